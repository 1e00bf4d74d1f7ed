"""Whom a file of the browser protected once: looked for after the person is taken out of it."""

from __future__ import annotations

import os
import stat

import pytest

from .cases import sample_tree

VICTIM = {
    "id": "P9", "role": "victim", "protect": "pseudonym", "phone": "0722 555 010",
    "name": {"full": "Wanjiru Mustermann", "aliases": ["koel.77"]},
}  # fmt: skip
RULE = "protection.former"


@pytest.fixture
def request_of(client):
    """``request_of(persons, text)``: a revision of one request with these persons and a text."""
    from comity_web.cases.saving import new_file, save

    base = sample_tree("bec-request")
    made = {}

    def request_of(persons, text="The money was moved."):
        facts = [{**base["facts"][0], "text": text}, *base["facts"][1:]]
        tree = {**base, "persons": [*base["persons"], *persons], "facts": facts}
        if "file" not in made:
            made["file"] = new_file("request", tree)
            return made["file"]
        save(made["file"], made["file"].head, tree, {})
        made["file"].refresh_from_db()
        return made["file"]

    return request_of


def found(file):
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    rows = [row for row in judge(file.head, words("en")).findings if row["rule"] == RULE]
    assert not any("Wanjiru" in row["message"] + row["cure"] for row in rows)
    return rows


@pytest.mark.parametrize(
    "text", ["Wanjiru Mustermann called.", "A call from 0722 555 010.", "The handle koel.77."]
)
def test_a_name_that_stayed_in_a_text_is_an_error(request_of, text):
    request_of([VICTIM], "The victim P9 called.")
    (row,) = found(request_of([], text))
    assert (row["field"], row["severity"]) == ("facts[0].text", "error")
    assert "P9" in row["message"]
    assert ".yaml" not in row["message"] + row["cure"]
    assert "`" not in row["message"]


@pytest.mark.postgres
def test_a_letter_of_the_matter_is_searched_too(request_of, client):
    from comity_web.cases.saving import new_file

    request = request_of([VICTIM])
    request = request_of([])
    tree = {"schema": "1", "kind": "reminder", "outstanding": ["The account of Mrs Mustermann"]}
    letter = new_file("reminder", tree, matter=request.matter)
    assert [row["field"] for row in found(letter)] == ["outstanding[0]"]


def test_it_is_calm_while_the_person_is_listed_or_no_word_is_left(request_of):
    request_of([VICTIM])
    assert not found(request_of([{k: v for k, v in VICTIM.items() if k != "protect"}], "Wanjiru."))
    assert not found(request_of([], "The money was moved."))


@pytest.mark.parametrize("born", ["1985-03-02", "2 March 1985"])
@pytest.mark.parametrize(
    "change",
    [
        {"born": "1985-03-03"},
        {"name": {"full": "Wanjiru Mueller"}},
        {"protect": None},
        {"identifiers": "none", "address": "12 Example Road"},
        None,
    ],
)
def test_a_person_with_a_date_of_birth_may_be_changed_and_removed(request_of, born, change):
    from comity_web.judging.judged import judge, judgement
    from comity_web.wording.catalogues import words

    request_of([VICTIM | {"born": born}])
    now = {k: v for k, v in (VICTIM | {"born": born} | (change or {})).items() if v}
    file = request_of([] if change is None else [now], "Wanjiru Mustermann was born on 2.3.1985.")
    assert judge(file.head, words("en")) is not None  # else the page says: could not be checked
    assert judgement(file.head, words("en")).current
    if change is None:
        (row,) = found(file)
        assert row["field"] == "facts[0].text"


def test_the_day_of_birth_of_somebody_taken_out_is_still_looked_for(request_of):
    request_of([VICTIM | {"born": "1985-03-02"}])
    (row,) = found(request_of([], "She was born on 2 March 1985."))
    assert "born" in row["message"] or "birth" in row["message"]


@pytest.mark.postgres
def test_the_note_is_private_and_goes_with_the_need_for_it(request_of):
    from comity_web.cases.folders import folder_of

    file = request_of([VICTIM])
    assert not list(folder_of(file.matter).glob("*.protected-before"))
    file = request_of([])
    (note,) = folder_of(file.matter).glob("*.protected-before")
    if os.name != "nt":
        assert stat.S_IMODE(note.stat().st_mode) == 0o600
    file = request_of([VICTIM])
    assert not list(folder_of(file.matter).glob("*.protected-before"))


@pytest.mark.parametrize("name", ["Erstname", "Mustermann"])
def test_each_name_that_an_entry_had_is_looked_for(request_of, name):
    request_of([VICTIM | {"name": {"full": "Wanjiru Erstname"}}])
    request_of([VICTIM])  # corrected, with the same telephone number
    (row,) = found(request_of([], f"Mrs {name} called."))
    assert row["field"] == "facts[0].text"


BEFORE = {
    "id": "P9", "role": "witness", "address": ["17 Wombleroad"],
    "name": {"full": "Theodora Brombeerhag"},
}  # fmt: skip
NOW = {**BEFORE, "name": {"full": "Theodora Kuckuckslicht"}, "address": ["3 Fernlane"]}
GUARDED = {**NOW, "protect": "pseudonym"}


@pytest.mark.parametrize("phone", [{}, {"phone": "0722 555 010"}])
@pytest.mark.parametrize("text", ["It was sold by Mrs Brombeerhag.", "A house at 17 Wombleroad."])
def test_what_a_person_was_called_before_they_were_protected_is_looked_for(request_of, text, phone):
    request_of([BEFORE | phone], text)
    (row,) = found(request_of([GUARDED | phone], text))
    assert (row["field"], row["severity"]) == ("facts[0].text", "error")
    assert "P9" in row["message"] and "earlier version" in row["message"]
    assert "P9" in row["cure"]
    assert not any(one in row["message"] + row["cure"] for one in ("Brombeer", "Womble"))
    assert not found(request_of([GUARDED | phone], "It was sold by P9."))


def test_the_mask_takes_out_nothing_that_the_check_does_not_find(request_of):
    from comity.steps.protect.match import mask
    from comity_web.cases.guarded_names import people_of_every_version

    text = "It was sold by Mrs Brombeerhag, of 17 Wombleroad."
    request_of([BEFORE], text)
    file = request_of([GUARDED], text)
    assert mask(people_of_every_version(file), text) == "It was sold by Mrs [P9], of [P9]."
    (row,) = found(file)
    assert "1 more" in row["message"] or "more place" in row["message"]


@pytest.mark.postgres
def test_a_letter_of_the_matter_does_not_tell_the_former_name(request_of, client):
    from comity_web.cases.saving import new_file

    request_of([BEFORE])
    file = request_of([GUARDED])
    tree = {"schema": "1", "kind": "reminder", "outstanding": ["The account of Mrs Brombeerhag"]}
    letter = new_file("reminder", tree, matter=file.matter)
    assert [row["field"] for row in found(letter)] == ["outstanding[0]"]


def test_it_is_calm_where_nobody_is_protected_who_was_called_otherwise(request_of):
    other = {"id": "P8", "role": "witness", "name": {"full": "Otto Brombeerhagen"}}
    text = "It was sold by Otto Brombeerhagen."
    request_of([VICTIM, other], text)
    corrected = {**other, "name": {"full": "Otto Brombeerhage"}}
    assert not found(request_of([VICTIM, corrected], text))


def test_a_former_name_that_is_somebody_elses_now_is_calm(request_of):
    from comity.steps.protect.match import mask
    from comity_web.cases.guarded_names import people_of_every_version

    request_of([BEFORE])
    other = {"id": "P8", "role": "suspect", "name": {"full": "Theodora Brombeerhag"}}
    text = "It was sold by Theodora Brombeerhag."
    file = request_of([GUARDED, other], text)
    assert not found(file)
    assert mask(people_of_every_version(file), text) == text
