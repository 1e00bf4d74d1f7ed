"""People who are heard, or who follow a hearing, over a link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.check.linked_hearings import follows_from_home, kinds_asked

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Counsel and the judge, over the link from our court", True),
        ("Two officers by video; nobody travels", True),
        ("Zwei Beamte per Video", True),
        ("Deux magistrats par visio", True),
        ("Deux magistrats par visio; personne ne se rend sur place", True),
        ("Un juge par visio; une personne se rend sur place", False),
        ("The judge in person, and counsel by telephone", False),
        ("Two officers travel; the judge follows by video link", False),
        ("Two officers, who travelled last year", False),
    ],
)
def test_who_follows_from_home(text: str, home: bool) -> None:
    assert follows_from_home(text) is home


@pytest.mark.parametrize(
    ("attendance", "asked"),
    [
        ("The prosecutor and two officers by video link from home", False),
        ("The prosecutor and two officers", True),
    ],
)
def test_those_who_are_linked_need_no_leave_to_come(
    findings: Findings, request_data: Data, attendance: str, asked: bool
) -> None:
    request_data["measures"][0]["attendance"] = attendance
    found = {one.rule for one in findings(request_data)}
    assert ("extent.attendance" in found) is asked


@pytest.mark.parametrize(
    ("kind", "title", "linked"),
    [
        ("expert-evidence", "Hearing of the chemist by telephone", True),
        ("witness-testimony", "Hearing of the driver over a link", True),
        ("witness-testimony", "Hearing of the driver", False),
        ("business-records", "Bills for calls by telephone", False),
    ],
)
def test_a_hearing_over_a_link_may_have_another_kind(
    request_data: Data, kind: str, title: str, linked: bool
) -> None:
    request_data["measures"][0] |= {"kind": kind, "title": title}
    known = {one.kind: one for one in load_assistance_kinds()}
    draft = Request.model_validate(request_data | {"schema": "1"})
    assert ("video-hearing" in kinds_asked(draft, known)) is linked


@pytest.mark.parametrize(
    ("connection", "asked"),
    [
        ("The sister, who gave a swab of her own free will.", False),
        ("Die Schwester; sie gab die Probe freiwillig.", False),
        ("La sœur, qui a donné l’échantillon de son plein gré.", False),
        ("The sister, who has not agreed in writing.", True),
        ("The sister of the man who is missing.", True),
    ],
)
def test_a_sample_that_was_given_freely_needs_no_order(
    rules_of_measure: Callable[..., set[str]], connection: str, asked: bool
) -> None:
    one = {"id": "P1", "role": "third-party", "name": {"full": "Ann Sample"}}
    more = {"persons": ["P1"], "items": ["Comparison of the swab"]}
    more |= {"holder": {"name": "Sample Laboratory", "kind": "laboratory"}}
    near = {"urgency": {"level": "urgent", "deadline": "2026-10-30", "reason": "Custody ends."}}
    found = rules_of_measure([one | {"connection": connection}], "biometrics", more, near)
    assert ("time-for-appeals" in found) is asked
    assert ("home-order" in found) is asked
