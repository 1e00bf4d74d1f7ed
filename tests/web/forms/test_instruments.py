"""The legal basis in a form: offered by titles, kept by ids, or as it is typed."""

from __future__ import annotations

import pytest

TREE = {
    "schema": "1",
    "kind": "request",
    "date": "2026-11-29",
    "requesting": {"state": "NG"},
    "requested": {"state": "US"},
}
BUDAPEST = "Budapest Convention"
LISTED = f"{BUDAPEST} – Convention on Cybercrime"
MARKED = f"{LISTED} (in force between both States)"


def _form(tree, tag="en"):
    from comity_web.core import host
    from comity_web.forms import form_of
    from comity_web.wording.catalogues import words

    return form_of("request", ["basis"], tree, {}, host(), words=words(tag))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (MARKED, "coe-185"),
        (BUDAPEST.lower(), "coe-185"),
        ("Convention on  Cybercrime", "coe-185"),
        (LISTED, "coe-185"),
        ("coe-185", "coe-185"),
        ("Treaty of 1901 with Ruritania", "Treaty of 1901 with Ruritania"),
    ],
)
def test_an_instrument_is_kept_by_its_id_and_shown_by_its_title(application, typed, kept):
    from comity_web.core import host
    from comity_web.forms import read_post
    from comity_web.wording.catalogues import words

    posted = {"basis[0].instrument": [typed]}
    read = read_post(["basis"], posted, TREE, {}, "request", host(), words=words("en"))

    assert read.tree["basis"] == [{"instrument": kept}]
    shown = _form(read.tree).at("basis[0].instrument")
    assert shown.text == (BUDAPEST if kept == "coe-185" else typed)
    again = {"basis[0].instrument": [shown.text]}
    same = read_post(["basis"], again, read.tree, {}, "request", host(), words=words("en"))
    assert same.tree == read.tree


def test_what_is_in_force_between_both_states_comes_first_and_all_can_be_found(application):
    tree = TREE | {"basis": [{"instrument": "x"}]}
    form = _form(tree)
    offered = dict(form.lists)[form.at("basis[0].instrument").listed]

    assert MARKED in offered
    marked = [one for one in offered if one.endswith("(in force between both States)")]
    assert list(offered[: len(marked)]) == marked
    rest = offered[len(marked) :]
    assert len(rest) > 20
    assert LISTED not in rest
    assert len(set(offered)) == len(offered)
    german = _form(tree, "de")
    told = dict(german.lists)[german.at("basis[0].instrument").listed]
    assert any(one.endswith("(zwischen beiden Staaten in Kraft)") for one in told)


def test_without_two_states_nothing_is_marked(application):
    form = _form({"schema": "1", "kind": "request", "basis": [{"instrument": "untoc"}]})
    offered = dict(form.lists)[form.at("basis[0].instrument").listed]

    assert not [one for one in offered if "in force" in one]


def test_a_row_that_was_just_added_shows_its_fields_and_no_empty_box(application):
    from comity_web.core import host
    from comity_web.forms import form_of
    from comity_web.wording.catalogues import words

    form = form_of("request", ["basis"], TREE, {}, host(), words=words("en"), added=["basis"])
    row = form.at("basis[0]")
    assert "basis[0].instrument" in [one.path for one in row.parts]
    assert "those in force between both States come first" in form.at("basis[0].instrument").help


def test_where_a_treaty_is_in_force_the_list_stands_in_plain_sight(application):
    plain = _form(TREE)
    assert "basis[0].instrument" in [part.path for one in plain.controls for part in one.walk()]

    nobody = {name: value for name, value in TREE.items() if name != "requested"}
    assert [one.path for one in _form(nobody).controls] == []
