"""Lists ask for all their rows at once, and tell of each what is true of it now."""

from __future__ import annotations

import html
import re

import pytest

from .answering import request_to_us, write_down

pytestmark = pytest.mark.postgres

CHECK = "This version was not checked yet."
ERRORS = "Correct the errors first."
UNPROTECTED = "Protection was removed or changed for:"


def made(tree=None, name=""):
    from comity_web.cases.saving import new_file

    return new_file("request", tree or request_to_us(), name=name)


def saved(file, tree):
    """The file after a save, checked as the page of a section checks it."""
    from comity_web.cases.saving import save
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    judge(save(file, file.head, tree, {}).revision, words("en"))
    return file


def to_itself(tree):
    """A request of a State to itself, which is an error."""
    return {**tree, "requested": {**tree["requested"], "state": tree["requesting"]["state"]}}


def row_of(client, file):
    """The row of a file in the register, in words."""
    body = client.get("/register").content.decode()
    rows = re.findall(r"<tr role=\"row\">.*?</tr>", body.partition("<tbody")[2], re.DOTALL)
    (row,) = (one for one in rows if f"/c/{file.key}/" in one)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", row)).split())


def asked(client, address):
    """What a page asks of the tables of the cases."""
    from django.db import connection

    asked = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert client.get(address).status_code == 200
    return [one for one in asked if "cases_" in one]


@pytest.mark.parametrize("address", ["/register", "/register.csv"])
def test_the_register_asks_no_more_for_more_files(client, address):
    for _ in range(2):
        saved(made(), {**request_to_us(), "urgency": {}})
    client.get(address)  # which reads what is new
    before = asked(client, address)
    for _ in range(4):
        saved(made(), {**request_to_us(), "urgency": {}})
    client.get(address)
    after = asked(client, address)
    assert len(after) == len(before), "\n".join(after)


def test_the_register_tells_what_comes_first_right_after_each_save(client):
    tree = request_to_us()
    file = made(tree)
    assert CHECK in row_of(client, file)
    saved(file, {**tree, "subject": f"{tree['subject']} (2)"})
    checked = row_of(client, file)
    assert CHECK not in checked
    saved(file, to_itself(tree))
    assert ERRORS in row_of(client, file)
    saved(file, tree)
    assert ERRORS not in row_of(client, file)
    assert CHECK not in row_of(client, file)


def test_a_check_of_another_language_is_one_too_and_that_of_an_earlier_version_is_none(client):
    from comity_web.cases.saving import save

    tree = request_to_us()
    file = saved(made(tree), to_itself(tree))
    client.post("/language", {"language": "de"})
    assert "Berichtigen Sie zuerst die Fehler." in row_of(client, file)
    client.post("/language", {"language": "en"})
    save(file, file.head, tree, {})  # elsewhere, where nothing is checked
    assert CHECK in row_of(client, file)


def test_the_register_tells_of_protection_that_went_and_came_back(client):
    tree = request_to_us()
    person = tree["persons"][0]
    guarded = {**tree, "persons": [{**person, "protect": "pseudonym"}, *tree["persons"][1:]]}
    file = saved(made(guarded), {**guarded, "subject": f"{tree['subject']} (2)"})
    assert UNPROTECTED not in row_of(client, file)
    saved(file, tree)
    row = row_of(client, file)
    assert ERRORS in row or f"{UNPROTECTED} {person['id']}" in row
    saved(file, guarded)
    assert UNPROTECTED not in row_of(client, file)


def test_the_register_tells_an_event_right_after_it_was_recorded(client):
    file = made()
    assert "Sent" not in row_of(client, file)
    from .answering import today

    assert write_down(client, file, "sent", today(), by="courier").status_code == 303
    assert "Sent" in row_of(client, file)
