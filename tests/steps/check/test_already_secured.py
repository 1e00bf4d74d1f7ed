"""What is secured already is not secured again without a word on why."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]


def found(all_found: list[Finding]) -> list[tuple[str, str]]:
    return [
        (one.said.id.removeprefix("asset."), one.field)
        for one in all_found
        if one.said and one.rule.startswith("asset.secured-")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Account 000111222 was frozen by another court on 1 May 2026.",
        "The police of Nauru seized the account.",
        "Das Konto 000111222 ist bereits gesperrt.",
    ],
)
def test_property_that_a_fact_says_is_frozen_is_found(
    findings: Findings, restraint: dict[str, Any], text: str
) -> None:
    restraint["facts"].append({"id": "F2", "date": "2026-05-02", "text": text})
    ((rule, field),) = found(findings(restraint))
    assert (rule, field) == ("secured-already/told", "measures[0].earlier")


def test_property_that_an_authority_there_holds_is_found(
    findings: Findings, restraint: dict[str, Any], put: Put
) -> None:
    put(restraint, "measures.0.already_held", {"authority": "Example Police"})
    (one,) = [f for f in findings(restraint) if f.rule == "asset.secured-already"]
    assert "Example Police already has" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "Account 000111222 was not frozen.",
        "Account 000111222 was frozen in May; the measure was lifted in June.",
        "His house at home was seized.",
        "The police of Nauru seized his telephone.",
        "Account 000111222 was blocked by the bank in May.",
        "The account was opened in Nauru.",
    ],
)
def test_what_is_not_secured_or_not_this_property_is_not(
    findings: Findings, restraint: dict[str, Any], text: str
) -> None:
    restraint["facts"].append({"id": "F2", "date": "2026-05-02", "text": text})
    assert found(findings(restraint)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.title", "Continuation of the restraint"),
        ("measures.0.necessity", "The present restraint expires on 1 December 2026."),
        ("earlier", [{"id": "E1", "kind": "request", "reference": "TV/1", "date": "2026-04-01"}]),
    ],
)
def test_a_measure_that_goes_on_with_another_is_not(
    findings: Findings, restraint: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    text = "Account 000111222 was frozen on 1 May 2026."
    restraint["facts"].append({"id": "F2", "date": "2026-05-02", "text": text})
    put(restraint, path, value)
    if path == "earlier":
        put(restraint, "measures.0.earlier", ["E1"])
    assert found(findings(restraint)) == []


def test_one_asset_in_two_restraints_is_found_and_in_a_confiscation_is_not(
    findings: Findings, restraint: dict[str, Any]
) -> None:
    second = copy.deepcopy(restraint["measures"][0]) | {"id": "M2", "title": "The same again"}
    restraint["measures"].append(second)
    assert found(findings(restraint)) == [("secured-twice", "measures[1].assets")]

    second["kind"] = "confiscation-local-order"
    assert found(findings(restraint)) == []
