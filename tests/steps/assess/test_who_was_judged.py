"""An earlier judgment counts whoever is heard; a period is asked for where a kind can have one."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.assess import Judged

TRIED = "The suspect was acquitted of these facts in Vienna in 2024; the judgment is final."
HEARD: dict[str, Any] = {
    "measures.0.kind": "witness-testimony",
    "measures.0.persons": ["P9"],
    "persons.1": {"id": "P9", "role": "witness", "name": {"full": "C. Example"}},
}


def of(report: Any, topic: str) -> list[Judged]:
    return [one for one in report.judged if one.topic == topic and "M1" in one.measures]


@pytest.fixture
def tried(judge):
    """``tried({...})``: each status and field of the ground on who was judged, for M1."""

    def tried(changes: dict[str, Any]) -> set[tuple[str, str]]:
        found = of(
            judge("03", {"requested.state": "AU", "basis": None} | changes), "ne-bis-in-idem"
        )
        return {(one.status, one.field) for one in found}

    return tried


def test_an_acquittal_counts_for_the_hearing_of_somebody_else(tried) -> None:
    found = tried(HEARD | {"proceedings.earlier_judgments": TRIED})
    assert found == {("cannot-tell", "proceedings.earlier_judgments")}


def test_the_hearing_of_somebody_else_is_calm_where_nobody_was_judged(tried) -> None:
    found = tried(HEARD | {"proceedings.earlier_judgments": None})
    assert found == {("not-in-play", "")}


@pytest.mark.parametrize("changes", [HEARD, {}])
def test_an_acquittal_that_only_a_fact_tells_cannot_be_told(tried, changes) -> None:
    fact = {"proceedings.earlier_judgments": None, "facts.0.text": TRIED}
    fact |= {"facts.0.persons": ["P1"], "persons.0.role": "suspect"}
    assert tried(changes | fact) == {("cannot-tell", "facts[0].text")}


def test_a_judgment_on_a_witness_in_a_fact_is_nobodys_here(tried) -> None:
    fact = {"facts.0.text": "C. Example was convicted in 2020.", "facts.0.persons": ["P9"]}
    assert tried(HEARD | {"proceedings.earlier_judgments": None} | fact) == {("not-in-play", "")}


@pytest.fixture
def burdened(judge):
    """``burdened({...})``: the status and the field of the ground on volume, for M1."""

    def burdened(changes: dict[str, Any]) -> tuple[str, str]:
        base = {"requested.state": "AU", "basis": None, "measures.0.period": None}
        (found,) = of(judge("03", base | changes), "burden")
        return found.status, found.field

    return burdened


@pytest.mark.parametrize("changes", [{}, HEARD])
def test_a_kind_that_has_no_period_is_limited_by_what_it_names(burdened, changes) -> None:
    assert burdened(changes) == ("addressed", "")


def test_a_search_for_nothing_in_particular_is_limited_by_nothing(burdened) -> None:
    changes = {"measures.0.kind": "surveillance-of-nothing", "measures.0.items": None}
    assert burdened(changes | {"measures.0.persons": None}) == ("cannot-tell", "measures[0].items")


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, ("cannot-tell", "measures[0].period")),
        ({"measures.0.period": {"from": "2026-01-01", "to": "2026-08-31"}}, ("addressed", "")),
    ],
)
def test_records_of_an_account_need_a_period(burdened, more, found) -> None:
    assert burdened({"measures.0.kind": "bank-records"} | more) == found
