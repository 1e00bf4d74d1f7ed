"""What practice asks speaks only where no law that is read settles the point, and never blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Severity
from comity.pipeline.build import check_case
from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]
UNREAD = "SO"  # a State of which no law is installed
NO_TREATY: dict[str, Any] = {"basis": None, "reciprocity": True}
POLITICAL = {
    "offences.0.title": "Insult of the head of State",
    "offences.0.category": "political-offence",
}


def told(report: Report) -> dict[str, str]:
    return {one.topic: one.status for one in report.judged if one.nature == "practice"}


def to(state: str, more: dict[str, Any]) -> dict[str, Any]:
    gone = {f"requested.{name}": None for name in ("central_authority", "executing_authority")}
    return {**gone, "requested.state": state, **more}


def test_a_political_offence_is_pointed_out_to_a_state_whose_law_is_not_installed(
    judge: Judge,
) -> None:
    report = judge("03", to(UNREAD, {**NO_TREATY, **POLITICAL}))
    assert told(report)["political-offence"] == "at-risk"


def test_the_same_request_is_judged_by_law_where_it_was_read(judge: Judge) -> None:
    assert not told(judge("03", POLITICAL))


def test_an_ordinary_offence_is_not_taken_for_a_political_one(judge: Judge) -> None:
    found = told(judge("03", to(UNREAD, NO_TREATY)))
    assert found["political-offence"] == "not-in-play"
    assert found["military-offence"] == "not-in-play"
    assert found["persecution"] == "not-in-play"


@pytest.mark.parametrize("topic", ["bank-secrecy", "domestic-prohibition"])
def test_practice_is_silent_on_what_it_cannot_judge(judge: Judge, topic: str) -> None:
    assert topic not in told(judge("03", to(UNREAD, NO_TREATY)))


def test_it_never_blocks(
    write: Callable[..., Path], host: Host, variant: Callable[..., Any]
) -> None:
    case = variant("03", to(UNREAD, {**NO_TREATY, **POLITICAL}))
    found = [one for one in check_case(case, host).findings if one.rule.startswith("practice.")]
    assert found
    assert all(one.severity is not Severity.ERROR for one in found)
    assert all("is known here" in one.message for one in found)


def test_what_practice_says_counts_as_no_law_that_was_judged(judge: Judge) -> None:
    coverage = judge("03", to(UNREAD, NO_TREATY)).coverage
    assert coverage.grounds == 0
    assert not coverage.complete


def test_a_complete_list_of_a_treaty_settles_every_other_point(host: Host) -> None:
    limits = {
        row.article
        for one in host.instruments().values()
        for row in one.provisions
        if row.only_grounds
    }
    assert {"art. 29(4), (5)", "art. 30(2)", "art. 11(1)"} <= limits


def test_every_ground_names_what_was_counted_and_how_common_it_is(host: Host) -> None:
    grounds = host.practice().values()
    assert len(grounds) >= 10
    assert all(one.count and one.cure and one.common for one in grounds)
    assert not [one.id for one in grounds if one.topic == "bank-secrecy"]
