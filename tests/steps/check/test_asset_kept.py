"""Property that loses value is looked after, and things of others go back."""

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
        if one.said and one.rule in ("asset.management", "asset.owed-back")
    ]


@pytest.mark.parametrize(
    ("kind", "description"),
    [
        ("vehicle", "A sports car"),
        ("crypto-asset", "Four bitcoins"),
        ("other", "The yacht Sample, in the harbour of Springfield"),
        ("other", "A herd of forty cattle"),
        ("other", "Ein Flugzeug"),
    ],
)
def test_property_that_needs_care_is_found(
    findings: Findings, restraint: dict[str, Any], kind: str, description: str
) -> None:
    restraint["assets"][0] |= {"kind": kind, "description": description}
    assert found(findings(restraint)) == ["asset.management"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("assets.0.management", "The police keep it; it may be sold."),
        ("measures.0.particulars.management", "A receiver keeps it."),
        ("assets.0.kind", "cash"),
        ("measures.0.kind", "bank-records"),
    ],
)
def test_property_with_a_plan_or_without_need_of_care_is_not(
    findings: Findings, restraint: dict[str, Any], put: Put, path: str, value: str
) -> None:
    put(restraint, "assets.0.kind", "vehicle")
    put(restraint, path, value)
    assert found(findings(restraint)) == []


@pytest.fixture
def bottles(request_data: dict[str, Any]) -> dict[str, Any]:
    """Things of a federation that are to be handed over."""
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}]
    request_data["measures"] = [
        {
            "id": "M1",
            "kind": "seizure-of-items",
            "items": ["The two bottles of sample 77"],
            "purpose": "To compare what is in them.",
            "particulars": {"owner": "The Sample Federation"},
        }
    ]
    return request_data


@pytest.mark.parametrize("owner", ["The Sample Federation", "Ada Example", "A museum"])
def test_things_of_others_without_a_word_on_their_return_are_found(
    findings: Findings, bottles: dict[str, Any], put: Put, owner: str
) -> None:
    put(bottles, "measures.0.particulars.owner", owner)
    assert found(findings(bottles)) == ["asset.owed-back"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.particulars.return_by", "2026-12-01"),
        ("measures.0.particulars.owner", "Bo Sample"),
        ("measures.0.third_parties", "The rest will be returned to the federation."),
        ("measures.0.particulars", {}),
    ],
)
def test_things_of_the_suspect_or_with_a_return_are_not(
    findings: Findings, bottles: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(bottles, path, value)
    assert found(findings(bottles)) == []


def test_an_owner_told_in_a_sentence_is_quoted_and_not_taken_for_a_name(
    findings: Findings, bottles: dict[str, Any], put: Put
) -> None:
    put(bottles, "measures.0.particulars.owner", "A museum lent the bottles in May.")
    assert found(findings(bottles)) == ["asset.owed-back/told"]


@pytest.mark.parametrize(
    ("purpose", "owed"),
    [
        ("They are to be returned to the museum that lent them.", False),
        ("They are to be valued.", True),
    ],
)
def test_another_measure_may_give_the_same_things_back(
    findings: Findings, bottles: dict[str, Any], put: Put, purpose: str, *, owed: bool
) -> None:
    put(bottles, "assets", [{"id": "X1", "kind": "other", "description": "Two bottles"}])
    put(bottles, "measures.0.assets", ["X1"])
    back = {"id": "M2", "kind": "asset-return", "items": ["The bottles"], "purpose": purpose}
    bottles["measures"].append(back | {"assets": ["X1"]})
    assert ("asset.owed-back" in found(findings(bottles))) is owed


def test_an_item_that_needs_care_is_found_without_a_list_of_assets(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    del restraint["assets"], restraint["measures"][0]["assets"]
    put(restraint, "measures.0.items", ["The vessel Sample, in the harbour"])
    assert found(findings(restraint)) == ["asset.management/item"]

    put(restraint, "measures.0.items", ["Two watches"])
    assert found(findings(restraint)) == []


@pytest.mark.parametrize(
    ("third", "found_too"),
    [
        ("The bottles belong to the federation.", True),
        ("The car is leased from a company.", True),
        ("Die Geräte gehören der Ehefrau.", True),
        ("The landlord is present at the search.", False),
        ("They belong to the wife, to whom they are returned after copying.", False),
    ],
)
def test_an_owner_who_is_told_among_the_third_parties_counts(
    findings: Findings, bottles: dict[str, Any], put: Put, third: str, found_too: bool
) -> None:
    put(bottles, "measures.0.particulars", {})
    put(bottles, "measures.0.third_parties", third)
    assert found(findings(bottles)) == (["asset.owed-back/told"] if found_too else [])
