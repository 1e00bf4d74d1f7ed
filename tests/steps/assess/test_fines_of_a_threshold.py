"""A penalty that names a fine is not said to be in or out of an Australian threshold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country
YEARS, FINE = "au.refusal.stored-content.three-years", "au.refusal.stored-content.by-fine"


@pytest.mark.parametrize(
    ("text", "years", "status"),
    [
        ("Imprisonment for two years or a fine", 2, {YEARS: "not-in-play", FINE: "cannot-tell"}),
        ("Imprisonment for two years", 2, {YEARS: "at-risk", FINE: "not-in-play"}),
        ("Imprisonment for five years or a fine", 5, {YEARS: "not-in-play", FINE: "not-in-play"}),
    ],
)
def test_whether_a_fine_is_high_enough_cannot_be_told(
    judge: Callable[..., Report], text: str, years: int, status: dict[str, str]
) -> None:
    penalty = {"text": text, "years": years, "death": False}
    changes = {"requested.state": "AU", "offences.0.maximum_penalty": penalty}
    judged = {one.ground_id: one.status for one in judge("07", changes).judged}
    assert {name: judged[name] for name in status} == status
