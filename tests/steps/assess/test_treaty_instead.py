"""A ground gives way only to a treaty that covers the measure and whose grounds were read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.pipeline.build import check_case
from comity.steps.assess import Report
from comity.steps.assess.assessment import Judged
from comity.steps.assess.report_text import report_text
from comity.steps.read import CaseFile

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]
UNSAID = {"offences.0.requested_law": None, "offences.0.elements": None}
UNREAD = "has not read its grounds of refusal"
TO_ITALY = {"requested": {"state": "IT"}, "measures.0.holder.state": "IT", **UNSAID}


def ground(report: Report, id: str) -> Judged:
    (found,) = (one for one in report.judged if one.ground_id == id)
    return found


def line_on_dual_criminality(report: Report) -> str:
    (found,) = (one for one in report_text(report, 10_000).splitlines() if one.startswith("M1: "))
    return found


def test_a_treaty_that_does_not_cover_the_measure_replaces_no_ground(judge: Judge) -> None:
    changes = {
        "requested": {"state": "PT"},
        "basis": [{"instrument": "uncac"}],
        "measures.0.kind": "confiscation-order-enforcement",
        **UNSAID,
    }
    report = judge("05", changes)
    own = [one for one in report.judged if one.source == "PT"]

    assert own
    assert not [one.ground_id for one in own if one.reason == "superseded"]
    assert ground(report, "pt.refusal.enforcement-not-an-offence").status == "at-risk"
    assert "instead" not in line_on_dual_criminality(report)


def test_a_treaty_that_was_not_read_leaves_open_whether_it_replaces_a_ground(judge: Judge) -> None:
    report = judge("01", TO_ITALY | {"basis": [{"instrument": "us-it-mlat"}]})
    found = ground(report, "it.refusal.dual-criminality")

    assert found.status == "cannot-tell"
    assert UNREAD in found.why
    assert found.cure
    line = line_on_dual_criminality(report)
    assert "requires dual criminality" in line
    assert UNREAD in line


def test_what_nothing_points_to_stays_so_beside_a_treaty_that_was_not_read(judge: Judge) -> None:
    report = judge("01", TO_ITALY | {"basis": [{"instrument": "us-it-mlat"}]})

    assert ground(report, "it.refusal.discrimination").reason == "no-sign"


def test_a_treaty_that_was_read_governs(judge: Judge) -> None:
    changes = {"requesting.state": "GB", "basis": [{"instrument": "ets-030"}]}
    report = judge("01", TO_ITALY | changes)
    found = ground(report, "it.refusal.dual-criminality")

    assert (found.status, found.reason) == ("not-in-play", "superseded")
    assert "European Convention on Mutual Assistance applies" in found.why
    assert found.why in line_on_dual_criminality(report)


def test_a_treaty_that_only_adds_to_one_that_was_read_does_not_open_it_again(judge: Judge) -> None:
    changes = {"requested": {"state": "PT"}, "basis": [{"instrument": "ets-030"}]}
    report = judge("03", changes)  # the agreement with the Union adds to the convention

    assert ground(report, "pt.refusal.political-offence").reason == "superseded"


@pytest.mark.parametrize(
    ("title", "asked"), [("Fraud", True), ("Drug trafficking", True), ("Murder", False)]
)
def test_a_title_shows_no_minimum_penalty_in_the_requested_state(
    title: str, asked: bool, variant: Callable[..., CaseFile], host: Host
) -> None:
    changes: dict[str, Any] = {
        "requested": {"state": "BR"},
        "form": "letter-rogatory",
        "basis": None,
        "reciprocity": True,
        "offences.0.title": title,
        "offences.0.category": None,
    }
    found = check_case(variant("06", changes | UNSAID), host).findings

    assert ("refusal.dual-criminality" in {one.rule for one in found}) is asked


def test_a_title_shows_a_counterpart_where_no_minimum_penalty_is_asked_for(
    variant: Callable[..., CaseFile], host: Host
) -> None:
    changes = {"requested": {"state": "LU"}, "basis": None, "reciprocity": True}
    case = variant("06", changes | UNSAID | {"offences.0.title": "Fraud"})

    assert "refusal.dual-criminality" not in {one.rule for one in check_case(case, host).findings}
