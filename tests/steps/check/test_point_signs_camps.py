"""Points on camps, forces abroad, open immunity, and cases that only a list tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Sample"}}
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Bea Example"}}
PARTY = "Leader of the Example Party"
LIST: Data = {"annexes": [{"id": "A9", "title": "List of cases with numbers", "kind": "other"}]}


def people(*entries: Data) -> Data:
    return {"persons": list(entries), "measures.0.persons": [one["id"] for one in entries]}


def soldier(place: str, **more: Any) -> Data:
    gunner = SUSPECT | {"occupation": "Gunner of the patrol"} | more
    return people(gunner) | {"offences.0.place": place, "proceedings.jurisdiction_ground": "Law"}


def immune(text: str) -> Data:
    return people(SUSPECT | {"immunity": text})


def deeds(*texts: str) -> Data:
    day = {"date": "2026-01-10", "persons": ["P1"]}
    facts = [{"id": f"F{n}", "text": text} | day for n, text in enumerate(texts, 1)]
    return people(SUSPECT) | {"facts": facts} | LIST


THIRD: Data = {"id": "P3", "role": "witness", "name": {"full": "Cy Sample"}}
CAMP = people(THIRD | {"occupation": PARTY}, WITNESS | {"occupation": "Party treasurer"})
SOON = {"urgency": {"level": "urgent", "reason": "The answer is needed before the elections."}}
COURT = {"urgency": {"level": "urgent", "reason": "The answer is needed before the trial."}}
CASES = [
    ("fair-trial", CAMP, people(THIRD | {"occupation": PARTY})),
    (
        "fair-trial",
        CAMP,
        people(*(one | {"occupation": "Injured party"} for one in (THIRD, WITNESS))),
    ),
    ("fair-trial", SOON, COURT),
    ("their-force", soldier("Baghdad"), soldier("Funafuti, Tuvalu")),
    ("their-force", soldier("Baghdad"), soldier("Baghdad", occupation="Driver of a taxi")),
    ("immunity-open", immune("No waiver was asked for."), immune("Waived on 3 May 2026.")),
    (
        "cases-listed",
        deeds("She lives there."),
        deeds("She shot a man in Yaren.", "She robbed a shop in Yaren."),
    ),
]


@pytest.mark.parametrize(("point", "raised", "calm"), CASES)
def test_a_side_or_a_bare_list_is_asked_about(
    asked_and_calm: Callable[..., None], point: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(point, raised, calm)


def test_the_status_of_a_force_that_is_told_is_an_answer(
    rules_after: Callable[..., set[str]],
) -> None:
    told = "The sending State has waived its jurisdiction under the agreement."
    assert "their-force" not in rules_after(soldier("Baghdad", connection=told))


@pytest.mark.parametrize(("year", "asked"), [(1999, True), (2025, False)])
def test_a_question_on_years_long_before_the_acts_is_asked_about(
    rules_of_measure: Callable[..., set[str]], year: int, asked: bool
) -> None:
    usual = {"persons": ["P2"], "questions": [f"Which fees have you received since {year}?"]}
    found = rules_of_measure([WITNESS], "witness-statement", usual, {})
    assert ("asks-before" in found) is asked
