"""What is no answer: a treaty that leaves the case out, a counterpart in a third State's law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.assess import Report
from comity.steps.assess.report_text import report_text

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]
FRAUD_UNDER_THE_DRUG_CONVENTION = {"basis": [{"instrument": "un-1988"}]}
ORDER: dict[str, Any] = {
    "requesting.state": "FR",
    "basis": [{"instrument": "eu-eio"}],
    "offences.0.requested_law": None,
    "offences.0.dual_criminality": {"listed_as": "computer-related crime"},
}


def by_id(report: Report, status: str = "at-risk") -> dict[str, Any]:
    return {one.ground_id: one for one in report.judged if one.status == status}


def test_an_instrument_that_leaves_the_case_out_is_at_risk_and_lends_no_ground(
    judge: Judge,
) -> None:
    report = judge("01", FRAUD_UNDER_THE_DRUG_CONVENTION)
    assert "outside the scope of the United Nations Drug" in by_id(report)["link.instrument"].why
    assert not [one for one in report.judged if one.ground_id.startswith("un-1988.")]
    assert "link.instrument" not in by_id(judge("01", {}))


def test_a_ground_of_an_order_is_not_judged_for_what_the_order_does_not_serve(
    judge: Judge,
) -> None:
    served = {"measures.0.kind": "service-of-documents"}
    found = {one.ground_id for one in judge("03", ORDER | served).judged}
    assert not [name for name in found if name.startswith("eu-eio.")]
    assert "link.instrument" in by_id(judge("03", ORDER | served))


def test_grounds_of_a_treaty_that_an_order_has_replaced_are_not_counted_beside_it(
    judge: Judge,
) -> None:
    def named(*instruments: str) -> set[str]:
        basis = {"basis": [{"instrument": name} for name in instruments]}
        return {one.ground_id.split(".")[0] for one in judge("03", ORDER | basis).judged}

    assert "ets-030" in named("ets-030")
    assert "ets-030" not in named("eu-eio", "ets-030")
    served = ORDER | {"measures.0.kind": "service-of-documents"}
    both = served | {"basis": [{"instrument": "eu-eio"}, {"instrument": "ets-030"}]}
    assert [one for one in judge("03", both).judged if one.ground_id.startswith("ets-030.")]


def test_the_code_of_a_third_state_shows_no_offence_there(judge: Judge) -> None:
    own = {"offences.0.requested_law": {"provision": "Strafgesetzbuch, section 263"}}
    foreign = {"offences.0.requested_law": {"provision": "18 U.S.C. § 1343"}}
    assert "de.surrender.no-counterpart" not in by_id(judge("03", own))
    report = judge("03", foreign)
    assert "de.surrender.no-counterpart" in by_id(report)
    assert report.grid[0].there == "18 U.S.C. § 1343 (law of the United States)"


def test_a_list_of_offences_counts_under_an_order_alone(judge: Judge) -> None:
    listed = {key: value for key, value in ORDER.items() if key.startswith("offences")}
    assert "de.surrender.no-counterpart" in by_id(judge("03", listed))
    assert "de.surrender.no-counterpart" not in by_id(judge("03", ORDER))


def test_an_assurance_at_risk_stands_in_the_first_line(judge: Judge) -> None:
    text = "It may also be used in any other proceedings without asking you."
    given = {"kind": "specialty", "given_by": "The Government", "text": text}
    report = judge("06", {"assurances": [given]})
    head = " ".join(report_text(report).split("\n\n")[0].split())
    assert "No ground is at risk. This assurance is at risk: specialty. " in head
    assert report.coverage.standing == "at-risk"
    assert report.at_risk


@pytest.mark.parametrize(
    "said",
    [
        "Personne n'a été jugé pour ces faits.",
        "Personne n’a été condamné pour ces faits.",
        "Aucun suspect n'a été jugé pour ces faits.",
        "Niemand wurde wegen dieser Taten verurteilt.",
    ],
)
def test_that_nobody_was_tried_is_read_in_french_and_german(judge: Judge, said: str) -> None:
    report = judge("03", ORDER | {"proceedings.earlier_judgments": said})
    assert "eu-eio.ne-bis-in-idem" in by_id(report, "addressed")


def test_a_statement_that_names_no_provision_is_called_a_statement(judge: Judge) -> None:
    said = {
        "offences.0.requested_law": None,
        "offences.0.dual_criminality": {"statement": "Deceiving for gain is punished in both."},
    }
    told = [one.why for one in judge("03", said).judged if "requested State decides" in one.why]
    assert told and all("and names no provision" in one for one in told)
    assert not any("names the offence under" in one for one in told)
    named = [one.why for one in judge("03", {}).judged if "names the offence under" in one.why]
    assert named
