"""Where a field is about persons of some roles, the others stand behind a fold."""

from __future__ import annotations

import re

import pytest

PERSONS = [
    {"id": "P1", "role": "accused", "name": {"full": "A. Abel"}},
    {"id": "P2", "role": "victim", "name": {"full": "B. Bell"}},
    {"id": "P3", "name": {"full": "C. Cole"}},
    {"id": "P4", "role": "witness", "name": {"full": "D. Dorn"}},
]


def draft(chosen=(), persons=PERSONS):
    return {
        "schema": "1",
        "kind": "request",
        "requesting": {"state": "KE"},
        "requested": {"state": "US"},
        "offences": [{"id": "O1", "title": "Fraud", "persons": list(chosen)}],
        "persons": persons,
        "facts": [{"id": "F1", "text": "It happened.", "persons": []}],
        "hearings": [{"persons": list(chosen)}],
    }


def ticks(text, path):
    """The ids that are offered at once, and those behind the fold."""
    box = re.search(rf'name="{re.escape(path)}" value="">.*?</fieldset>', text, re.S)[0]
    at_once, _, folded = box.partition("<details")
    offered = rf'type="checkbox"[^>]* name="{re.escape(path)}" value="([^"]+)"'
    return re.findall(offered, at_once), re.findall(offered, folded)


@pytest.mark.parametrize("table", ["offences", "hearings"])
def test_suspects_are_offered_at_once_and_victims_behind_a_fold(page, table):
    text = page(draft(), (f"{table}[0]" if table == "offences" else table,))

    assert ticks(text, f"{table}[0].persons") == (["P1", "P3"], ["P2", "P4"])
    assert "2 other persons" in text


def test_a_person_that_is_chosen_is_never_put_behind_the_fold(page):
    text = page(draft(chosen=["P4"]), ("offences[0]",))

    assert ticks(text, "offences[0].persons") == (["P1", "P3", "P4"], ["P2"])
    assert "1 other person<" in text


def test_a_field_about_anybody_offers_all_at_once(page):
    text = page(draft(), ("facts",))

    assert ticks(text, "facts[0].persons") == (["P1", "P2", "P3", "P4"], [])


def test_without_a_suspect_the_page_says_so(page):
    text = page(draft(persons=[PERSONS[1]]), ("offences[0]",))

    assert ticks(text, "offences[0].persons") == ([], ["P2"])
    assert "No suspect, accused or convicted person is listed yet" in text


def test_somebody_behind_the_fold_can_be_chosen(post):
    read = post(draft(), ("offences[0]",), {"offences[0].persons": ["", "P1", "P2"]})

    assert read.tree["offences"][0]["persons"] == ["P1", "P2"]
    assert not read.refused
