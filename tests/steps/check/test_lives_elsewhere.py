"""Service at an address in the requested State, on somebody whom the file puts in another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
RULE = "service.lives-elsewhere"


@pytest.fixture
def served(request_data: Data) -> Data:
    """A request to serve a judgment on somebody who is said to live in a third State."""
    request_data["persons"] = [
        {
            "id": "P1",
            "role": "accused",
            "name": {"full": "Karla Sample"},
            "location": "Kingdom of Saudi Arabia, since 2011",
        }
    ]
    request_data["facts"][0] |= {
        "text": "She left in 2011 and has lived since then in the Kingdom of Saudi Arabia.",
        "persons": ["P1"],
    }
    measure = request_data["measures"][0] | {
        "kind": "service-of-documents",
        "persons": ["P1"],
        "items": ["Judgment of 4 May 2026"],
        "purpose": "To let the accused appeal.",
        "particulars": {"recipient_address": "1 Sample Road, Example Town"},
    }
    for name in ("holder", "identifiers", "period", "nexus", "title"):
        measure.pop(name, None)
    request_data["measures"] = [measure]
    return request_data


def test_an_address_that_location_and_fact_contradict_blocks(
    served: Data, findings: Findings
) -> None:
    found = [one for one in findings(served) if one.rule == RULE]
    assert [one.field for one in found] == ["measures[0].particulars.recipient_address"]
    assert found[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    "change",
    [
        {"recipient_address": "The last known address, 1 Sample Road, Example Town"},
        {"recipient_address": "c/o Placeholder, 1 Sample Road, Example Town"},
        {"recipient_address": "1 Sample Road, Example Town, Saudi Arabia"},
    ],
)
def test_an_address_that_is_explained_is_left_alone(
    served: Data, findings: Findings, change: Data
) -> None:
    served["measures"][0]["particulars"] = change
    assert not [one for one in findings(served) if one.rule == RULE]


def test_a_location_that_no_fact_bears_out_is_left_alone(served: Data, findings: Findings) -> None:
    served["facts"][0]["text"] = "She left in 2011."
    assert not [one for one in findings(served) if one.rule == RULE]
