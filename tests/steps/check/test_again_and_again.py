"""Letters that stayed without answer, people without an address, and things that are lent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
SILENT = {
    "kind": "request",
    "date": "2025-01-02",
    "subject": "The same letter",
    "result": "Unanswered",
}
PEOPLE = [{"id": f"P{n}", "role": "suspect", "name": {"full": f"Sample {n}"}} for n in range(1, 6)]
SERVED = {"persons": [one["id"] for one in PEOPLE]}


def rules(found: list[Finding]) -> set[str]:
    return {one.said.id for one in found if one.said}


@pytest.mark.parametrize(
    ("entry", "remark", "asked"),
    [
        ({}, None, {"again"}),
        ({}, "The liaison magistrate was asked.", {"again"}),
        ({"reference": "TV-1"}, None, {"unasked"}),
        ({"reference": "TV-1"}, "The liaison magistrate was asked.", set()),
        ({"reference": "TV-1", "result": "Carried out."}, None, set()),
    ],
)
def test_a_letter_that_repeats_others_tells_what_was_done_to_find_them(
    findings: Findings,
    request_data: dict[str, Any],
    entry: Data,
    remark: str | None,
    asked: set[str],
) -> None:
    request_data |= {"status": "follow-up", "follows": "request", "earlier": [SILENT | entry]}
    if remark:
        request_data["remarks"] = [{"part": "earlier", "text": remark}]
    found = rules(findings(request_data))
    assert {id.partition("/")[2] for id in found if id.startswith("earlier.waiting/")} == asked


@pytest.mark.parametrize(
    ("own", "whom", "asked"),
    [
        ({}, PEOPLE, True),
        ({"recipient_address": "The letter gives an address for one."}, PEOPLE, True),
        ({"recipient_address": "In the list enclosed"}, PEOPLE, False),
        ({}, [one | {"address": ["1 Sample Lane"]} for one in PEOPLE], False),
    ],
)
def test_many_without_an_address_are_told_of_once(
    findings: Findings, request_data: dict[str, Any], own: Data, whom: list[Data], asked: bool
) -> None:
    first = PEOPLE[0] | {"address": ["1 Sample Lane"]}
    measure = {
        "id": "M1",
        "kind": "service-of-documents",
        "purpose": "Service.",
        "items": ["Order"],
    }
    measure |= SERVED | {"particulars": own, "offences": ["O1"], "facts": ["F1"]}
    request_data |= {"measures": [measure], "persons": [first, *whom[1:]]}
    assert ("service.nowhere/several" in rules(findings(request_data))) is asked


@pytest.mark.parametrize(
    ("more", "asked"), [({}, True), ({"result": "They will be returned."}, False)]
)
def test_things_that_an_authority_holds_are_lent(
    rules_of_measure: Callable[..., set[str]], more: dict[str, Any], asked: bool
) -> None:
    held = {"already_held": {"authority": "The police there"}, "items": ["A jacket"]}
    found = rules_of_measure([], "seizure-of-items", held | more, {})
    assert ("extent.things-back" in found) is asked
