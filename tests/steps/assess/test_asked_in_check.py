"""A ground on which the check asks is not said to be unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country


@pytest.mark.parametrize(
    ("occupation", "status"),
    [("Intelligence officer", "cannot-tell"), ("Baker", "not-in-play")],
)
def test_what_the_check_asks_about_is_not_called_unseen(
    judge: Callable[..., Report], occupation: str, status: str
) -> None:
    changes: dict[str, Any] = {"persons.0.occupation": occupation}
    found = [one for one in judge("03", changes).judged if one.topic == "essential-interests"]
    assert found and {one.status for one in found} == {status}
    asked = [one for one in found if one.why.startswith("`comity check` asks about it: ")]
    assert bool(asked) is (status == "cannot-tell")
