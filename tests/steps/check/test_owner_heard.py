"""Property of others than the suspects: why it can be taken, and how the owner is heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
RULE = "asset.third-party"


def found(all_found: list[Finding]) -> list[tuple[str, str, Severity]]:
    return [
        (one.said.id.partition("/")[2], one.field, one.severity)
        for one in all_found
        if one.said and one.rule == RULE
    ]


@pytest.fixture
def freeze(restraint: dict[str, Any]) -> dict[str, Any]:
    """The restraint of an account of a company that is no suspect."""
    restraint["persons"].append(
        {"id": "P2", "role": "third-party", "nature": "legal", "name": {"full": "Sample Kilns Ltd"}}
    )
    restraint["assets"][0]["owner"] = "P2"
    del restraint["assets"][0]["link_shown"]
    return restraint


def test_an_asset_of_a_company_without_a_word_on_it_is_told(
    findings: Findings, freeze: dict[str, Any]
) -> None:
    told = found(findings(freeze))
    assert told == [("unexplained", "measures[0].third_parties", Severity.ADVICE)]


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("The company was heard and may appeal.", True),
        ("The company owes nothing. The suspect was heard.", False),
    ],
)
def test_the_summary_of_a_decision_may_tell_that_the_owner_was_heard(
    findings: Findings, freeze: dict[str, Any], summary: str, told: bool
) -> None:
    freeze["proceedings"]["decisions"] = [{"title": "Order", "summary": summary}]
    assert (found(findings(freeze)) == []) is told


def test_an_account_in_the_name_of_somebody_unlisted_is_found(
    findings: Findings, restraint: dict[str, Any]
) -> None:
    account = {"bank": "Sample Bank", "number": "000111222", "holder": "Cy Example"}
    restraint["measures"][0]["accounts"] = [account]
    (one,) = [f for f in findings(restraint) if f.rule == RULE]
    assert "Cy Example" in one.message
    assert "who is not listed as a suspect" in one.message


def test_a_third_party_whom_the_measure_names_is_found(
    findings: Findings, freeze: dict[str, Any]
) -> None:
    del freeze["assets"]
    del freeze["measures"][0]["assets"]
    freeze["measures"][0]["persons"] = ["P1", "P2"]
    assert [variant for variant, _, _ in found(findings(freeze))] == ["unexplained"]


def test_an_owner_behind_whom_a_suspect_stands_has_still_to_be_heard(
    findings: Findings, freeze: dict[str, Any]
) -> None:
    freeze["facts"][0]["text"] += " Bo Sample controls Sample Kilns Ltd."
    told = [(variant, weight) for variant, _, weight in found(findings(freeze))]
    assert told == [("unheard", Severity.ADVICE)]


def test_several_owners_are_one_finding(findings: Findings, freeze: dict[str, Any]) -> None:
    person = {"id": "P3", "role": "third-party", "name": {"full": "Ada Example"}}
    freeze["persons"].append(person)
    freeze["measures"][0]["persons"] = ["P3"]
    (one,) = [f for f in findings(freeze) if f.rule == RULE]
    assert "P2 and P3, who are not listed as suspects" in one.message


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("measures.0.third_parties", "The company was told and heard on 1 June 2026."),
        ("measures.0.particulars.notice", "The company is heard after the restraint."),
        ("assets.0.third_parties", [{"person": "P2", "right": "Ownership", "heard": True}]),
        ("persons.1.role", "suspect"),
        ("persons.1.role", "victim"),
        ("assets.0.owner", "P1"),
        ("measures.0.kind", "tracing-of-proceeds"),
        ("measures.0.kind", "bank-records"),
    ],
)
def test_what_is_said_of_the_owner_or_a_suspects_own_property_is_enough(
    findings: Findings,
    freeze: dict[str, Any],
    put: Callable[..., None],
    path: str,
    value: Any,
) -> None:
    put(freeze, path, value)
    assert found(findings(freeze)) == []


def test_an_account_in_the_suspects_own_name_is_no_third_partys(
    findings: Findings, restraint: dict[str, Any]
) -> None:
    account = {"bank": "Sample Bank", "number": "000111222", "holder": "Mr Bo Sample"}
    restraint["measures"][0]["accounts"] = [account]
    assert found(findings(restraint)) == []


def test_what_one_measure_says_of_the_owner_serves_the_other(
    findings: Findings, freeze: dict[str, Any]
) -> None:
    first = freeze["measures"][0]
    told = {**first, "id": "M2", "kind": "confiscation-local-order"}
    freeze["measures"].append({**told, "third_parties": "The company was heard."})
    assert found(findings(freeze)) == []


@pytest.mark.parametrize(
    "connection",
    [
        "Its owners are relatives of the accused and its shareholders.",
        "The accused is one of its directors.",
        "His wife keeps its books.",
    ],
)
def test_a_connection_that_is_no_ground_to_confiscate_is_told_apart(
    findings: Findings, freeze: dict[str, Any], connection: str
) -> None:
    freeze["persons"][1]["connection"] = connection
    freeze["measures"][0]["third_parties"] = "Sample Kilns Ltd, the holder of the account."
    told = [(variant, weight) for variant, _, weight in found(findings(freeze))]
    assert told == [("ground", Severity.ADVICE)]


@pytest.mark.parametrize(
    "connection",
    [
        "A nominee of the accused.",
        "The accused controls it.",
        "It got the money without payment, as a gift.",
    ],
)
def test_a_ground_to_confiscate_from_the_holder_leaves_the_hearing_open(
    findings: Findings, freeze: dict[str, Any], connection: str
) -> None:
    freeze["persons"][1]["connection"] = connection
    assert [variant for variant, _, _ in found(findings(freeze))] == ["unheard"]
