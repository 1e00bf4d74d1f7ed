"""No protection of a person goes without a question: emptied in a form, or by an old version."""

from __future__ import annotations

import pytest

from .answering import text_of
from .cases import sample_tree

pytestmark = pytest.mark.postgres

NAME = "Wanjiru Mustermann"
ASKED = "Do you want to take this protection away?"


@pytest.fixture
def file(client):
    """A request with a protected witness of whom a fact speaks, and two persons more."""
    from comity_web.cases.saving import new_file

    tree = sample_tree("bec-request")
    witness = {"id": "P9", "role": "witness", "name": {"full": NAME}, "protect": "pseudonym"}
    tree["persons"] = [*tree["persons"], witness]
    tree["facts"][0]["text"] = "The witness P9 saw the mailbox of the company."
    return new_file("request", tree)


def person(file):
    from comity_web.cases.saving import tree_of

    file.refresh_from_db()
    return tree_of(file.head)["persons"][-1]


def item(file):
    from comity_web.cases.saving import tree_of

    number = len(tree_of(file.head)["persons"]) - 1
    return number, f"/c/{file.key}/s/people/persons/{number}"


def post(client, file, protect, **more):
    number, address = item(file)
    typed = {"_base": file.head.number, f"persons[{number}].protect": protect, **more}
    return client.post(address, typed)


def test_an_emptied_protection_stays_until_the_question_is_answered(client, file):
    number, _ = item(file)
    answer = post(client, file, "", **{f"persons[{number}].occupation": "Bookkeeper"})

    assert answer.status_code == 303
    asked = client.get(answer["Location"])
    told = text_of(asked)
    assert ASKED in told
    assert "Fact F1" in told
    assert "Everything else that you typed is saved." in told
    assert "ustermann" not in told
    assert person(file)["protect"] == "pseudonym"
    assert person(file)["occupation"] == "Bookkeeper"
    assert "ustermann" not in text_of(client.get(f"/c/{file.key}/s/people"))

    done = client.post(answer["Location"], {"person": number, "sure": "1"})
    assert done.status_code == 303
    assert "protect" not in person(file)
    assert NAME in text_of(client.get(done["Location"]))
    checked = text_of(client.get(f"/c/{file.key}/check", follow=True))
    assert "was removed or changed in this file: P9." in checked


def test_what_a_page_saves_by_itself_takes_no_protection_away(client, file):
    kept = post(client, file, "", autosave="1")
    assert kept.status_code == 200
    assert person(file)["protect"] == "pseudonym"

    file.refresh_from_db()
    assert ASKED in text_of(client.get(post(client, file, "")["Location"]))


def test_another_way_of_protection_is_saved_without_a_question(client, file):
    answer = post(client, file, "omit")
    assert "unprotect" not in answer["Location"]
    assert person(file)["protect"] == "omit"


def test_a_first_save_of_somebody_whom_nothing_protects_asks_nothing(client, file):
    typed = {"_base": file.head.number, "persons[0].protect": "", "persons[0].occupation": "Clerk"}
    answer = client.post(f"/c/{file.key}/s/people/persons/0", typed)
    assert "unprotect" not in answer["Location"]


def test_an_old_version_that_does_not_protect_is_restored_after_the_question(client, file):
    from comity_web.cases.saving import new_file, save, tree_of

    bare = new_file("request", tree_of(file.head) | {"persons": []})
    save(bare, bare.head, tree_of(file.head), {}, section="people")
    bare.refresh_from_db()
    address = f"/c/{bare.key}/restore/1"

    asked = client.post(address)
    assert asked.status_code == 200
    assert ASKED in text_of(asked)
    assert person(bare)["protect"] == "pseudonym"
    assert client.post(address, {"sure": "1"}).status_code == 303
    bare.refresh_from_db()
    assert not tree_of(bare.head).get("persons")


def test_the_question_is_over_where_nobody_is_protected(client, file):
    number, _ = item(file)
    address = f"/c/{file.key}/unprotect?person={number}"
    assert client.post(address, {"sure": "1"}).status_code == 303
    assert "protect" not in person(file)
    assert client.get(address).status_code == 303
    assert client.get(f"/c/{file.key}/unprotect?person=x&person=99").status_code == 303


@pytest.mark.parametrize("tag", ["fr", "de"])
def test_the_question_is_asked_in_the_language_of_the_reader(client, file, tag):
    number, _ = item(file)
    address = f"/c/{file.key}/unprotect?person={number}"
    told = text_of(client.get(address, headers={"Accept-Language": tag}))
    assert {"fr": "retirer cette protection", "de": "diesen Schutz aufheben"}[tag] in told
    assert "ustermann" not in told
