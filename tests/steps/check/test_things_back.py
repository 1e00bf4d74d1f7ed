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


def test_things_that_come_back_are_not_said_to_lack_the_rights_of_others(altered: Altered) -> None:
    """The request may name the owner and a third party: the message speaks of the return only."""
    changes = TAKEN | {
        "measures.0.items": ["The original contract"],
        "measures.0.third_parties": "A company, to which the contract belongs.",
    }
    found = altered("03", changes)
    told = [found[name] for name in ("extent.things-back", "asset.owed-back/told") if name in found]
    assert len(told) == 1
    assert "whether others" not in told[0].message
