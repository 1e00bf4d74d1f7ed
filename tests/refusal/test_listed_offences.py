"""An offence of a list is not held to dual criminality, where the list is the Union's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.refusal import Report

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
