"""A restraint has an end, a limit, amounts that agree, and a reason for surprise."""

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
        if one.said
        and one.rule
        in ("asset.end-open", "asset.balance-whole", "asset.amounts-apart", "asset.unwarned")
    ]


EUR = {"amount": "50000.00", "currency": "EUR"}
MORE = {"amount": "90000.00", "currency": "EUR"}


@pytest.mark.parametrize(
    "purpose",
    [
        "To keep it blocked until further notice, for confiscation.",
        "To freeze it indefinitely for confiscation.",
        "Das Guthaben soll bis auf Weiteres für die Einziehung gesperrt bleiben.",
        "Bloquer le compte jusqu'à nouvel ordre en vue de la confiscation.",
    ],
)
def test_a_restraint_without_an_end_is_found(
    findings: Findings, restraint: dict[str, Any], put: Put, purpose: str
) -> None:
    put(restraint, "measures.0.purpose", purpose)
    assert found(findings(restraint)) == ["asset.end-open"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.particulars.valid_until", "2027-06-01"),
        ("measures.0.particulars.next_step", "We will review it every six months."),
        ("measures.0.purpose", "To keep it until the end of the trial, for confiscation."),
    ],
)
def test_a_restraint_with_an_end_or_a_review_is_not(
    findings: Findings, restraint: dict[str, Any], put: Put, path: str, value: str
) -> None:
    put(restraint, "measures.0.purpose", "Until further notice, for confiscation.")
    put(restraint, path, value)
    assert found(findings(restraint)) == []


@pytest.fixture
def whole(restraint: dict[str, Any]) -> dict[str, Any]:
    """The whole balance of an account that holds more than was paid into it."""
    restraint["measures"][0]["items"] = ["The whole balance of the account"]
    restraint["assets"][0]["value"] = MORE
    restraint["assets"][0]["facts"] = ["F1"]
    return restraint


def test_a_whole_balance_above_what_was_paid_is_found(
    findings: Findings, whole: dict[str, Any]
) -> None:
    (one,) = [f for f in findings(whole) if f.rule == "asset.balance-whole"]
    assert "(EUR 90,000.00)" in one.message
    found_none = "Apart from the balance, it found no amount above EUR 50,000.00 in the facts."
    assert found_none in one.message


@pytest.mark.parametrize(
    ("path", "value", "wanted"),
    [
        ("assets.0.value", {"amount": "200000.00", "currency": "EUR"}, ["half"]),
        ("facts.0.text", "EUR 40,000 went to the account. The balance is EUR 90,000.", ["half"]),
        ("facts.0.text", "EUR 40,000 and EUR 30,000 went to account 000111222.", ["paid"]),
        ("facts.0.text", "EUR 40,000 and USD 60,000 went to account 000111222.", []),
        ("gain", {"amount": "300000.00", "currency": "EUR"}, []),
        ("remarks", [{"part": "execution", "text": "Up to EUR 50,000 are to be held."}], []),
    ],
)
def test_a_whole_balance_of_which_less_than_half_is_named_is_a_warning(
    findings: Findings, whole: dict[str, Any], put: Put, path: str, value: Any, wanted: list[str]
) -> None:
    put(whole, path, value)
    told = [one.rpartition("/")[2] for one in found(findings(whole)) if "balance" in one]
    assert told == wanted


@pytest.mark.parametrize(
    "item", ["All funds on the account", "The entire account", "La totalité du solde du compte"]
)
def test_a_whole_balance_of_which_nothing_is_shown_is_found(
    findings: Findings, whole: dict[str, Any], item: str
) -> None:
    whole["measures"][0]["items"] = [item]
    del whole["assets"][0]["value"], whole["assets"][0]["link_shown"], whole["measures"][0]["nexus"]
    assert found(findings(whole)) == ["asset.balance-whole/unlimited"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.particulars.total_amount", EUR),
        ("measures.0.proportionality", "The rest secures the fine."),
        ("measures.0.items", ["The balance of account 000111222"]),
        ("measures.0.items", ["The whole balance, up to EUR 50,000.00"]),
        ("facts.0.text", "EUR 90,000.00 went to account 000111222."),
        ("measures.0.kind", "confiscation-local-order"),
    ],
)
def test_a_balance_with_a_limit_or_that_is_all_proceeds_is_not(
    findings: Findings, whole: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(whole, path, value)
    assert "asset.balance-whole" not in " ".join(found(findings(whole)))


def test_a_share_above_the_total_is_found(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    put(restraint, "measures.0.particulars.total_amount", EUR)
    put(restraint, "measures.0.particulars.amount_in_requested_state", MORE)
    assert "asset.amounts-apart/share" in found(findings(restraint))


def test_an_amount_above_that_of_the_order_is_found(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    order = {"title": "Restraint order", "summary": "His property is restrained up to EUR 50,000."}
    put(restraint, "measures.0.order", order)
    put(restraint, "measures.0.particulars.total_amount", MORE)
    assert found(findings(restraint)) == ["asset.amounts-apart/order"]

    put(restraint, "measures.0.order.summary", "He was fined EUR 500 and his property restrained.")
    assert found(findings(restraint)) == []


def test_assets_in_another_currency_or_worth_far_more_are_found(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    put(restraint, "measures.0.particulars.total_amount", EUR)
    put(restraint, "assets.0.value", {"amount": "60000.00", "currency": "USD"})
    assert found(findings(restraint)) == []  # the asset is limited by its own value

    more = {**restraint["assets"][0], "id": "X9"}
    more.pop("value")
    restraint["assets"].append(more)
    restraint["measures"][0]["assets"].append("X9")
    assert found(findings(restraint)) == ["asset.amounts-apart/currency"]

    put(restraint, "measures.0.proportionality", "Converted at the rate of 3 May 2026.")
    assert found(findings(restraint)) == []

    put(restraint, "measures.0.proportionality", None)
    put(restraint, "assets.0.value", MORE)
    assert found(findings(restraint)) == ["asset.amounts-apart/worth"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.confidential", "The suspect should not be told beforehand."),
        ("measures.0.particulars.notice", "The order is to be made without notice."),
        ("measures.0.procedure", {"wished": "That the order be made ex parte."}),
        ("measures.0.confidential", "Der Beschuldigte soll vorher nicht angehört werden."),
    ],
)
def test_a_surprise_without_a_reason_is_found(
    findings: Findings, restraint: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(restraint, path, value)
    assert found(findings(restraint)) == ["asset.unwarned"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.particulars.dissipation_risk", "He has begun to move it."),
        ("measures.0.confidential", "He should not be told beforehand: he would move the money."),
        ("measures.0.necessity", "The money moves within a day."),
        ("measures.0.confidential", "The bank must not tell its customer."),
        ("urgency", {"level": "urgent", "reason": "The money is being moved."}),
    ],
)
def test_a_surprise_with_a_reason_is_not(
    findings: Findings, restraint: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(restraint, "measures.0.confidential", "The suspect should not be told beforehand.")
    put(restraint, path, value)
    assert found(findings(restraint)) == []
