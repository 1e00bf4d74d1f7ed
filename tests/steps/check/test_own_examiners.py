"""Own judges and officers who would examine somebody in the other State need more than leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], rule: str) -> list[str]:
    return [one.field for one in found if one.rule == rule]


@pytest.fixture
def hearing(request_data: Data) -> Data:
    """A request to hear a witness, at which an inspector is to be present."""
    measure = request_data["measures"][0] | {
        "kind": "witness-statement",
        "attendance": "Inspector A. Sample",
        "purpose": "To prove who received the money.",
        "procedure": {"wished": "A record."},
    }
    measure.pop("questions", None)
    request_data["measures"] = [measure]
    request_data["annexes"] = []
    return request_data


@pytest.mark.parametrize(
    "wished",
    [
        "Permission that the inspector interview the witness and put the questions herself.",
        "A hearing, Inspector A. Sample being present and putting the questions.",
        "Dass die Ermittler selbst vernehmen.",
    ],
)
def test_who_puts_the_questions_without_a_list_is_asked_for_one(
    findings: Findings, hearing: Data, wished: str
) -> None:
    hearing["measures"][0]["procedure"]["wished"] = wished
    found = findings(hearing)
    assert told(found, "extent.own-questions") == ["measures[0].procedure.wished"]
    assert told(found, "extent.officers-act") == []

    hearing["measures"][0]["questions"] = ["Who gave you the money?"]
    assert told(findings(hearing), "extent.own-questions") == []


@pytest.mark.parametrize(
    "wished",
    [
        "That the judge of your State put the questions.",
        "Inspector A. Sample may suggest further questions through your judge.",
    ],
)
def test_who_only_suggests_questions_needs_no_list(
    findings: Findings, hearing: Data, wished: str
) -> None:
    hearing["measures"][0]["procedure"]["wished"] = wished
    assert told(findings(hearing), "extent.own-questions") == []


@pytest.mark.parametrize(
    ("examiner", "found"),
    [
        ("Inspector A. Sample as commissioner", True),
        ("A commission appointing Inspector A. Sample", True),
        ("A commissioner", False),
        ("Inspector A. Sample as commissioner; the local judge rules on objections", False),
        ("The judge of your State as commissioner", False),
    ],
)
def test_own_commissioners_say_who_keeps_order(
    findings: Findings, hearing: Data, examiner: str, found: bool
) -> None:
    hearing["measures"][0] |= {
        "kind": "witness-testimony",
        "questions": ["Who gave you the money?"],
        "particulars": {"examiner": examiner},
    }
    chosen = [one for one in findings(hearing) if one.rule == "extent.commission"]
    assert [one.severity for one in chosen] == ([Severity.ADVICE] if found else [])
