"""A file that comes into a matter does not tell by its name whom the matter protects."""

from __future__ import annotations

import datetime as dt
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from .office_world import account, browser, sample, team

NAME = "Quastelwitz"
WITNESS = {"id": "P9", "role": "witness", "name": {"full": f"Zerlina {NAME}"}}
LISTS = ("/", "/register", "/register.csv", "/register.ics?with=case", "/incoming/")


@pytest.fixture
def unit(application):
    return team()


@pytest.fixture
def central(unit):
    return browser(account((unit, "central-authority")))


@pytest.fixture
def reviewer(unit):
    return browser(account((unit, "reviewer")))


def tree(*, protect=True, reference="UKCA/9/2026"):
    made = sample("bec-request") | {"reference": reference, "earlier": []}
    witness = {**WITNESS, "protect": "pseudonym"} if protect else WITNESS
    return made | {"persons": [*made["persons"], witness]}


def request_of(unit, **more):
    from comity_web.cases.saving import new_file

    return new_file("request", tree(**more), team=unit.pk)


def beside(request, name, **more):
    from comity_web.cases.saving import new_file

    letter = {"schema": "1", "kind": "reminder"}
    return new_file("reminder", letter, matter=request.matter, name=name, **more)


def told(reader):
    """The lists on which the name stands."""
    pages = {one: unescape(reader.get(one).content.decode()) for one in LISTS}
    return [one for one, page in pages.items() if NAME.lower() in page.lower()]


def uploaded(name, text):
    return SimpleUploadedFile(name, text.encode())


def reminder():
    import comity

    sides = {one: sample("bec-request")[one] for one in ("requesting", "requested")}
    concerning = {"reference": "OLD/REF/1", "date": "2026-10-26"}
    letter = {"schema": "1", "kind": "acknowledgement", "concerning": concerning}
    return comity.to_yaml(letter | {one: {"state": sides[one]["state"]} for one in sides})


def test_a_file_that_is_brought_back(unit, central, reviewer):
    from comity_web.cases.history import remove
    from comity_web.cases.saving import save

    request = request_of(unit, protect=False)
    letter = beside(request, f"{NAME} supplement")
    remove(letter)
    save(request, request.head, tree(), {}, section="people")
    assert central.post(f"/removed/{letter.key}").status_code == 303
    assert told(reviewer) == []
    assert "Comity gave that file another name" in central.get(f"/c/{letter.key}/").content.decode()
    letter.refresh_from_db()
    assert letter.removed is None


def test_a_letter_that_is_put_beside_a_request(unit, central, reviewer):
    from comity_web.cases.models import CaseFile

    request = request_of(unit)
    today = dt.date.today()
    day = {"received-day": today.day, "received-month": today.month, "received-year": today.year}
    central.post("/incoming/", {"file": uploaded(f"Ack {NAME}.yaml", reminder()), **day})
    letter = CaseFile.objects.get(matter__team=unit, kind="acknowledgement")
    assert NAME in letter.name  # nothing protects her there
    central.post(f"/incoming/{letter.key}", {"request": request.key})
    letter.refresh_from_db()
    assert letter.matter == request.matter
    assert told(reviewer) == []


def test_a_file_that_is_uploaded_beside_another(unit, central, reviewer):
    from comity_web.cases.models import CaseFile

    request = request_of(unit)
    given = {"file": uploaded(f"{NAME} ack.yaml", reminder()), "beside": request.key}
    assert central.post("/upload", given).status_code == 303
    assert CaseFile.objects.filter(matter=request.matter).count() == 2
    assert told(reviewer) == []


def test_a_file_that_protects_somebody_after_whom_another_is_named(unit, central, reviewer):
    import comity

    request = request_of(unit, protect=False)
    beside(request, f"Letter {NAME}")
    assert told(reviewer) != []
    later = comity.to_yaml(tree(reference="UKCA/10/2026"))
    central.post("/upload", {"file": uploaded("later.yaml", later), "beside": request.key})
    assert told(reviewer) == []


def test_a_name_that_tells_nobody_stays(unit, central, reviewer):
    from comity_web.cases.history import remove

    letter = beside(request_of(unit), "Second letter")
    remove(letter)
    central.post(f"/removed/{letter.key}")
    letter.refresh_from_db()
    assert letter.name == "Second letter"
