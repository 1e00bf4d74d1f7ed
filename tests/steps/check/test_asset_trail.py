"""The way of the money is told to its end, and spent proceeds are not taken twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]


def found(all_found: list[Finding]) -> list[str]:
    return [
        one.said.id
        for one in all_found
        if one.said and one.rule in ("asset.trail-open", "asset.product-spent")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Which of the six payments reached the account is not known yet.",
        "Some of that money is thought to have come from crimes of the customers.",
        "How the money came to the company has not been established.",
        "It is not known what part of the funds comes from the sale.",
        "On ne sait pas encore lequel des virements a été payé sur ce compte.",
        "Woher die Zahlungen auf dem Konto stammen, ist nicht bekannt.",
    ],
)
def test_a_fact_that_leaves_the_way_of_the_money_open_is_found(
    findings: Findings, restraint: dict[str, Any], text: str
) -> None:
    restraint["facts"][0]["text"] = text
    assert found(findings(restraint)) == ["asset.trail-open"]


@pytest.mark.parametrize(
    "text",
    [
        "EUR 50,000.00 went to account 000111222, as the statement shows.",
        "It is not known where the accused is.",
        "Some of the money was paid to the seller of the house on 3 May 2026.",
        "The bank established which payments reached the account.",
        "The victim did not know that the payment went abroad.",
    ],
)
def test_a_fact_that_tells_the_way_or_leaves_something_else_open_is_not(
    findings: Findings, restraint: dict[str, Any], text: str
) -> None:
    restraint["facts"][0]["text"] = text
    assert found(findings(restraint)) == []


def test_what_is_taken_for_its_value_needs_no_way(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    restraint["facts"][0]["text"] = "Which of the payments reached the account is not known."
    put(restraint, "assets.0.link", "equivalent-value")
    assert found(findings(restraint)) == []


@pytest.fixture
def spent(restraint: dict[str, Any]) -> dict[str, Any]:
    """An account with the product of one act, taken for another whose product is gone."""
    restraint["facts"].append({"id": "F2", "text": "He sold the cars; the price was used up."})
    restraint["assets"][0]["facts"] = ["F1"]
    restraint["measures"][0]["facts"] = ["F1", "F2"]
    return restraint


@pytest.mark.parametrize(
    "text",
    [
        "He sold the cars; the price was used up.",
        "The bribe was received in cash and gambled away.",
        "Of the price of the coffee nothing is left.",
        "Der Kaufpreis wurde verbraucht.",
    ],
)
def test_proceeds_taken_for_an_act_whose_product_is_gone_are_found(
    findings: Findings, spent: dict[str, Any], text: str
) -> None:
    spent["facts"][1]["text"] = text
    assert found(findings(spent)) == ["asset.product-spent"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.facts", ["F1"]),
        ("assets.0.facts", ["F1", "F2"]),
        ("assets.0.link", "equivalent-value"),
        ("facts.1.text", "The price was spent on the flat."),
        ("facts.1.text", "The price is in the account."),
    ],
)
def test_what_was_bought_or_is_still_there_or_is_taken_for_value_is_not(
    findings: Findings, spent: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(spent, path, value)
    assert found(findings(spent)) == []
