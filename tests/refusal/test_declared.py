"""What single Parties declared or reserved holds towards them alone, and changes the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

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
