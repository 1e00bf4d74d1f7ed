"""A later version of what came in shows a reviewer nobody protected, however it lists them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from .office_world import account, browser, sample, team

FAMILY = re.compile("Ahornblatt|Wendelgard|Ulmenzweig|Kastanienhof", re.IGNORECASE)
WITNESS = {
    "id": "P9", "role": "witness", "protect": "pseudonym", "born": "1991-04-17",
    "name": {"full": "Wendelgard Ahornblatt"}, "phone": "0722 555 010",
    "address": ["3 Kastanienhof Street", "Mombasa"], "location": "Mombasa, Kenya",
}  # fmt: skip
BESIDE = {"id": "P8", "role": "accused", "name": {"full": "Karl Ahornblatt"}}
LATER = {
    "a new family name": {"id": "P9", "name": {"full": "Wendelgard Ulmenzweig"}},
    "another id and a former name": {
        "id": "P30", "name": {"full": "Berta Ulmenzweig", "former": "Ahornblatt"},
    },
    "a middle name": {"id": "P30", "name": {"full": "Wendelgard Maria Ahornblatt"}},
    "the family name alone": {"id": "P30", "name": {"full": "Ahornblatt"}},
    "an alias": {"id": "P30", "name": {"full": "Berta Ulmenzweig", "aliases": ["Ahornblatt"]}},
    "the telephone": {
        "id": "P30", "name": {"full": "Berta Ulmenzweig"}, "phone": "+254 722 555010",
    },
    "the address": {
        "id": "P30", "name": {"full": "Berta Ulmenzweig"}, "address": ["3 Kastanienhof Street"],
    },
    "the day of birth": {
        "id": "P30", "name": {"full": "Berta Ulmenzweig"}, "born": "1991-04-17",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def unit(application):
    return team()


@pytest.fixture(scope="module")
def people(unit):
    return {one: account((unit, one)) for one in ("reviewer", "central-authority")}


def tree(*persons, **more):
    made = sample("bec-request")
    return {**made, "persons": [*made["persons"], *persons], **more}


def came(unit, people, *versions):
    """A request to us, of which every later version came in after the first."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file
    from comity_web.cases.taking import Taken
    from comity_web.matters.arriving import came_again

    with on_behalf_of(who_is(people["central-authority"])):
        file = new_file("request", versions[0], incoming=True, section="upload", team=unit.pk)
        for one in versions[1:]:
            came_again(file, Taken("request", one, ""))
            file.refresh_from_db()
    return file


def read(who, file):
    """All that somebody reads of a file."""
    pages = ("/incoming/{}", "/incoming/{}/changes", "/c/{}/s/people", "/c/{}/s/case",
             "/c/{}/history", "/c/{}/compare/1/2", "/register", "/register.csv")  # fmt: skip
    client = browser(who)
    return {one: unescape(client.get(one.format(file.key)).content.decode()) for one in pages}


@pytest.mark.parametrize("how", LATER)
def test_a_reviewer_reads_nobody_who_may_be_the_protected_person(unit, people, how):
    later = {"role": "witness", **LATER[how]}
    subject = f"Statement of {later['name']['full']}"
    file = came(unit, people, tree(WITNESS), tree(later, subject=subject))
    told = {page: found[0] for page, text in read(people["reviewer"], file).items()
            if (found := FAMILY.search(text))}  # fmt: skip
    assert told == {}
    answering = browser(people["central-authority"])
    answering.post(f"/incoming/{file.key}/change")
    seen = answering.get(f"/c/{file.key}/s/people").content.decode()
    assert later["name"]["full"] in seen


def test_it_goes_on_from_version_to_version(unit, people):
    second = {"id": "P9", "role": "witness", "name": {"full": "Wendelgard Ulmenzweig"}}
    third = {"id": "P40", "role": "witness", "name": {"full": "Berta Ulmenzweig"}}
    file = came(unit, people, tree(WITNESS), tree(second), tree(third))
    assert not any(map(FAMILY.search, read(people["reviewer"], file).values()))


def test_others_and_the_names_of_states_and_towns_stay(unit, people):
    """Who stood openly beside the protected person is somebody else, as the sender said."""
    apart = {"id": "P31", "role": "witness", "name": {"full": "Otto Lindenthal"}}
    later = {"id": "P30", "role": "witness", "name": {"full": "Wendelgard Ulmenzweig"},
             "location": "Mombasa, Kenya"}  # fmt: skip
    file = came(unit, people, tree(WITNESS, BESIDE), tree(later, BESIDE, apart))
    page = read(people["reviewer"], file)["/c/{}/s/people"]
    assert "Karl" in page
    assert "Otto Lindenthal" in page
    assert not re.search("Ulmenzweig|Wendelgard", page)
    made = sample("bec-request")
    assert made["requesting"]["authority"]["name"] in read(people["reviewer"], file)["/incoming/{}"]


def test_another_request_goes_on_protecting_whom_the_first_protected(unit, people):
    from comity_web.cases.saving import file_at

    later = {**WITNESS, "id": "P30", "protect": None, "name": {"full": "Wendelgard M. Ahornblatt"}}
    later.pop("protect")
    subject = "About Wendelgard Ahornblatt"
    file = came(unit, people, tree(WITNESS), tree(later, subject=subject))
    client = browser(people["central-authority"])
    answer = client.post(f"/incoming/{file.key}/apart")
    assert answer.status_code == 303
    new = file_at(re.search("[0-9a-f]{12}", answer["Location"])[0])
    assert new.matter_id != file.matter_id
    for one in (file, new):
        client_pages = ("/incoming/{}", "/c/{}/s/people", "/c/{}/s/case", "/register.csv")
        reader = browser(people["reviewer"])
        told = [
            unescape(reader.get(page.format(one.key)).content.decode()) for page in client_pages
        ]
        assert not any(map(FAMILY.search, told))
    shown = unescape(client.get(answer["Location"]).content.decode())
    assert "does not protect these persons any more, although an earlier one did: P9." in shown


def own(unit, people, *versions):
    """A request of ours, of which each version was saved after the first."""
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.saving import new_file, save

    with on_behalf_of(who_is(people["central-authority"])):
        file = new_file("request", versions[0], team=unit.pk)
        for one in versions[1:]:
            save(file, file.head, one, {}, section="people")
            file.refresh_from_db()
    return file


@pytest.mark.parametrize("kept", [(WITNESS,), ()], ids=["still-protected", "removed"])
def test_a_name_with_a_word_more_in_a_file_of_ours_is_told_and_hidden(unit, people, kept):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    name = {"full": "Wendelgard Maria Ahornblatt"}
    more = {"id": "P30", "role": "witness", "name": name, "address": WITNESS["address"]}
    relative = {"id": "P31", "role": "witness", "name": {"full": "Otto Ahornblatt"}}
    file = own(unit, people, tree(WITNESS), tree(*kept, more, relative))
    rows = judge(file.head, words("en")).findings
    number = len(tree(*kept)["persons"])
    errors = repr([one for one in rows if one["severity"] == "error"])
    assert f"persons[{number}].name.full" in errors
    assert f"persons[{number + 1}].name.full" not in errors
    reader = browser(people["reviewer"])
    for page in ("/c/{}/s/people", "/c/{}/check", "/c/{}/history"):
        text = unescape(reader.get(page.format(file.key)).content.decode())
        assert not re.search("Wendelgard|Maria Ahorn|Kastanienhof", text), page
