"""A right of others in what is taken: what becomes of it is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]
RULES = ("asset.claim-open",)


def found(all_found: list[Finding]) -> list[str]:
    return [one.said.id for one in all_found if one.said and one.rule in RULES]


RIGHT = {"person": "P2", "right": "A mortgage of the bank"}


@pytest.fixture
def mortgaged(restraint: dict[str, Any]) -> dict[str, Any]:
    """The restraint of an asset in which somebody else has a right."""
    restraint["persons"].append(
        {"id": "P2", "role": "third-party", "nature": "legal", "name": {"full": "Example Bank"}}
    )
    restraint["assets"][0]["third_parties"] = [dict(RIGHT)]
    return restraint


@pytest.mark.parametrize(
    "right",
    ["A mortgage of the bank", "A claim of nine million of the lender", "Bought in good faith"],
)
def test_a_right_of_which_nothing_says_what_becomes_is_found(
    findings: Findings, mortgaged: dict[str, Any], right: str
) -> None:
    mortgaged["assets"][0]["third_parties"][0] = {"person": "P2", "right": right}
    assert found(findings(mortgaged)) == ["asset.claim-open/listed"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("assets.0.third_parties.0.heard", True),
        ("assets.0.third_parties.0.good_faith", "no"),
        ("assets.0.third_parties.0.remarks", "It ranks first and is paid from the price."),
        ("assets.0.sharing", "EUR 9,000 are returned to Example Bank."),
        ("measures.0.third_parties", "The bank can apply to the court for its share."),
        ("persons.1.role", "victim"),
        ("measures.0.kind", "bank-records"),
    ],
)
def test_a_right_that_is_met_heard_or_denied_is_not(
    findings: Findings, mortgaged: dict[str, Any], put: Put, path: str, value: Any
) -> None:
    put(mortgaged, path, value)
    assert found(findings(mortgaged)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The fund has other investors.",
        "Example Bank holds a mortgage on the flat.",
        "The dealer bought the painting in good faith.",
        "Das Grundstück ist mit einer Grundschuld der Bank belastet.",
        "L'immeuble est grevé d'une hypothèque de la banque.",
    ],
)
def test_a_right_that_only_a_fact_tells_of_is_found(
    findings: Findings, restraint: dict[str, Any], text: str
) -> None:
    restraint["facts"][0]["text"] = text
    assert found(findings(restraint)) == ["asset.claim-open/told"]


@pytest.mark.parametrize(
    "text",
    [
        "He is charged with mortgage fraud.",
        "She applied for a mortgage with forged papers.",
        "EUR 50,000.00 of other people went to account 000111222.",
        "He owned the flat alone.",
    ],
)
def test_a_fact_that_names_no_right_is_not(
    findings: Findings, restraint: dict[str, Any], text: str
) -> None:
    restraint["facts"][0]["text"] = text
    assert found(findings(restraint)) == []


def test_a_right_that_the_proposal_passes_over_is_named_with_the_proposal(
    findings: Findings, mortgaged: dict[str, Any], put: Put
) -> None:
    put(mortgaged, "assets.0.sharing", "The whole to the State.")
    assert found(findings(mortgaged)) == ["asset.claim-open/passed"]

    put(mortgaged, "assets.0.third_parties.0.remarks", "The bank has been paid.")
    assert found(findings(mortgaged)) == []
