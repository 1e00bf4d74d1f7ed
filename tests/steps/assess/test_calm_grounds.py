"""Grounds and rules stay away from cases that they do not reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.pipeline.build import check_case
from comity.steps.assess import Report
from comity.steps.read import CaseFile

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]
ORDER = {"requesting.state": "FR", "basis": [{"instrument": "eu-eio"}]}
LETTER = {"requesting.state": "IN", "basis": None, "reciprocity": True}
KEPT = {
    "measures.0.necessity": None,
    "measures.0.particulars": None,
    "basis": [{"instrument": "coe-185", "articles": ["art. 29"]}],
    "urgency": None,
}


def in_play(report: Report) -> set[str]:
    return {one.ground_id for one in report.judged if one.status != "not-in-play"}


@pytest.mark.parametrize("kind", ["search-of-premises", "stored-content", "witness-statement"])
def test_an_order_meets_the_closed_list_of_its_instrument_alone(judge: Judge, kind: str) -> None:
    grounds = in_play(judge("03", ORDER | {"measures.0.kind": kind}))
    assert not {one for one in grounds if one.startswith("de.")}
    assert "eu-eio.privilege" in grounds
    assert "de.not-in-a-domestic-case" in in_play(judge("03", LETTER | {"measures.0.kind": kind}))


def test_an_order_for_accounts_meets_what_german_law_adds_for_them(judge: Judge) -> None:
    added = "de.eu.not-in-a-domestic-case"
    kind = {"measures.0.kind": "bank-records"}
    assert {one for one in in_play(judge("03", ORDER | kind)) if one.startswith("de.")} == {added}
    assert added not in in_play(judge("03", LETTER | kind))


def test_protection_of_data_is_no_ground_towards_member_states_nor_without_data(
    judge: Judge,
) -> None:
    ground = "de.data-protection"
    ireland = LETTER | {"requesting.state": "IE"}
    assert ground in in_play(judge("03", LETTER | {"data_protection": None}))
    assert ground not in in_play(judge("03", ireland | {"data_protection": None}))
    kept = LETTER | {"data_protection": None, "measures.0.kind": "preservation"}
    assert ground not in in_play(judge("03", kept))


@pytest.mark.parametrize("nature", ["investigation", "prosecution", "trial"])
def test_criminal_proceedings_are_no_administrative_ones(judge: Judge, nature: str) -> None:
    report = judge("03", ORDER | {"proceedings.nature": nature})
    assert "eu-eio.administrative" not in in_play(report)


def test_a_hearing_is_held_to_no_threshold_and_one_by_link_is_not_said_to_be_free_of_it(
    judge: Judge,
) -> None:
    hearing = ORDER | {"requested.state": "IT", "measures.0.kind": "witness-testimony"}
    assert not {"eu-eio.threshold", "eu-eio.dual-criminality"} & in_play(judge("03", hearing))
    assert "eu-eio.immunity" in {one.ground_id for one in judge("03", hearing).judged}
    by_link = hearing | {"measures.0.kind": "video-hearing"}  # no text read counts it to 10(2)
    assert "eu-eio.threshold" in in_play(judge("03", by_link))


@pytest.mark.parametrize(("kind", "there"), [("bank-records", False), ("interception", True)])
def test_what_every_party_holds_ready_is_forbidden_by_no_law(
    judge: Judge, kind: str, there: bool
) -> None:
    changes: dict[str, Any] = {
        "requested.state": "CR",
        "basis": [{"instrument": "uncac"}],
        "offences.0.category": "bribery",
        "measures.0.kind": kind,
    }
    assert ("uncac.domestic-prohibition" in in_play(judge("03", changes))) is there


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, True),
        ({"measures.0.particulars": {"risk_of_loss": "Logs are deleted after 14 days."}}, False),
        ({"urgency": {"level": "urgent", "reason": "Logs are deleted soon."}}, False),
    ],
)
def test_the_risk_of_loss_says_why_data_are_to_be_kept(
    variant: Callable[..., CaseFile], host: Host, said: dict[str, Any], told: bool
) -> None:
    found = check_case(variant("07", KEPT | said), host).findings
    assert ("coe-185.29-2-e" in {one.rule for one in found}) is told


def test_the_united_kingdom_asks_for_no_specialty_of_what_it_gives(judge: Judge) -> None:
    assert "specialty" not in {one.kind for one in judge("04", {"assurances": None}).offered}


@pytest.mark.parametrize(
    ("holder", "risky"),
    [
        ({"name": "Ministry of Home Affairs, Immigration"}, False),
        ({"name": "Registry", "kind": "ministry"}, False),
        ({"name": "Ministry of Defence"}, True),
        ({"name": "Military archive"}, True),
    ],
)
def test_a_register_that_a_ministry_keeps_is_no_essential_interest(
    judge: Judge, holder: dict[str, str], risky: bool
) -> None:
    case = {"measures.0.kind": "government-records", "measures.0.holder": holder}
    case |= {"requested.state": "NA"}
    found = [one for one in judge("03", LETTER | case).judged if one.topic == "essential-interests"]
    assert found
    assert any(one.status == "at-risk" for one in found) is risky
