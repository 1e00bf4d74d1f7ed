"""Numbers, births and States that cannot be right are told, and series are left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

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
    ("born", "rule", "weight"),
    [
        ("2026-05-01", "agree.born-after", Severity.ERROR),
        ("2024-05-01", "agree.born-after/child", Severity.WARNING),
        ("1991-03-12", "", None),
        ("2012-05-01", "", None),  # young, but no slip
    ],
)
def test_a_suspect_was_born_before_the_offence(
    altered: Altered, born: str, rule: str, weight: Severity | None
) -> None:
    own = {"offences.0.persons": ["P1"], "offences.0.committed_from": "2026-03-14"}
    found = altered("bec-request", own | {"persons.0.born": born})
    assert [one for one in found if one.startswith("agree.born-after")] == ([rule] if rule else [])
    assert not rule or found[rule].severity is weight
    told = {"persons.0.role": "third-party", "persons.0.born": "2026-05-01"}
    assert "agree.born-after" not in altered("bec-request", own | told)


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
