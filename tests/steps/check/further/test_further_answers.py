"""What the other side said before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Told = Callable[..., dict[str, Finding]]


def earlier(result: str, subject: str = "Records", kind: str = "contact") -> list[dict[str, Any]]:
    return [{"id": "E1", "kind": kind, "subject": subject, "result": result}]


@pytest.mark.parametrize(
    ("subject", "result"),
    [
        ("Extradition of the suspect", "Refused in 2024."),
        ("Auslieferung", "Sie wurde abgelehnt."),
        ("Mandat d'arrêt", "L'exécution a été refusée."),
    ],
)
def test_a_surrender_that_was_refused(subject: str, result: str, told: Told) -> None:
    assert "earlier.surrender" in told(earlier=earlier(result, subject, "request"))


def test_a_surrender_that_was_granted_or_is_spoken_of(told: Told) -> None:
    assert "earlier.surrender" not in told(earlier=earlier("Granted.", "Extradition", "request"))
    said = [{"ground": "other", "text": "The reasons for the refusal concern custody only."}]
    found = told(earlier=earlier("Refused.", "Extradition", "request"), statements=said)
    assert "earlier.surrender" not in found


@pytest.mark.parametrize(
    "result",
    [
        "Three conditions were named: no cameras, no lawyers, written questions.",
        "Sie nannte zwei Bedingungen.",
        "Elle a posé deux conditions.",
    ],
)
def test_conditions_are_taken_up(result: str, told: Told) -> None:
    assert "earlier.conditions-open" in told(earlier=earlier(result))
    spoken = [{"part": "earlier", "text": "Each condition is kept. Bedingung für Bedingung."}]
    assert "earlier.conditions-open" not in told(earlier=earlier(result), remarks=spoken)


@pytest.mark.parametrize(
    "result",
    ["The records were handed over.", "Given on condition that they are used only in this case."],
)
def test_no_condition_or_one_of_use(result: str, told: Told) -> None:
    assert "earlier.conditions-open" not in told(earlier=earlier(result), use="Only in this case.")


@pytest.mark.parametrize(
    "result",
    [
        "It said that the data of a whole cell cannot be handed over.",
        "The Constitution forbids it.",
        "Die Verfassung verbietet die Herausgabe.",
        "La loi ne permet pas cette remise.",
    ],
)
def test_a_ground_that_was_told_is_answered(result: str, told: Told) -> None:
    assert "earlier.ground-open" in told(earlier=earlier(result))
    answered = [{"ground": "other", "text": "A court order is offered."}]
    assert "earlier.ground-open" not in told(earlier=earlier(result), statements=answered)


@pytest.mark.parametrize(
    "result", ["The papers were given; bank secrecy was lifted.", "A meeting took place."]
)
def test_no_ground_was_told(result: str, told: Told) -> None:
    assert "earlier.ground-open" not in told(earlier=earlier(result))
