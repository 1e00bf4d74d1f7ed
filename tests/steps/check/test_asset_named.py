"""Each asset is described so that it can be found, or is sought in a measure of its own."""

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
        if one.said and one.rule in ("asset.unidentified", "asset.wallet")
    ]


@pytest.mark.parametrize(
    ("kind", "description"),
    [
        ("real-property", "A house in Springfield"),
        ("real-property", "A further plot, to be found by the police"),
        ("account", "Bank balances, to be located"),
        ("shares", "Shares in an unidentified company, not yet known"),
        ("real-property", "Ein Grundstück, noch zu ermitteln"),
        ("real-property", "Un immeuble à localiser"),
    ],
)
def test_an_asset_that_nobody_can_find_is_found(
    findings: Findings, restraint: dict[str, Any], kind: str, description: str
) -> None:
    restraint["assets"][0] |= {"kind": kind, "description": description}
    assert found(findings(restraint)) == ["asset.unidentified/assets"]


@pytest.mark.parametrize(
    ("kind", "description"),
    [
        ("real-property", "The house at 12 Example Drive, Springfield"),
        ("account", "The balance of his account"),
        ("account", "Account 000111222 at Sample Bank"),
        ("vehicle", "The red estate car of the accused"),
        ("shares", "All shares of Bo Sample in Sample Kilns Ltd"),
        ("other", "A painting of a harbour, signed and framed"),
    ],
)
def test_an_asset_with_an_address_or_a_bank_is_not(
    findings: Findings, restraint: dict[str, Any], kind: str, description: str
) -> None:
    restraint["assets"][0] |= {"kind": kind, "description": description}
    assert found(findings(restraint)) == []


def test_an_item_that_is_still_to_be_found_is_found_without_a_list_of_assets(
    findings: Findings, restraint: dict[str, Any]
) -> None:
    del restraint["assets"], restraint["measures"][0]["assets"]
    restraint["measures"][0]["items"] = ["A flat and other property, to be identified there"]
    assert found(findings(restraint)) == ["asset.unidentified/words"]


def test_what_another_measure_traces_may_still_be_open(
    findings: Findings, restraint: dict[str, Any]
) -> None:
    restraint["assets"][0] |= {"kind": "other", "description": "Shares, to be identified"}
    first = restraint["measures"][0]
    restraint["measures"].append({**first, "id": "M2", "kind": "tracing-of-proceeds"})
    assert found(findings(restraint)) == []


@pytest.fixture
def coins(restraint: dict[str, Any]) -> dict[str, Any]:
    """The restraint of a crypto-asset of which nothing says where it is."""
    restraint["assets"][0] |= {
        "kind": "crypto-asset",
        "description": "About four bitcoins of the accused",
        "management": "It is to be sold.",
    }
    for name in ("holder", "identifiers"):
        del restraint["measures"][0][name]
    return restraint


def test_a_crypto_asset_without_a_wallet_is_found(
    findings: Findings, coins: dict[str, Any]
) -> None:
    assert found(findings(coins)) == ["asset.wallet"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.holder", {"name": "Sample Exchange", "kind": "provider"}),
        ("assets.0.description", "Bitcoins at bc1qexampleexampleexampleexample00exam"),
        ("assets.0.management", "The police of your State hold the hardware wallet."),
        ("assets.0.kind", "cash"),
    ],
)
def test_a_crypto_asset_with_a_wallet_a_provider_or_keys_is_not(
    findings: Findings, coins: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(coins, path, value)
    if value == "cash":
        coins["assets"][0]["description"] = "Banknotes of EUR 4,000.00"
    assert found(findings(coins)) == []


@pytest.mark.parametrize(
    "description",
    [
        "The account of the suspect with a bank in Germany",
        "A car",
        "The suspect's house",
        "His money",
        "Das Konto des Beschuldigten bei einer Bank",
        "Une voiture",
        "La maison du suspect",
    ],
)
def test_a_class_of_thing_is_asked_about_without_a_kind_too(
    findings: Findings, restraint: dict[str, Any], description: str
) -> None:
    one = restraint["measures"][0]
    for name in ("holder", "place", "identifiers", "accounts"):
        one.pop(name, None)
    restraint["assets"][0].pop("kind", None)
    restraint["assets"][0]["description"] = description
    one["items"] = [description]
    for fact in restraint["facts"]:
        fact["text"] = "He took the money of the company."
    assert found(findings(restraint)) == ["asset.unidentified/assets"]

    del restraint["assets"], one["assets"]
    assert found(findings(restraint)) == ["asset.unidentified/words"]


@pytest.mark.parametrize(
    "description",
    ["A white Example estate car, KBX 123A", "The yacht Aurora in Mombasa", "A painting by Muster"],
)
def test_a_thing_that_is_told_apart_is_not_asked_about(
    findings: Findings, restraint: dict[str, Any], description: str
) -> None:
    restraint["measures"][0].pop("holder", None)
    restraint["assets"][0].pop("kind", None)
    restraint["assets"][0]["description"] = description
    assert found(findings(restraint)) == []


def test_a_car_that_a_fact_names_by_its_plate_is_known(
    findings: Findings, restraint: dict[str, Any]
) -> None:
    restraint["measures"][0].pop("holder", None)
    restraint["assets"][0].pop("kind", None)
    restraint["assets"][0]["description"] = "A car"
    restraint["facts"][0]["text"] += " With the money he bought a car with the plate KBX 123."
    assert found(findings(restraint)) == []


def test_accounts_at_a_bank_that_is_named_can_be_found(
    findings: Findings, restraint: dict[str, Any]
) -> None:
    one = restraint["measures"][0]
    for name in ("holder", "identifiers"):
        one.pop(name, None)
    told = "All accounts of Bo Sample at Sample Bank, Springfield, and at other banks"
    restraint["assets"][0] |= {"kind": "account", "description": told}
    assert found(findings(restraint)) == ["asset.unidentified/assets"]

    one["accounts"] = [{"bank": "Sample Bank", "number": "000111222"}]
    assert found(findings(restraint)) == []
    one["accounts"] = [{"bank": "Sample Bank", "holder": "Bo Sample"}]
    assert found(findings(restraint)) == []
    for other in ({"bank": "Other Bank"}, {"holder": "Cy Sample"}):
        one["accounts"] = [{"bank": "Sample Bank", "holder": "Bo Sample"} | other]
        assert found(findings(restraint)) == ["asset.unidentified/assets"]


def test_a_measure_that_names_no_property_at_all_is_a_warning(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    measure = restraint["measures"][0] | {"items": ["All property of Bo Sample"]}
    measure |= {"nexus": "He is suspected.", "title": "Freezing"}
    for name in ("holder", "identifiers", "assets"):
        measure.pop(name)
    restraint |= {"measures": [measure], "assets": []}
    restraint["facts"] = [{"id": "F1", "text": "Bo Sample grew rich in office."}]
    (one,) = [f for f in findings(restraint) if f.rule == "asset.unidentified"]
    assert (one.severity, one.said and one.said.id) == ("warning", "asset.unidentified/none")
    for text in ("He has account 000111222.", "His shares are in Sample Kilns Ltd."):
        put(restraint, "facts.0.text", text)
        assert found(findings(restraint)) == []
