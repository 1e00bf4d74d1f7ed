"""Grounds of Hong Kong's Ordinance, which does not apply between parts of China."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country


@pytest.mark.parametrize(("asking", "risk"), [("MO", False), ("KE", True)])
def test_the_ordinance_has_no_ground_against_another_part_of_china(
    judge: Callable[..., Report], asking: str, risk: bool
) -> None:
    changes = {
        "requesting.state": asking,
        "requested.state": "HK",
        "offences.0.maximum_penalty": {"text": "Death.", "death": True},
    }
    found = {one.ground_id for one in judge("02", changes).of("at-risk")}
    assert ("hk.refusal.death-penalty" in found) is risk
