"""A measure that takes a value has an amount that limits it, and not above what the case is of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]
LARGE = {"amount": "900000.00", "currency": "EUR"}
SMALL = {"amount": "50000.00", "currency": "EUR"}


def found(all_found: list[Finding]) -> list[str]:
    return [one.said.id for one in all_found if one.said and one.rule.startswith("asset.ceiling-")]


@pytest.mark.parametrize(
    "item",
    [
        "All bank accounts of Bo Sample",
        "Any property of the accused, movable or not",
        "All funds in his accounts",
        "Assets of equal value",
        "Sämtliche Konten des Beschuldigten",
        "Tous les comptes du suspect",
    ],
)
def test_everything_without_an_amount_is_found(
    findings: Findings, restraint: dict[str, Any], item: str
) -> None:
    restraint["measures"][0]["items"] = [item]
    assert found(findings(restraint)) == ["asset.ceiling-missing/words"]


def test_a_value_without_an_amount_is_found(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    put(restraint, "assets.0.link", "equivalent-value")
    assert found(findings(restraint)) == ["asset.ceiling-missing/value"]

    put(restraint, "assets.0.link", "proceeds")
    put(restraint, "measures.0.particulars.property_kind", "Property of equal value")
    assert found(findings(restraint)) == ["asset.ceiling-missing/value"]


def test_an_amount_far_above_the_loss_is_found(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    put(restraint, "loss", SMALL)
    put(restraint, "measures.0.particulars.total_amount", LARGE)
    (one,) = [f for f in findings(restraint) if f.rule == "asset.ceiling-high"]
    assert one.field == "measures[0].particulars.total_amount"
    assert "EUR 900,000.00" in one.message
    assert "EUR 50,000.00" in one.message


def test_assets_worth_more_than_the_gain_are_found(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    put(restraint, "gain", SMALL)
    put(restraint, "assets.0.link", "equivalent-value")
    put(restraint, "assets.0.value", LARGE)
    assert found(findings(restraint)) == ["asset.ceiling-high"]


@pytest.mark.parametrize(
    ("items", "more"),
    [
        (["All bank accounts of Bo Sample"], {"particulars": {"total_amount": LARGE}}),
        (["All property of Bo Sample, up to EUR 50,000"], {}),
        (["All funds in account 000111222"], {}),
        (["All funds held in the said account"], {}),
        (["The flat at 1 Sample Road, Springfield"], {}),
        (["All bank accounts of Bo Sample"], {"result": "That 50,000 euros are secured."}),
        (["All account statements of May"], {"kind": "bank-records"}),
    ],
)
def test_an_amount_or_one_thing_that_is_named_is_enough(
    findings: Findings, restraint: dict[str, Any], items: list[str], more: dict[str, Any]
) -> None:
    restraint["measures"][0] |= {"items": items, **more}
    assert found(findings(restraint)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("loss", {"amount": "800000.00", "currency": "EUR"}),
        ("loss", {"amount": "50000.00", "currency": "USD"}),
        ("measures.0.proportionality", "Interest and a fine of ten times the gain are expected."),
        ("facts.0.text", "Bo Sample received EUR 950,000.00 in account 000111222."),
    ],
)
def test_an_amount_that_the_case_explains_is_no_excess(
    findings: Findings, restraint: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(restraint, "loss", SMALL)
    put(restraint, "measures.0.particulars.total_amount", LARGE)
    put(restraint, path, value)
    assert found(findings(restraint)) == []


@pytest.mark.parametrize(
    ("change", "ids"),
    [
        ({}, ["asset.ceiling-high/worth"]),
        ({"measures.0.proportionality": "The house cannot be divided."}, []),
        ({"assets.0.value": {"amount": "80000.00", "currency": "EUR"}}, []),
        ({"assets.0.value": {"amount": "900000.00", "currency": "USD"}}, []),
        ({"measures.0.items": ["The house, up to EUR 60,000"]}, []),
        ({"facts.0.text": "He bought the house for EUR 900,000."}, []),
        ({"assets.0.link": "proceeds", "assets.0.link_shown": "Bought with the bribe."}, []),
    ],
)
def test_assets_worth_far_more_than_the_loss_are_asked_about(
    findings: Findings, restraint: dict[str, Any], put: Put, change: dict[str, Any], ids: list[str]
) -> None:
    for field in ("link", "link_shown", "facts"):
        restraint["assets"][0].pop(field, None)
    restraint["measures"][0].pop("particulars", None)
    restraint["measures"][0]["items"] = ["The house"]
    restraint |= {"loss": SMALL}
    restraint["assets"][0]["value"] = LARGE
    for path, value in change.items():
        put(restraint, path, value)
    assert found(findings(restraint)) == ids


@pytest.mark.parametrize(
    "item",
    [
        "Flat at Antibes, land register section AB no. 1, up to the whole property in it",
        "Account 5 of Bo Sample, up to all funds in it, as listed under number 12",
        "The flat of Bo Sample at Cannes, and the whole property in the flat",
    ],
)
def test_the_whole_of_one_thing_that_is_named_needs_no_amount(
    findings: Findings, restraint: dict[str, Any], item: str
) -> None:
    restraint["measures"][0]["items"] = [item]
    assert found(findings(restraint)) == []
