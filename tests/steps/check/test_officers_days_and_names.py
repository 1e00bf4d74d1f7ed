"""Officers who travel: their names on a list, their days in the measure, or the signer alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def said(found: list[Finding]) -> list[str]:
    return [one.said.id for one in found if one.rule == "extent.attendance" and one.said]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("List of travellers", True),
        ("Passports of the visitors", True),
        ("Liste des voyageurs", True),
        ("List of payments", False),
    ],
)
def test_names_stand_on_an_enclosed_list(
    findings: Findings, request_data: Data, title: str, named: bool
) -> None:
    measure = request_data["measures"][0]
    measure["attendance"] = "Two officers ask leave to attend, and to be told the day."
    request_data.setdefault("annexes", []).append({"id": "Z9", "title": title})
    assert said(findings(request_data)) == ([] if named else ["extent.attendance/unnamed"])


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ({"not_before": "2026-09-07", "deadline": "2026-09-14"}, False),
        ({"not_before": "2026-09-07", "deadline": "2026-09-30"}, True),
        ({"deadline": "2026-09-14"}, True),
    ],
)
def test_a_week_that_the_measure_fixes_needs_no_notice_of_the_day(
    findings: Findings, request_data: Data, days: Data, asked: bool
) -> None:
    measure = request_data["measures"][0]
    measure["attendance"] = "Inspector Ann Sample asks leave to attend."
    measure |= days
    assert said(findings(request_data)) == (["extent.attendance/when"] if asked else [])


@pytest.mark.parametrize(
    ("wished", "asked"),
    [
        ("The second week of June 2027, or a later one, is proposed.", False),
        ("Vorgeschlagen wird die erste Woche im Oktober.", False),
        ("Nous proposons la fin de février ou une autre semaine.", False),
        ("The company opened in June 2024.", True),
    ],
)
def test_a_week_that_is_proposed_is_a_day_to_answer(
    findings: Findings, request_data: Data, wished: str, asked: bool
) -> None:
    measure = request_data["measures"][0]
    measure["attendance"] = "Inspector Ann Sample asks leave to attend."
    measure["procedure"] = {"wished": wished}
    found = findings(request_data)
    assert said(found) == (["extent.attendance/when"] if asked else [])


@pytest.mark.parametrize(
    ("attendance", "asked"),
    [
        ("The examining magistrate", False),
        ("The magistrate", True),
        ("The examining magistrate, a prosecutor and a clerk", True),
    ],
)
def test_whoever_signs_and_asks_to_travel_is_named(
    findings: Findings, request_data: Data, attendance: str, asked: bool
) -> None:
    signer = {"title": "Examining magistrate", "capacity": "judge"}
    request_data["requesting"]["issued_by"] |= signer
    measure = request_data["measures"][0]
    wished = "Leave for the magistrate to be present"
    measure |= {"attendance": attendance, "procedure": {"wished": wished}}
    assert bool(said(findings(request_data))) is asked
