"""Numbers, births and States that cannot be right are told, and series are left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (["000121222", "000333444"], True),  # the facts have 000111222
        (["001011222", "000333444"], True),  # two digits changed places
        (["000111223", "000333444"], False),  # the next of a series
        (["000111222", "000333444"], False),
        (["999111222", "000333444"], False),
    ],
)
def test_a_number_with_a_slip_is_told(altered: Altered, numbers: list[str], found: bool) -> None:
    marks = [{"kind": "bank-account", "value": one} for one in numbers]
    assert (
        "agree.number-slip" in altered("bec-request", {"measures.3.identifiers": marks})
    ) is found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"data_protection": "The data stay with the authorities of Portugal."}, True),
        ({"costs": "Kenya bears the costs of execution."}, True),
        ({"data_protection": "The data stay with the authorities of Nigeria."}, False),
        (
            {
                "costs": "Kenya bears the costs of execution.",
                "proceedings.other_states": [{"state": "KE", "matter": "A like case."}],
            },
            False,
        ),
        ({"costs": "Jordan Sample bears the costs."}, False),
    ],
)
def test_a_state_of_another_letter_is_told(
    altered: Altered, changes: dict[str, Any], found: bool
) -> None:
    assert ("agree.other-state" in altered("bec-request", changes)) is found
