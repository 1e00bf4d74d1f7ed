"""A suspect who is to list all assets on oath."""

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
        if one.said and one.rule in ("asset.sworn-list", "agree.sworn-suspect")
    ]


@pytest.fixture
def listing(restraint: dict[str, Any]) -> dict[str, Any]:
    """The order that a suspect list what he owns."""
    restraint["measures"][0] |= {
        "kind": "tracing-of-proceeds",
        "items": ["His assets"],
        "result": "An order obliging him to list on oath all his assets.",
        "procedure": {"wished": "As in the enclosed draft.", "oath": "oath"},
    }
    return restraint


@pytest.mark.parametrize(
    "result",
    [
        "An order obliging him to list on oath all his assets.",
        "That he file an affidavit of his assets.",
        "Disclosure of his property under oath.",
    ],
)
def test_a_list_of_assets_on_oath_is_found_once(
    findings: Findings, listing: dict[str, Any], put: Put, result: str
) -> None:
    put(listing, "measures.0.result", result)
    assert found(findings(listing)) == ["asset.sworn-list/suspect"]

    put(listing, "measures.0.items", ["His assets, wherever they are"])
    assert found(findings(listing)) == ["asset.sworn-list/everywhere"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.result", "A list of the accounts from the register of banks."),
        ("persons.0.role", "third-party"),
        ("measures.0.nexus", "The list is not used as evidence against him."),
        ("measures.0.kind", "bank-records"),
    ],
)
def test_a_list_of_others_or_with_safeguards_is_not(
    findings: Findings, listing: dict[str, Any], put: Put, path: str, value: str
) -> None:
    put(listing, path, value)
    assert "asset.sworn-list" not in " ".join(found(findings(listing)))
