"""Each asset has a link to the offence, shown by something, and to no other offence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]


def found(all_found: list[Finding]) -> list[tuple[str, str]]:
    return [
        (one.said.id, one.field)
        for one in all_found
        if one.said and one.rule.startswith("asset.link-")
    ]


@pytest.fixture
def bare(restraint: dict[str, Any]) -> dict[str, Any]:
    """The restraint of two assets of which nothing shows where they come from."""
    del restraint["assets"][0]["link_shown"]
    del restraint["measures"][0]["nexus"]
    restraint["assets"].append({"id": "X2", "description": "A boat", "kind": "other"})
    restraint["measures"][0]["assets"] = ["X1", "X2"]
    return restraint


def test_assets_without_a_link_and_without_what_shows_it_are_found(
    findings: Findings, bare: dict[str, Any]
) -> None:
    assert found(findings(bare)) == [
        ("asset.link-missing/none", "assets[1].link"),
        ("asset.link-missing/unshown", "assets[0].link_shown"),
    ]


def test_many_assets_without_a_link_are_one_finding(
    findings: Findings, bare: dict[str, Any]
) -> None:
    for asset in bare["assets"]:
        asset.pop("link", None)
    (one,) = [f for f in findings(bare) if f.rule == "asset.link-missing"]
    assert one.message.endswith("linked to the offence: X1 and X2.")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.nexus", "Both were bought with the victim's money."),
        ("measures.0.particulars.link", "Both were bought with the victim's money."),
    ],
)
def test_the_connection_of_the_measure_shows_the_link(
    findings: Findings, bare: dict[str, Any], put: Put, path: str, value: str
) -> None:
    put(bare, path, value)
    assert found(findings(bare)) == []


@pytest.mark.parametrize(
    "more", [{"facts": ["F1"]}, {"link_shown": "Paid for."}, {"link": "equivalent-value"}]
)
def test_facts_or_a_taking_for_value_need_no_more(
    findings: Findings, bare: dict[str, Any], more: dict[str, Any]
) -> None:
    for asset in bare["assets"]:
        asset.update(more)
    assert found(findings(bare)) == []


@pytest.fixture
def two(restraint: dict[str, Any]) -> dict[str, Any]:
    """A restraint for two offences; the fact that shows the asset's link proves the first."""
    first = restraint["offences"][0]
    first["elements"] = [{"id": "O1a", "text": "Somebody is deceived.", "facts": ["F1"]}]
    restraint["offences"].append(
        {
            "id": "O2",
            "title": "Forgery",
            "provision": "Example Act, section 2",
            "text": "Whoever forges a document commits an offence.",
            "text_is": "exact",
            "maximum_penalty": {"text": "Five years"},
        }
    )
    restraint["measures"][0]["offences"] = ["O1", "O2"]
    restraint["assets"][0] |= {"facts": ["F1"], "offences": ["O2"]}
    return restraint


def test_an_asset_of_another_offence_than_its_facts_prove_is_found(
    findings: Findings, two: dict[str, Any]
) -> None:
    assert found(findings(two)) == [("asset.link-elsewhere/facts", "assets[0].offences")]


def test_an_asset_of_an_offence_that_its_measure_does_not_serve_is_found(
    findings: Findings, two: dict[str, Any]
) -> None:
    two["measures"][0]["offences"] = ["O1"]
    del two["assets"][0]["facts"]
    assert found(findings(two)) == [("asset.link-elsewhere/measures", "assets[0].offences")]


@pytest.mark.parametrize("offences", [["O1"], ["O1", "O2"], []])
def test_an_asset_of_the_offence_that_its_facts_prove_is_not(
    findings: Findings, two: dict[str, Any], offences: list[str]
) -> None:
    two["assets"][0]["offences"] = offences
    assert found(findings(two)) == []


@pytest.fixture
def unlisted(restraint: dict[str, Any]) -> dict[str, Any]:
    """A restraint that lists no assets, and relies on a fact about something else."""
    for name in ("assets", "nexus"):
        del restraint["measures"][0][name]
    del restraint["assets"]
    restraint["facts"][0]["text"] = "Bo Sample told the victim that he was a lawyer."
    return restraint


def test_a_restraint_without_a_word_on_where_the_property_comes_from_is_found(
    findings: Findings, unlisted: dict[str, Any]
) -> None:
    assert found(findings(unlisted)) == [("asset.link-missing/measure", "measures[0].nexus")]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("facts.0.text", "The victim paid EUR 50,000.00 to Bo Sample."),
        ("measures.0.nexus", "The victim paid into this account."),
        ("measures.0.particulars.property_kind", "Property of equal value"),
        ("measures.0.kind", "tracing-of-proceeds"),
    ],
)
def test_a_fact_on_money_a_connection_or_a_value_shows_where_it_comes_from(
    findings: Findings, unlisted: dict[str, Any], put: Put, path: str, value: str
) -> None:
    put(unlisted, path, value)
    assert found(findings(unlisted)) == []
