"""Stolen things go back without a confiscation, once their taking is told."""

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
        if one.said and one.rule in ("asset.taken-when", "asset.return-basis")
    ]


@pytest.fixture
def stolen(restraint: dict[str, Any]) -> dict[str, Any]:
    """The return of a painting to the gallery from which it was stolen."""
    restraint["facts"] = [{"id": "F1", "text": "The painting was stolen from the gallery."}]
    for name in ("committed_from", "committed_to", "place"):
        restraint["offences"][0].pop(name, None)
    restraint["assets"] = [
        {"id": "X1", "description": "A painting", "kind": "other", "link": "object"}
    ]
    restraint["measures"][0] |= {
        "kind": "asset-return",
        "items": ["The painting"],
        "purpose": "To give the painting back to the gallery from which it was stolen.",
        "particulars": {"claim": "The gallery owns it."},
    }
    return restraint


def test_a_theft_without_a_day_and_a_place_is_found_and_no_confiscation_is_asked_for(
    findings: Findings, stolen: dict[str, Any]
) -> None:
    assert found(findings(stolen)) == ["asset.taken-when/both"]


@pytest.mark.parametrize(
    ("changes", "variant"),
    [
        ({"facts.0.date": "2009-05-03"}, ["asset.taken-when/place"]),
        ({"facts.0.place": "Springfield"}, ["asset.taken-when/day"]),
        ({"offences.0.place": "Springfield"}, ["asset.taken-when/day"]),
        ({"facts.0.date": "2009-05-03", "facts.0.place": "Springfield"}, []),
        ({"facts.0.text": "It was stolen in 2009.", "offences.0.place": "Springfield"}, []),
    ],
)
def test_what_is_told_of_the_taking_is_not_asked_for(
    findings: Findings,
    stolen: dict[str, Any],
    put: Put,
    changes: dict[str, str],
    variant: list[str],
) -> None:
    for path, value in changes.items():
        put(stolen, path, value)
    assert found(findings(stolen)) == variant


def test_the_day_on_which_a_theft_was_learnt_is_not_its_day(
    findings: Findings, stolen: dict[str, Any], put: Put
) -> None:
    put(stolen, "facts.0.text", "A dealer found that the painting had been stolen.")
    put(stolen, "facts.0.date", "2010-05-27")
    assert found(findings(stolen)) == ["asset.taken-when/both"]


def test_confiscated_money_still_needs_the_decision(
    findings: Findings, stolen: dict[str, Any], put: Put
) -> None:
    put(stolen, "assets.0.link", "proceeds")
    put(stolen, "measures.0.purpose", "To hand over the confiscated money.")
    assert found(findings(stolen)) == ["asset.return-basis/final"]
