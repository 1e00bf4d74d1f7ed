"""What becomes of what is received: personal data, their origin, conditions, and secrecy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], rule: str) -> list[str]:
    chosen = [one for one in found if one.rule == rule]
    assert all(one.severity is Severity.ADVICE for one in chosen)
    return [one.said.id for one in chosen if one.said]


@pytest.fixture
def copies(request_data: Data) -> Data:
    """A request for copies from a file of the requested State, without a word on data."""
    measure = request_data["measures"][0] | {
        "kind": "case-file-copies",
        "items": ["The expert report of 3 May 2026"],
    }
    for name in ("holder", "identifiers", "period"):
        del measure[name]
    request_data["measures"] = [measure]
    for name in ("data_protection", "data_deletion", "use", "assurances"):
        request_data.pop(name, None)
    return request_data


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("All witness statements in the police file", True),
        ("Die Zeugenaussagen aus dem Verfahren", True),
        ("Le casier judiciaire de la personne", True),
        ("The medical records of the victim", True),
        ("The expert report of 3 May 2026", False),
        ("Statements of account 000111222", False),
        ("The judgment of 4 May 2026", False),
    ],
)
def test_papers_about_persons_are_protected(
    findings: Findings, copies: Data, item: str, found: bool
) -> None:
    copies["measures"][0]["items"] = [item]
    assert bool(told(findings(copies), "undertaking.data-of-persons")) is found
    copies["data_protection"] = "Only those who work on the case have access."
    assert told(findings(copies), "undertaking.data-of-persons") == []


@pytest.mark.parametrize(
    ("obtained", "fact", "found"),
    [
        ("By interception of the line", "The line was used by the suspect.", ["use.origin"]),
        ("Durch Überwachung der Telefone", "Die Telefone gehören der Gruppe.", ["use.origin"]),
        (
            "By software on the server of the provider",
            "The method of the collection is secret.",
            ["use.origin/secret"],
        ),
        ("From the land register", "The method of payment is not known.", []),
        ("In a search of the office", "The office is that of the suspect.", []),
        ("By hearing the witness", "The suspect lives in the house.", []),
    ],
)
def test_data_that_were_collected_by_technical_means_can_be_tested(
    findings: Findings, copies: Data, obtained: str, fact: str, found: list[str]
) -> None:
    measure = copies["measures"][0]
    measure["already_held"] = {"authority": "Sample Police", "obtained": obtained}
    copies["facts"].append({"id": "F8", "text": fact})
    measure["facts"] = [*measure["facts"], "F8"]
    assert told(findings(copies), "use.origin") == found
    measure["procedure"] = {"wished": "A statement on the integrity of the data."}
    assert told(findings(copies), "use.origin") == []


@pytest.mark.parametrize(
    ("result", "found"),
    [
        ("The papers were given for use in the criminal case only.", True),
        ("They must not be used for tax purposes.", True),
        ("Nur für das Strafverfahren zu verwenden.", True),
        ("The papers were sent on 3 May 2026.", False),
        ("Only a part of the papers was found.", False),
        ("It was refused.", False),
    ],
)
def test_a_condition_on_earlier_evidence_is_kept(
    findings: Findings, copies: Data, result: str, found: bool
) -> None:
    copies["earlier"] = [{"id": "E1", "kind": "request", "reference": "X 1", "result": result}]
    assert bool(told(findings(copies), "earlier.terms")) is found
    copies["use"] = "In these proceedings alone; the condition was kept."
    assert told(findings(copies), "earlier.terms") == []


@pytest.mark.parametrize(
    ("stage", "found"),
    [
        ("The tax office has asked for the same papers.", True),
        ("A civil action of the bank is pending.", True),
        ("Ein Zivilverfahren der Bank ist anhängig.", True),
        ("The company claims the price of the road before arbitrators.", True),
        ("The court gave the importer judgment for the price.", True),
        ("Die Firma klagt den Preis vor einem Schiedsgericht ein.", True),
        ("La société réclame le prix devant un tribunal arbitral.", True),
        ("The ban was confirmed by the Court of Arbitration for Sport.", False),
        ("The court gave judgment against the suspect.", False),
        ("The suspect is charged with tax evasion.", False),
        ("The case was reported by the customs service.", False),
        ("The criminal case is pending before the court.", False),
    ],
)
def test_a_case_of_another_kind_beside_this_one_is_dealt_with(
    findings: Findings, copies: Data, stage: str, found: bool
) -> None:
    copies["proceedings"]["stage"] = stage
    assert bool(told(findings(copies), "use.parallel")) is found
    copies["use"] = "In the criminal case only."
    assert told(findings(copies), "use.parallel") == []
    copies["use"] += " Consent will be sought before any use in the civil suit."
    assert bool(told(findings(copies), "use.parallel")) is found
