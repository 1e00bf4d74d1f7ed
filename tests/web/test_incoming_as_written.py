"""Of a request that came in, nothing is printed that Comity would have written for its author."""

from __future__ import annotations

import datetime as dt

import pytest

from .answering import boxes, file_of, request_to_us, today


def came_on() -> dt.date:
    return today() - dt.timedelta(days=20)


PAPER = {
    "schema": "1",
    "kind": "request",
    "reference": "UKCA/2026/7",
    "requesting": {"state": "GB"},
    "requested": {"state": "US"},
    "measures": [{"id": "M1", "kind": "subscriber-data"}],
    "urgency": {"level": "urgent", "deadline": "2026-12-10"},
}
DERIVED = ("Legal basis", "Treaty", "Home Office", "Department of Justice", "Section 7", "rogatory")


def printed(file, tmp_path, what="preview", **options):
    """What the worker makes of a file, as text without breaks inside a line."""
    import comity_web.core as core
    from comity_web.cases.saving import tree_of
    from comity_web.judging.making import make

    order = {
        "what": what,
        "tree": tree_of(file.head),
        "name": f"{file.name}.yaml",
        "language": "en",
        "seen": [],
        "options": options,
        "incoming": file.incoming,
    }
    made = make(order, core.host(), tmp_path)
    (one,) = made["files"]
    text = (tmp_path / one["sha256"]).read_text()
    return " ".join(text.replace("&nbsp;", " ").split())


@pytest.fixture
def typed(client):
    """A request on paper, of which a few things were typed in."""
    from comity_web.cases.saving import save

    file = file_of(client.post("/incoming/new", {**boxes(came_on()), "by": "post"}))
    save(file, file.head, PAPER, {})
    file.refresh_from_db()
    return file


def test_a_request_typed_from_paper_is_shown_with_what_was_typed_alone(typed, tmp_path):
    text = printed(typed, tmp_path)
    assert "UKCA/2026/7" in text and "10 December 2026" in text
    assert not [one for one in (*DERIVED, "International letter") if one in text]
    made = printed(typed, tmp_path, "documents", formats=["html"], draft=True)
    assert not [one for one in DERIVED if one in made]


def test_the_same_draft_of_this_office_is_shown_with_what_comity_fills_in(client, tmp_path):
    from comity_web.cases.saving import new_file

    text = printed(new_file("request", PAPER), tmp_path)
    assert "Legal basis" in text and "Home Office" in text


def test_a_whole_request_that_came_in_names_no_treaty_that_its_author_did_not_name(
    client, tmp_path
):
    from comity_web.cases.saving import new_file

    tree = {**request_to_us(), "requested": {"state": "US"}}
    named = tree.pop("basis", [])
    text = printed(new_file("request", tree, incoming=True), tmp_path)
    assert tree["reference"] in text
    assert not [one for one in ("Legal basis", "Department of Justice") if one in text]
    cited = {**tree, "basis": named or [{"instrument": "us-ng-mlat"}]}
    assert "Legal basis" in printed(new_file("request", cited, incoming=True), tmp_path)


def test_a_finding_of_a_request_that_came_in_changes_nothing_but_what_it_names(typed):
    from comity_web.pages.checking import _applied

    assert typed.incoming
    changed = _applied(typed, dict(PAPER), [{"path": "reference", "value": "UKCA/2026/8"}])
    assert changed == {**PAPER, "reference": "UKCA/2026/8"}
