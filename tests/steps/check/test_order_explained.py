"""The law of an order that is to be enforced, and orders without a conviction."""

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
        and one.rule in ("asset.order-law", "asset.no-conviction", "asset.no-confiscation")
    ]


@pytest.fixture
def ordered(restraint: dict[str, Any]) -> dict[str, Any]:
    """The enforcement of a foreign restraint order."""
    restraint["measures"][0] |= {
        "title": "Registration and enforcement of the order",
        "order": {"title": "Restraint order", "court": "Example Court"},
    }
    return restraint


@pytest.mark.parametrize(
    "title",
    [
        "Registration and enforcement of the order",
        "Recognition of the freezing order",
        "Vollstreckung der Anordnung",
        "Exécution de la décision de saisie",
    ],
)
def test_an_order_to_be_enforced_without_its_law_is_found(
    findings: Findings, ordered: dict[str, Any], title: str
) -> None:
    ordered["measures"][0]["title"] = title
    assert found(findings(ordered)) == ["asset.order-law"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("annexes", [{"id": "A1", "title": "Provisions on seizure", "kind": "law-text"}]),
        ("annexes", [{"id": "A1", "title": "Code of criminal procedure, extract"}]),
        ("annexes", [{"id": "A1", "title": "Freezing certificate", "kind": "other"}]),
        ("remarks", [{"part": "execution", "text": "The order can be appealed within a week."}]),
        ("annexes", [{"id": "A1", "title": "Texts of the law", "kind": "law-text"}]),
        ("measures.0.title", "Restraint of the account"),
        ("measures.0.order", None),
    ],
)
def test_an_order_that_is_explained_or_not_enforced_itself_is_not(
    findings: Findings, ordered: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(ordered, path, value)
    assert found(findings(ordered)) == []


def test_a_restraint_beside_the_enforcement_itself_needs_no_law_of_its_own(
    findings: Findings, ordered: dict[str, Any]
) -> None:
    first = ordered["measures"][0]
    ordered["measures"].append(first | {"id": "M9", "kind": "confiscation-order-enforcement"})
    assert "asset.order-law" not in found(findings(ordered))


@pytest.mark.parametrize(
    "purpose",
    [
        "To secure the fine and the costs.",
        "To secure the tax debts of the accused.",
        "To secure a civil judgment of another court.",
        "Zur Sicherung der Geldstrafe und der Verfahrenskosten.",
    ],
)
def test_property_secured_for_a_debt_is_told_apart(
    findings: Findings, restraint: dict[str, Any], put: Put, purpose: str
) -> None:
    put(restraint, "measures.0.purpose", purpose)
    assert found(findings(restraint)) == ["asset.no-confiscation/debt"]

    put(restraint, "measures.0.purpose", "To keep it.")
    assert found(findings(restraint)) == ["asset.no-confiscation"]

    put(restraint, "measures.0.purpose", f"{purpose} Its confiscation is expected.")
    assert found(findings(restraint)) == []


@pytest.fixture
def confiscated(restraint: dict[str, Any]) -> dict[str, Any]:
    """The enforcement of a confiscation."""
    restraint["measures"][0] |= {"kind": "confiscation-order-enforcement"}
    restraint["measures"][0]["order"] = {"title": "Confiscation order", "final_on": "2026-01-02"}
    return restraint


def test_an_order_without_a_conviction_is_found(
    findings: Findings, confiscated: dict[str, Any], put: Put
) -> None:
    put(confiscated, "measures.0.order.title", "Civil forfeiture order")
    assert found(findings(confiscated)) == ["asset.no-conviction/order"]

    put(confiscated, "measures.0.particulars.conviction", "It rests on none: the owner fled.")
    assert found(findings(confiscated)) == []


def test_a_confiscation_of_somebody_who_died_is_found(
    findings: Findings, confiscated: dict[str, Any], put: Put
) -> None:
    put(confiscated, "facts.0.text", "Bo Sample died on 3 March 2026.")
    assert found(findings(confiscated)) == ["asset.no-conviction/death"]

    put(confiscated, "facts.0.text", "The victim died; EUR 5,000 went to account 000111222.")
    assert found(findings(confiscated)) == []


def test_a_forfeiture_without_a_reason_is_found(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    put(restraint, "measures.0.kind", "non-conviction-forfeiture")
    assert found(findings(restraint)) == ["asset.no-conviction/reason"]

    put(restraint, "measures.0.particulars.reason", "The owner has died.")
    assert found(findings(restraint)) == []


def test_an_order_to_be_enforced_without_its_law_is_told(
    findings: Findings, ordered: dict[str, Any], put: Put
) -> None:
    (one,) = [one for one in findings(ordered) if one.rule == "asset.order-law"]
    assert str(one.severity) == "advice"

    power = {"capacity": "judge", "conditions": "It can be challenged within ten days."}
    put(ordered, "measures.0.domestic_power", power)
    assert found(findings(ordered)) == []
