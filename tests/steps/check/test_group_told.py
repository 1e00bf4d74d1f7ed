"""Who claims an organised group tells of the people in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

# its second offence is said to be that of a group
FEW = {"persons.1.role": "witness", "persons.2.role": "witness"}


def test_two_suspects_make_no_group(altered: Altered) -> None:
    found = altered("bec-request", FEW)
    assert found["substance.group-few"].field == "offences[1].organised_group"
    assert "three or more persons (article 2(a))" in found["substance.group-few"].message


@pytest.mark.parametrize(
    "changes",
    [
        {},  # the sample has three suspects
        FEW | {"offences.0.organised_group": None, "offences.1.organised_group": None},
        FEW | {"facts.0.text": "Unidentified persons withdrew the money in cash."},
        FEW | {"facts.0.text": "Three men withdrew the money in cash."},
        FEW
        | {"facts.0.text": "The accused headed a crew of at least seven, who shared the money."},
        FEW | {"subject": "A criminal group that diverts payments"},
    ],
)
def test_a_request_that_tells_of_others_is_left_alone(
    altered: Altered, changes: dict[str, Any]
) -> None:
    assert "substance.group-few" not in altered("bec-request", changes)


@pytest.mark.parametrize("fewer", ["A team of two shared it.", "A group of firms was paid."])
def test_two_people_or_a_group_of_firms_tell_of_no_third(altered: Altered, fewer: str) -> None:
    assert "substance.group-few" in altered("bec-request", FEW | {"facts.0.text": fewer})
