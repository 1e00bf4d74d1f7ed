"""A person who was not handed over, or was: the other side may ask what this request is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]


def rules(found: dict[str, Finding]) -> list[str]:
    return [rule for rule in found if rule.startswith("earlier.surrender")]


@pytest.mark.parametrize(
    "changes",
    [
        {
            "earlier.1": {
                "kind": "request",
                "subject": "Extradition of Z. Pelda",
                "result": "Rejected in 2025.",
            }
        },
        {"proceedings.stage": "Extradition from the United States was refused in 2025."},
        {"proceedings.stage": "The United States does not extradite him."},
        {"proceedings.stage": "Die Auslieferung wurde vom ersuchten Staat abgelehnt."},
        {"proceedings.stage": "L'extradition demandée à l'État requis a été refusée."},
    ],
)
def test_a_refusal_to_hand_over_is_asked_about(altered: Altered, changes: dict[str, Any]) -> None:
    found = altered("bec-request", changes)
    assert rules(found) == ["earlier.surrender/refused"]
    assert found["earlier.surrender/refused"].severity is Severity.ADVICE


@pytest.mark.parametrize(
    ("subject", "asked"),
    [
        ("Extradition of men accused of deeds of 1999", False),
        ("Extradition de personnes accusées de faits de 1999", False),
        ("Extradition of men accused of acts of 2026", True),
        ("Extradition, asked for in 1999", True),
    ],
)
def test_people_accused_of_deeds_of_other_years_are_of_another_case(
    altered: Altered, subject: str, asked: bool
) -> None:
    one = {"kind": "request", "subject": subject, "result": "Not granted, refused."}
    days = {"offences.0.committed_from": "2026-01-02", "offences.0.committed_to": "2026-03-01"}
    assert bool(rules(altered("bec-request", {"earlier.1": one} | days))) is asked


def test_a_person_who_was_handed_over_is_asked_about(altered: Altered) -> None:
    said = {"proceedings.stage": "He was extradited from the United States in 2025."}
    assert rules(altered("bec-request", said)) == ["earlier.surrender/took-place"]


@pytest.mark.parametrize(
    "text",
    [
        "Extradition from Ghana was refused in 2025.",
        "The request for extradition will be sent to the United States.",
        "The car was handed over to the bank in the United States.",
        "The United States refused bail.",
        "He was extradited from Ghana.",
    ],
)
def test_another_state_and_another_matter_are_left_alone(altered: Altered, text: str) -> None:
    assert rules(altered("bec-request", {"proceedings.stage": text})) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The British court declined to extradite him to the United States.", False),
        ("Nigeria declined to extradite him to the United States.", False),
        ("The extradition request to the United States was refused.", True),
        ("Extradition to the United States was refused by the United Kingdom.", False),
        ("The United Kingdom asked for him; the United States denied extradition.", True),
    ],
)
def test_only_what_the_requested_state_declined_is_asked_about(
    altered: Altered, text: str, asked: bool
) -> None:
    assert bool(rules(altered("bec-request", {"proceedings.stage": text}))) is asked
