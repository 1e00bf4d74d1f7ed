"""Things come back, and a court can be told where evidence comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

TAKEN = {"measures.0.kind": "seizure-of-items", "assurances": [], "measures.0.privilege": None}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"measures.0.items": ["The original contract"]}, True),
        ({"measures.0.items": ["Die A-Probe und die B-Probe"]}, True),
        ({"measures.0.items": ["Le véhicule du suspect"]}, True),
        ({"measures.0.items": ["Copies of the original contract"]}, False),
        ({"measures.0.items": ["Lieferscheine"]}, False),
        (
            {
                "measures.0.items": ["The original contract"],
                "measures.0.result": "It will be returned after the trial.",
            },
            False,
        ),
        (
            {
                "measures.0.items": ["The original contract"],
                "measures.0.particulars": {"return_by": "The end of the trial"},
            },
            False,
        ),
    ],
)
def test_things_that_are_taken_come_back(
    altered: Altered, changes: dict[str, Any], found: bool
) -> None:
    assert ("extent.things-back" in altered("03", TAKEN | changes)) is found
