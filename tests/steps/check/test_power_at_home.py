"""A measure that is coercive is one that somebody at home could order, and has ordered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
RULE = "lint.power-at-home"
ORDER = {"title": "Search warrant", "date": "2026-09-01", "court": "Example Court"}
ANNEX = {"id": "A1", "title": "Search warrant", "kind": "order"}


def told(found: list[Finding]) -> list[tuple[str, str]]:
    return [
        (one.said.id.partition("/")[2], one.field) for one in found if one.said and one.rule == RULE
    ]


@pytest.fixture
def search(request_data: dict[str, Any]) -> dict[str, Any]:
    """A request of a prosecutor to search an office, which a judge would order at home."""
    measure = request_data["measures"][0] | {
        "kind": "search-of-premises",
        "place": ["1 Sample Road"],
        "items": ["The invoices of Sample Kilns"],
        "nexus": "The invoices were written there.",
        "domestic_power": {"capacity": "judge", "provision": "Example Act, section 9"},
    }
    for name in ("holder", "identifiers", "period"):
        del measure[name]
    request_data["measures"] = [measure]
    request_data["requesting"]["issued_by"]["capacity"] = "prosecutor"
    return request_data


def test_a_search_that_a_judge_must_order_and_none_did_is_found(
    findings: Findings, search: dict[str, Any]
) -> None:
    assert told(findings(search)) == [("unordered", "measures[0].order")]


def test_a_measure_that_nobody_could_order_at_home_is_worth_a_look(
    findings: Findings, search: dict[str, Any]
) -> None:
    search["measures"][0]["domestic_power"] = {"capacity": "nobody"}
    (found,) = [one for one in findings(search) if one.rule == RULE]
    assert (found.severity, found.field) == (Severity.ADVICE, "measures[0].domestic_power")


def test_police_who_ask_for_what_a_prosecutor_orders_are_found(
    findings: Findings, search: dict[str, Any]
) -> None:
    search["measures"][0]["domestic_power"] = {"capacity": "prosecutor"}
    search["requesting"]["issued_by"]["capacity"] = "police"
    assert told(findings(search)) == [("unordered", "measures[0].order")]


@pytest.mark.parametrize(
    ("where", "more"),
    [
        ("measure", {"order": ORDER}),
        ("draft", {"annexes": [ANNEX]}),
        ("requesting", {"validated_by": {"name": "A. Judge", "capacity": "judge"}}),
        ("requesting", {"validation_follows": "2026-10-07"}),
        ("requesting", {"issued_by": {"name": "A. Judge", "capacity": "court"}}),
        ("requesting", {"issued_by": {"name": "A. Judge"}}),
        ("measure", {"domestic_power": {"capacity": "police"}}),
        ("measure", {"domestic_power": {"capacity": "other", "authority": "Audit Office"}}),
        ("measure", {"kind": "public-records"}),
    ],
)
def test_an_order_or_the_hand_of_that_authority_is_enough(
    findings: Findings, search: dict[str, Any], where: str, more: dict[str, Any]
) -> None:
    parts = {"draft": search, "measure": search["measures"][0], "requesting": search["requesting"]}
    parts[where].update(more)
    assert told(findings(search)) == []


def test_a_central_authority_sends_what_a_prosecutor_may_order(
    findings: Findings, search: dict[str, Any]
) -> None:
    search["requesting"]["issued_by"]["capacity"] = "central-authority"
    search["measures"][0]["domestic_power"] = {"capacity": "prosecutor"}
    assert told(findings(search)) == []

    search["measures"][0]["domestic_power"] = {"capacity": "court"}
    assert told(findings(search)) == [("unordered", "measures[0].order")]


def test_a_hearing_that_nobody_could_order_at_home_is_no_defect_under_a_treaty(
    findings: Findings, treaties, request_data: dict[str, Any]
) -> None:
    measure = request_data["measures"][0] | {
        "kind": "witness-testimony",
        "questions": ["Who sent the invoice?"],
        "domestic_power": {"capacity": "nobody"},
    }
    request_data["measures"] = [measure]
    assert told(findings(request_data)) == [("nobody", "measures[0].domestic_power")]
    treaties({"id": "a"})
    by_treaty = request_data | {"basis": [{"instrument": "a"}]}
    assert told(findings(by_treaty)) == []


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("He wrote the invoices.", Severity.WARNING),
        ("On 3 September 2026 the judge issued a warrant.", Severity.ADVICE),
        ("Das Amtsgericht hat den Beschluss erlassen.", Severity.ADVICE),
    ],
)
def test_a_text_on_an_order_makes_the_missing_one_advice(
    findings: Findings, search: dict[str, Any], text: str, weight: Severity
) -> None:
    search["facts"][0]["text"] = text
    (found,) = [one for one in findings(search) if one.rule == RULE]
    assert found.severity is weight
