"""A letter that came in leads to its request, and a file that is here already is told of."""

from __future__ import annotations

import datetime as dt
import re
import secrets

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

import comity

from .answering import boxes, file_of, request_to_us, text_of, today, upload, write_down

pytestmark = pytest.mark.postgres


def sent_on() -> dt.date:
    return today() - dt.timedelta(days=30)


@pytest.fixture
def ours(client):
    """A request of this office that was sent."""
    from comity_web.cases.saving import new_file

    file = new_file("request", request_to_us())
    assert write_down(client, file, "sent", sent_on()).status_code == 303
    return file


def deficiency(reference):
    """A letter of the United States that asks for more."""
    return {
        "schema": "1",
        "kind": "deficiency",
        "date": (today() - dt.timedelta(days=3)).isoformat(),
        "reference": f"US-{secrets.randbelow(10**9)}",
        "requesting": {"state": "NG"},
        "requested": {"state": "US", "issued_by": {"name": "A. Sample"}},
        "concerning": {"reference": reference, "date": "2026-10-01"},
        "deficiencies": [{"what": "No days are given.", "remedy": "Give them.", "measures": ["2"]}],
        "reply_by": (today() + dt.timedelta(days=16)).isoformat(),
    }


def reference_of(file):
    from comity_web.cases.saving import tree_of

    return tree_of(file.head)["reference"]


def test_a_letter_about_a_request_offers_what_comes_next(client, ours):
    answer = upload(client, "/incoming/", deficiency(reference_of(ours)), today())
    letter = file_of(answer)
    assert letter.matter == ours.matter
    shown = client.get(answer["Location"])
    assert "Incoming letter" in text_of(shown)
    assert "Send a supplement to the United States by" in text_of(shown)
    assert "Record on the request: Returned, or more asked for" in text_of(shown)
    assert f'action="/c/{ours.key}/follow-up"' in shown.content.decode()
    made = client.post(f"/c/{ours.key}/follow-up", {"letter": "supplement"})
    assert made.status_code == 303


def test_a_letter_without_its_request_is_put_beside_it(client, ours):
    answer = upload(client, "/incoming/", deficiency("not known here"), today())
    letter = file_of(answer)
    assert letter.matter != ours.matter
    page = client.get(answer["Location"])
    assert "Which request is this letter about?" in text_of(page)
    assert reference_of(ours) in text_of(page)
    assert client.post(f"/incoming/{letter.key}", {"request": letter.key}).status_code == 404
    assert client.post(f"/incoming/{letter.key}", {"request": ours.key}).status_code == 303
    letter.refresh_from_db()
    assert letter.matter == ours.matter
    shown = text_of(client.get(f"/incoming/{letter.key}"))
    assert "names another reference" in shown
    assert "Received" in text_of(client.get(f"/c/{letter.key}/record"))  # its record went with it


def test_the_same_file_is_not_taken_twice_without_a_question(client):
    tree = request_to_us()
    first = file_of(upload(client, "/incoming/", tree, today()))
    page = upload(client, "/incoming/", tree, today())
    assert page.status_code == 422
    assert "This very file came in already." in text_of(page)
    first.refresh_from_db()
    assert first.head.number == 1

    own = request_to_us()

    def again(**more):
        file = SimpleUploadedFile("own.yaml", comity.to_yaml(own).encode())
        return client.post("/upload", {"file": file, **more})

    assert (uploaded := again()).status_code == 303
    page = again()
    assert page.status_code == 422
    assert f'href="/c/{file_of(uploaded).key}/"' in page.content.decode()
    assert again(again="1").status_code == 303


def test_pages_of_a_request_on_paper_say_whose_words_are_typed(client):
    answer = client.post("/incoming/new", boxes(today()))
    shown = text_of(client.get(answer["Location"]))
    assert "You are typing in a request that another State sent." in shown
    assert "“Our reference” is its reference, not yours." in shown
    assert "Came in from another State" in text_of(client.get("/"))


def test_requests_that_read_alike_are_told_apart(client):
    """Their references name a protected person, so that nothing of them can be shown."""
    from comity_web.cases.saving import new_file

    witness = {"id": "P9", "role": "witness", "protect": "pseudonym"}
    witness |= {"name": {"full": "Zerlina Quastelwitz"}}
    files = []
    for age in (40, 40, 12):
        tree = request_to_us()
        tree["date"] = (today() - dt.timedelta(days=age)).isoformat()
        tree |= {"reference": "Quastelwitz", "persons": [*tree["persons"], witness]}
        files.append(new_file("request", tree))
    page = client.get(upload(client, "/incoming/", deficiency("not known"), today())["Location"])
    options = dict(re.findall(r'<option value="(\w+)">([^<]+)<', page.content.decode()))
    told = [options[file.key] for file in files]
    assert len(set(options.values())) == len(options)
    assert not any("Quastelwitz" in one for one in told)
    assert all(", dated " in one for one in told)
    assert [file.name in one for file, one in zip(files, told, strict=True)] == [True, True, False]
