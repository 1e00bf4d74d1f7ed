"""An offence of a list is not held to dual criminality, where the list is the Union's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country

ORDER = {
    "requesting.state": "FR",
    "basis": [{"instrument": "eu-eio"}],
    "offences.0.requested_law": None,
    "offences.0.dual_criminality": None,
}
LISTED = {"offences.0.dual_criminality": {"listed_as": "computer-related crime"}}


def test_the_cure_names_the_field_that_takes_the_ground_away(judge: Callable[..., Report]) -> None:
    at_risk = {one.ground_id: one for one in judge("03", ORDER).of("at-risk")}

    assert "`dual_criminality: {listed_as: ...}`" in at_risk["eu-eio.dual-criminality"].cure
    again = judge("03", ORDER | LISTED).of("at-risk")
    assert "eu-eio.dual-criminality" not in {one.ground_id for one in again}


@pytest.mark.parametrize(
    ("name", "three", "risk"),
    [
        ("Council Framework Decision 2006/783/JHA on confiscation orders", True, False),
        ("Council Framework Decision 2006/783/JHA on confiscation orders", False, True),
        ("Convention of 1983 on mutual assistance", True, True),
    ],
)
def test_a_list_of_what_is_recognised_between_states_is_one_too(
    name: str, three: bool, risk: bool, judge: Callable[..., Report]
) -> None:
    listed = {"listed_as": "computer-related crime"} | ({"three_years": True} if three else {})
    changes = ORDER | {"basis": [{"instrument": name}]} | {"offences.0.dual_criminality": listed}
    found = judge("03", changes).of("at-risk")
    assert any(one.topic == "dual-criminality" for one in found) is risk


@pytest.mark.parametrize(
    ("measure", "risk"),
    [
        ({"measures.0.kind": "search-of-premises"}, True),
        ({"measures.0.kind": "witness-statement"}, False),
        ({"measures.0.kind": "suspect-interview"}, False),
        ({"measures.0.kind": "criminal-records"}, False),
        ({"measures.0.kind": "subscriber-data", "measures.0.identifiers": "phone"}, False),
        ({"measures.0.kind": "subscriber-data", "measures.0.identifiers": "ip-address"}, False),
        ({"measures.0.kind": "subscriber-data", "measures.0.identifiers": "email"}, True),
    ],
)
def test_measures_that_are_always_available_are_not_held_to_dual_criminality(
    measure: dict[str, Any], risk: bool, judge: Callable[..., Report]
) -> None:
    changes = dict(measure)
    if kind := changes.get("measures.0.identifiers"):
        changes["measures.0.identifiers"] = [{"kind": kind, "value": "192.0.2.44"}]
    changes["requested.state"] = "ES"  # whose own law is not known here
    grounds = {one.ground_id for one in judge("03", ORDER | changes).of("at-risk")}
    assert ("eu-eio.dual-criminality" in grounds) is risk
