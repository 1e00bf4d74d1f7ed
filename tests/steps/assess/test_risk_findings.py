"""What `comity check` says of refusals: at most warnings, and no place twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Finding, Severity
from comity.model.messages import Message
from comity.pipeline.build import check_case
from comity.steps.read import CaseFile
from comity.text.messages import Catalogue, Words, worded

pytestmark = pytest.mark.needs_country

Findings = Callable[..., list[Finding]]


@pytest.fixture
def findings(variant: Callable[..., CaseFile], host: Host) -> Findings:
    """``findings("03", {...})``: what a check says of a sound draft, changed."""

    def findings(number: str, changes: dict[str, Any]) -> list[Finding]:
        return list(check_case(variant(number, changes), host).findings)

    return findings


def test_a_ground_seen_in_words_is_advice_with_its_article(findings: Findings) -> None:
    (found,) = [
        f for f in findings("05", {"offences.0.title": "Sedition"}) if f.rule[:7] == "refusal"
    ]
    assert (found.severity, found.rule) == (Severity.ADVICE, "refusal.political-offence")
    assert found.field == "offences[0].title"
    assert found.citation is not None
    assert "M1" in found.message


def test_a_finding_carries_the_reason_and_its_cure_for_programs_and_other_languages(
    findings: Findings,
) -> None:
    sedition = findings("05", {"offences.0.title": "Sedition"})
    (found,) = [f for f in sedition if f.rule == "refusal.political-offence"]
    assert found.said is not None
    reason = dict(found.said.params)["why"]
    assert isinstance(reason, Message)
    assert reason.id == "reason.nature-named"
    assert reason.data()["params"] == {"offence": "O1", "words": "Sedition"}
    assert found.cure == reason.cure != ""
    assert found.message == found.said.text
    title = Catalogue(
        "fr", {"refusal.ground": Words("{ground} ({measures:comma}) : {why}", "{why:cure}")}
    )
    assert worded(found.said, title)[1] == reason.cure


@pytest.mark.parametrize("number", ["01", "03", "09"])
def test_no_place_gets_two_warnings_for_one_gap(number: str, findings: Findings) -> None:
    changes = {"offences.0.requested_law": None, "offences.0.maximum_penalty.death": True}
    loud = [f for f in findings(number, changes) if f.severity is not Severity.ADVICE]
    assert [f.field for f in loud] == list(dict.fromkeys(f.field for f in loud))
    dual = [f for f in loud if f.field.startswith("offences") and "elements" not in f.field]
    assert len(dual) <= 1


def test_what_a_rule_has_said_is_not_said_again(findings: Findings) -> None:
    rules = {f.rule for f in findings("09", {"offences.0.maximum_penalty.death": True})}
    assert "de.request.death-penalty" in rules
    assert "refusal.death-penalty" not in rules


def test_nothing_from_here_is_an_error(findings: Findings) -> None:
    for number in ("05", "07", "10"):
        changes = {"offences.0.requested_law": None, "offences.0.title": "Treason"}
        ours = [f for f in findings(number, changes) if f.rule.startswith("refusal.")]
        assert ours, number
        assert all(f.severity is not Severity.ERROR for f in ours)


def test_a_ground_that_may_be_used_and_is_known_by_account_only_is_advice(
    findings: Findings,
) -> None:
    changes = {"loss.amount": "40.00", "offences.0.maximum_penalty.years": 2}
    (found,) = [f for f in findings("01", changes) if f.rule == "refusal.de-minimis"]
    assert found.severity is Severity.ADVICE
    assert "secondary source" in found.message


def test_elements_without_a_counterpart_are_asked_for(findings: Findings) -> None:
    one = {"offences.0.elements.0.requested_law": None}
    both = {**one, "offences.0.elements.1.requested_law": None}
    weights = [
        {f.severity for f in findings("03", changes) if f.rule == "refusal.element-counterpart"}
        for changes in ({}, one, both)
    ]
    assert weights == [set(), {Severity.ADVICE}, {Severity.ADVICE}]


def test_elements_are_not_asked_for_where_the_law_asks_for_no_counterpart(
    findings: Findings,
) -> None:
    changes = {
        "offences.0.elements.0.requested_law": None,
        "offences.0.elements.1.requested_law": None,
    }
    assert not [f for f in findings("01", changes) if f.rule == "refusal.element-counterpart"]


def test_whom_to_find_describes_the_search_for_a_person(findings: Findings) -> None:
    find = {"id": "M1", "kind": "location-of-person", "purpose": "To have her heard."}
    find |= {"facts": ["F1"], "offences": ["O1"], "persons": ["P1"]}
    rule, alone = "untoc.18-15-d.assistance", {"requested": {"state": "CR"}}  # no treaty known
    alone |= {"basis": [{"instrument": "untoc"}]}
    assert rule not in {f.rule for f in findings("05", alone | {"measures.0": find})}
    nobody = {"measures.0": find | {"persons": []}}
    assert rule in {f.rule for f in findings("05", alone | nobody)}


def test_an_order_at_home_is_seen_where_every_measure_has_its_field(findings: Findings) -> None:
    order = {"title": "Mutual assistance warrant", "date": "2026-09-30"}
    rule = "gb.requesting.interception.warrant"
    changes = {"measures.0.kind": "interception"}
    assert rule in {f.rule for f in findings("08", changes)}
    assert rule not in {f.rule for f in findings("08", changes | {"measures.0.order": order})}


@pytest.mark.parametrize(("offers", "asked"), [(True, False), (False, True)])
def test_no_assurance_of_reciprocity_is_asked_for_beside_the_field_that_offers_it(
    variant: Callable[..., CaseFile], host: Host, offers: bool, asked: bool
) -> None:
    bare = {"basis": None, "reciprocity": offers, "assurances": None}
    case = variant("10", {**bare, "requested.state": "KE"})
    found = check_case(case, host).findings
    said = [one.message for one in found if one.rule == "refusal.assurance"]
    assert any("reciprocity" in one for one in said) is asked
