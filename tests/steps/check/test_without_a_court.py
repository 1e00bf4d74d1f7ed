"""Who stands behind what compels: the police, or a prosecutor without an order, are asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

SEARCH = {"kind": "search-of-premises", "title": "Search of the house", "place": ["1 Example Road"]}
ORDER = {"title": "Seizure", "summary": "Signed by the prosecutor."}


@pytest.fixture
def told(findings, request_data) -> Callable[..., list[str]]:
    """``told("police", {...})``: the variants of the finding, with changes to the first measure."""

    def told(capacity: str, measure: dict[str, Any], **draft: Any) -> list[str]:
        data = request_data | draft
        data["requesting"] = data["requesting"] | {
            "issued_by": {"name": "Ann Example", "capacity": capacity}
        }
        data["measures"] = [data["measures"][0] | measure]
        found: list[Finding] = findings(data)
        return [f.said.id for f in found if f.said and f.rule == "issuer.no-court"]

    return told


def at_trial(request_data: dict[str, Any]) -> dict[str, Any]:
    return {"proceedings": request_data["proceedings"] | {"nature": "trial"}}


def test_the_police_who_ask_for_compulsion_are_asked_about(told) -> None:
    assert told("police", SEARCH) == ["issuer.no-court/police"]
    assert told("prosecutor", {}) == []  # no place is entered, and no trial runs


def test_a_prosecutor_who_searches_without_an_order_is_asked_about(told, request_data) -> None:
    assert told("prosecutor", SEARCH) == ["issuer.no-court/none"]
    assert told("prosecutor", SEARCH, **at_trial(request_data)) == ["issuer.no-court/trial"]
    assert told("prosecutor", SEARCH | {"order": ORDER}) == ["issuer.no-court/own"]


@pytest.mark.parametrize(
    "measure",
    [
        {"order": ORDER | {"court": "District Court"}},
        {"order": {"title": "Richterlicher Beschluss"}},
        {"order": {"title": "Mandat du juge d'instruction"}},
        {"domestic_power": {"capacity": "prosecutor", "provision": "Code, section 5"}},
        {"nexus": "A search warrant was made for the house."},
        {"particulars": {"consent": "The owner agrees."}},
        {"already_held": {"authority": "Police of NR", "obtained": "In a search there."}},
    ],
)
def test_an_order_a_power_or_consent_leaves_nothing_to_ask(told, measure: dict[str, Any]) -> None:
    assert told("prosecutor", SEARCH | measure) == []


def test_a_judge_and_an_enclosed_order_leave_nothing_to_ask(told) -> None:
    assert told("judge", SEARCH) == []
    order = [{"id": "A1", "title": "Order of 2 May 2026", "kind": "order"}]
    assert told("prosecutor", SEARCH, annexes=order) == []
