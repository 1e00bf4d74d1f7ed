"""What single Parties declared or reserved holds towards them alone, and changes the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from comity.law.load_instruments import load_instruments
from comity.pipeline.build import check_case

pytestmark = pytest.mark.needs_country

FISCAL = {"offences.0.title": "Steuerhinterziehung", "offences.0.category": None}
NO_COUNTERPART = {
    "offences.0.requested_law": None,
    "offences.0.dual_criminality": None,
    "offences.0.elements": None,
}


@pytest.fixture
def held(judge) -> Callable[..., dict[str, str]]:
    """``held("03", {...})``: the status of every ground of an instrument, by id."""

    def held(number: str, changes: dict[str, object], **options: object) -> dict[str, str]:
        report = judge(number, changes, **options)
        return {one.ground_id: one.status for one in report.judged if one.ground_id[:3] == "ets"}

    return held


@pytest.mark.parametrize(
    ("code", "ground"),
    [
        ("ES", "ets-099.fiscal.es"),
        ("AM", "ets-099.fiscal.am"),
        ("LU", "ets-099.fiscal.lu"),
    ],
)
def test_a_reservation_to_the_additional_protocol_gives_the_fiscal_ground_back(
    code: str, ground: str, held
) -> None:
    found = held("03", {**FISCAL, "requested.state": code})

    assert found[ground] == "at-risk"
    assert found["ets-030.fiscal"] == "not-in-play"  # the reservation stands in its place


def test_a_reservation_is_no_ground_of_another_party(held) -> None:
    found = held("03", {**FISCAL, "requested.state": "FR"})

    assert not [name for name in found if name.startswith("ets-099.")]


def test_who_has_reserved_fiscal_searches_cannot_claim_them_of_another(held) -> None:
    assert held("03", {**FISCAL, "requesting.state": "ES"})["ets-099.fiscal.asked-by-es-am"] == (
        "at-risk"
    )
    assert "ets-099.fiscal.asked-by-es-am" not in held("03", FISCAL)


@pytest.mark.parametrize(
    ("code", "day", "ground"),
    [
        ("DE", "2026-10-12", "ets-030.search-conditions.de"),
        ("SK", "2026-10-12", "ets-030.search-conditions.sk"),
        ("CH", "2026-10-12", "ets-030.coercion-conditions.ch"),
        ("LU", "2026-10-12", "ets-030.coercion-conditions.lu"),
        ("LU", "2021-08-08", "ets-030.search-conditions.lu-1976"),
        ("FR", "2026-10-12", "ets-030.search-conditions"),  # what France declared was not read
    ],
)
def test_the_conditions_of_a_search_are_those_that_the_requested_state_declared(
    code: str, day: str, ground: str, held
) -> None:
    found = held("03", {**NO_COUNTERPART, "requested.state": code}, on=dt.date.fromisoformat(day))
    conditions = [name for name in found if "conditions" in name]

    assert conditions == [ground]
    assert found[ground] in ("at-risk", "cannot-tell")


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        ("controlled-delivery", "ets-182.controlled-delivery.fi"),
        ("surveillance", "ets-182.surveillance.fi"),
    ],
)
def test_a_measure_that_finland_does_not_accept_is_at_risk_there_and_not_elsewhere(
    kind: str, ground: str, held
) -> None:
    found = held("03", {"measures.0.kind": kind, "requested.state": "FI"})

    assert found[ground] == "at-risk"
    assert ground not in held("03", {"measures.0.kind": kind, "requested.state": "FR"})


@pytest.mark.parametrize(
    ("code", "kind", "way"),
    [
        (
            "ES",
            "search-of-premises",
            "to the central authority. This does not apply if it is urgent",
        ),
        ("LU", "search-of-premises", "to the procureur général d'État"),
        ("SK", "search-of-premises", "to the district prosecutor's office of the place"),
        ("SK", "service-of-documents", "directly to the district court where the addressee lives"),
        ("CL", "search-of-premises", "to the Ministry of Foreign Affairs"),
        ("LI", "controlled-delivery", "to the National Police"),
        ("LU", "joint-investigation-team", "to the procureur général d'État"),
    ],
)
def test_a_request_under_the_convention_is_told_the_road_that_was_declared(
    code: str, kind: str, way: str, variant, host
) -> None:
    checked = check_case(variant("03", {"requested.state": code, "measures.0.kind": kind}), host)
    told = [one for one in checked.findings if one.rule == "notified.road"]

    assert len(told) == 1
    assert way in told[0].message
    assert not [one for one in checked.findings if "diplomatic" in one.cure]


@pytest.mark.parametrize(
    ("code", "kind", "way"),
    [
        ("LU", "search-of-premises", "to the procureur général d'État."),
        ("LU", "witness-statement", "to the judicial authority that would be competent"),
        ("SK", "interception", "to the Regional Prosecution Office in Bratislava"),
        ("SK", "search-of-premises", "to the regional prosecution office"),
    ],
)
def test_an_order_goes_where_the_law_of_the_other_state_sends_that_measure(
    code: str, kind: str, way: str, variant, host
) -> None:
    order = {"basis": [{"instrument": "eu-eio"}], "requesting.state": "DE"}
    asked = order | {"requested.state": code, "measures.0.kind": kind}
    told = [one for one in check_case(variant("03", asked), host).findings if "road" in one.rule]

    assert [one.rule for one in told] == ["notified.road"]
    assert way in told[0].message


@pytest.mark.parametrize(
    ("name", "kind", "first"),
    [
        ("ets-073", "transfer-of-proceedings", "2000-05-04"),
        ("ets-141", "confiscation-local-order", "2001-09-01"),
        ("ets-141", "restraint", "2003-10-21"),
        ("ets-182", "criminal-records", "2005-05-01"),
        ("ets-182", "joint-investigation-team", "2020-07-01"),
    ],
)
def test_what_slovakia_declared_is_told_from_the_day_of_its_text_not_of_a_later_notice(
    name: str, kind: str, first: str
) -> None:
    (one,) = (one for one in load_instruments("comity_treaties") if one.id == name)
    days = [
        told.start
        for told in one.notified
        if told.code == "SK" and told.about != "languages" and kind in (told.measures or (kind,))
    ]

    assert str(max(day for day in days if day)) == first


def test_a_request_to_spain_that_goes_straight_to_a_court_is_warned_of(variant, host) -> None:
    court = {"requested.state": "ES", "requested.executing_authority": {"name": "Juzgado"}}
    (found,) = (
        one
        for one in check_case(variant("03", court), host).findings
        if one.rule == "notified.road-closed"
    )

    assert found.severity == "warning"
    assert found.citation is not None
    assert "BOE-A-2018-7292" in str(found.citation)


def test_another_language_than_spains_blocks_and_a_list_of_2011_is_asked_about(
    variant, host
) -> None:
    def severity(code: str) -> str:
        findings = check_case(variant("03", {"requested.state": code}), host).findings
        (one,) = (one for one in findings if one.rule == "language.required")
        return str(one.severity.value)

    assert (severity("ES"), severity("EE")) == ("error", "advice")
