"""Who may be a protected person is hidden from a reviewer, whoever wrote it; others are not."""

from __future__ import annotations

from html import unescape

import pytest

from .office_world import account, browser, sample, team

WITNESS = {
    "id": "P9", "role": "witness", "protect": "pseudonym", "born": "1984-05-06",
    "name": {"full": "Gundula Schwarzbeer"}, "address": ["7 Tannhof Lane", "Cork"],
}  # fmt: skip
DOUBLE = {
    "id": "P30", "role": "witness", "name": {"full": "Gundula Maria Schwarzbeer"},
    "address": ["7 Tannhof Lane", "Cork"],
}  # fmt: skip
MARRIED = {
    "id": "P30", "role": "witness", "born": "1984-05-06", "name": {"full": "Gundula Ulmental"},
}  # fmt: skip


@pytest.fixture(scope="module")
def unit(application):
    return team()


@pytest.fixture(scope="module")
def people(unit):
    return {one: account((unit, one)) for one in ("reviewer", "central-authority")}


@pytest.fixture
def acting(people):
    from comity_web.accounts.who import on_behalf_of, who_is

    with on_behalf_of(who_is(people["central-authority"])):
        yield


def tree(*persons, **more):
    made = sample("bec-request")
    return {**made, "persons": [*persons, *made["persons"]], **more}


def begun(unit, first, *, incoming, beside=None):
    from comity_web.cases.saving import new_file

    where = {"team": unit.pk} if beside is None else {"matter": beside.matter}
    return new_file("request", first, incoming=incoming, section="upload", **where)


def changed(file, later):
    """What we change ourselves, also in a request that we typed in from paper."""
    from comity_web.cases.saving import save

    save(file, file.head, later, {}, section="people")
    file.refresh_from_db()
    return file


def came(unit, *persons):
    """A request, and its later version with other persons."""
    from comity_web.cases.taking import Taken
    from comity_web.matters.arriving import came_again

    first, *later = persons
    file = begun(unit, tree(first), incoming=True)
    came_again(file, Taken("request", tree(*later), ""))
    file.refresh_from_db()
    return file


def read(people, file):
    reader = browser(people["reviewer"])
    pages = ("/c/{}/s/people", "/c/{}/s/case", "/c/{}/history", "/register.csv")
    return unescape(" ".join(reader.get(one.format(file.key)).content.decode() for one in pages))


def person(full, **more):
    return {"id": "P30", "role": "witness", "name": {"full": full}, **more}


@pytest.mark.usefixtures("acting")
@pytest.mark.parametrize("kept", [(WITNESS,), ()], ids=["beside", "instead"])
def test_a_double_in_a_request_that_we_typed_in_is_hidden(unit, people, kept):
    file = changed(begun(unit, tree(WITNESS), incoming=True), tree(*kept, DOUBLE))
    text = read(people, file)
    assert "Maria Schwarz" not in text
    assert "Tannhof" not in text


@pytest.mark.usefixtures("acting")
@pytest.mark.parametrize("incoming", [True, False], ids=["theirs", "ours"])
def test_a_file_of_ours_and_one_that_came_in_protect_each_other_s_persons(unit, people, incoming):
    first = begun(unit, tree(WITNESS), incoming=not incoming)
    later = tree(MARRIED, reference="Other/2026/1")
    text = read(people, begun(unit, later, incoming=incoming, beside=first))
    assert "Ulmental" not in text
    assert "Adewale Placeholder" in text


ALIKE = {
    "everyday words": ("Grace Bank", "Grace Mary Bank"),
    "another order": ("王小明", "小明 王"),
    "run together": ("Ana-Maria Da Silva Prado", "Anamaria DaSilva"),
}


@pytest.mark.usefixtures("acting")
@pytest.mark.parametrize("how", ALIKE)
def test_a_name_that_is_written_otherwise_is_hidden_in_a_later_version(unit, people, how):
    before, after = ALIKE[how]
    file = came(unit, {**WITNESS, "name": {"full": before}}, person(after))
    assert after not in read(people, file)


@pytest.mark.usefixtures("acting")
def test_whoever_is_at_the_same_house_is_hidden_in_a_later_version(unit, people):
    file = came(unit, WITNESS, person("Berta Ulmental", location="7 Tannhof Lane, Cork"))
    assert "Ulmental" not in read(people, file)


OTHERS = {
    "the id of somebody who has another now": (
        WITNESS, {"id": "P9", "role": "suspect", "name": {"full": "Otto Karlsberg"}},
        {**WITNESS, "id": "P30"},
    ),
    "a town": (
        {**WITNESS, "name": {"full": "Sofia Schwarzbeer"}},
        person("Otto Karlsberg", address=["1 Main Street", "1000 Sofia"]),
    ),
    "the same town": (
        {**WITNESS, "location": "Mombasa, Kenya"},
        person("Otto Karlsberg", location="Mombasa, Kenya"),
    ),
    "a name in common": (
        {**WITNESS, "name": {"full": "Maria Schwarzbeer"}}, person("Maria Karlsberg"),
    ),
}  # fmt: skip


@pytest.mark.usefixtures("acting")
@pytest.mark.parametrize("who", OTHERS)
def test_somebody_else_is_shown(unit, people, who):
    text = read(people, came(unit, *OTHERS[who]))
    assert "Karlsberg" in text
    assert "Schwarzbeer" not in text
