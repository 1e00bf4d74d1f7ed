"""A request for everything says so and says why; content is asked for near the conduct."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
REASON = {"necessity": "He used the account for nothing else than the fraud."}


def told(found: list[Finding], rule: str = "lint.all-data") -> list[tuple[str, str]]:
    return [(one.said.id, one.field) for one in found if one.said and one.rule == rule]


@pytest.fixture
def mailbox(request_data: dict[str, Any]) -> dict[str, Any]:
    """A request for the content of a mailbox over a month."""
    request_data["measures"][0] |= {
        "kind": "stored-content",
        "items": ["Messages exchanged with the supplier"],
        "purpose": "To prove who gave the instructions.",
    }
    return request_data


@pytest.mark.parametrize(
    "item", ["The entire mailbox", "Das gesamte Postfach", "Tous les messages"]
)
def test_a_whole_mailbox_of_a_period_needs_a_reason(
    findings: Findings, mailbox: dict[str, Any], item: str
) -> None:
    mailbox["measures"][0]["items"] = [item]
    assert told(findings(mailbox)) == [("lint.all-data/whole", "measures[0].items[0]")]

    mailbox["measures"][0] |= REASON
    assert told(findings(mailbox)) == []


def test_content_of_which_nothing_is_selected_is_found(
    findings: Findings, mailbox: dict[str, Any]
) -> None:
    del mailbox["measures"][0]["items"]
    assert told(findings(mailbox)) == [("lint.all-data/unselected", "measures[0].items")]


@pytest.mark.parametrize(
    "more",
    [
        {"items": ["Messages exchanged with the supplier"]},
        {"data_types": ["Messages of the inbox"]},
        REASON,
        {"proportionality": "Only one month is asked for."},
        {"particulars": {"keys": "invoice, kiln"}},
        {"particulars": {"consent": "The user has agreed in writing."}},
        {"kind": "interception"},
        {"kind": "traffic-data"},
    ],
)
def test_a_selection_or_a_reason_is_enough(
    findings: Findings, mailbox: dict[str, Any], more: dict[str, Any]
) -> None:
    del mailbox["measures"][0]["items"]
    mailbox["measures"][0] |= more
    assert told(findings(mailbox)) == []


@pytest.mark.parametrize(
    ("kind", "wide"),
    [("stored-content", True), ("traffic-data", False), ("subscriber-data", False)],
)
def test_ten_months_of_content_are_wide_for_conduct_of_a_week(
    findings: Findings, mailbox: dict[str, Any], kind: str, wide: bool
) -> None:
    mailbox["facts"].append({"id": "F2", "date": "2026-01-19", "text": "He sent a second message."})
    mailbox["measures"][0] |= {"kind": kind, "facts": ["F1", "F2"]}
    mailbox["measures"][0]["period"] = {"from": "2025-09-01", "to": "2026-06-30"}
    assert bool(told(findings(mailbox), "lint.period-wide")) is wide

    mailbox["measures"][0] |= REASON
    assert not told(findings(mailbox), "lint.period-wide")
