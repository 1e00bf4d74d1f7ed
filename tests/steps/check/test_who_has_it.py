"""Who has what is sought: a holder who is charged, a guess, a bank that is searched; what power."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
RULES = ("extent.holder-charged", "links.holder-likely", "lint.power-unsaid")


def told(found: list[Finding]) -> list[str]:
    found = [one for one in found if one.rule in RULES]
    assert all(one.severity is Severity.ADVICE for one in found)
    return [one.rule for one in found]


@pytest.fixture
def papers(request_data: Data) -> Data:
    """A request for the papers of a company that is not charged."""
    request_data["facts"][0]["text"] = "Sample Trading Ltd sold the goods to Bo Sample."
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}},
        {"id": "P2", "nature": "legal", "role": "witness", "name": {"full": "Sample Trading Ltd"}},
    ]
    measure = request_data["measures"][0] | {
        "kind": "business-records",
        "holder": {"name": "Sample Trading Ltd", "kind": "company"},
        "items": ["The contract with Bo Sample of 12 January 2026"],
        "persons": ["P1"],
        "nexus": "The seller keeps its contracts at its seat.",
    }
    del measure["identifiers"]
    request_data["measures"] = [measure]
    return request_data


@pytest.fixture
def search(papers: Data) -> Data:
    """A search that a prosecutor asks for, with the order of a court."""
    papers["requesting"]["issued_by"]["capacity"] = "prosecutor"
    papers["measures"][0] |= {
        "kind": "search-of-premises",
        "place": ["1 Sample Road"],
        "order": {"title": "Search warrant", "date": "2026-01-20"},
        "necessity": "They would be destroyed.",
    }
    return papers


def test_an_accused_company_that_is_to_produce_is_asked_about(
    findings: Findings, papers: Data
) -> None:
    assert told(findings(papers)) == []
    papers["persons"][1]["role"] = "accused"
    assert told(findings(papers)) == ["extent.holder-charged"]


@pytest.mark.parametrize(
    "change",
    [
        {"fallback": "If it may refuse, a search."},
        {"necessity": "An order to produce is asked for under the law of both States."},
        {"particulars": {"consent": "The company has agreed to hand the papers over."}},
    ],
)
def test_a_charged_holder_of_whom_the_measure_says_more_is_clear(
    findings: Findings, papers: Data, change: Data
) -> None:
    papers["persons"][1]["role"] = "accused"
    papers["measures"][0] |= change
    assert told(findings(papers)) == []


@pytest.mark.parametrize(
    "nexus",
    [
        "The contract is probably kept by the seller.",
        "The seller may still have the contract.",
        "Die Verkäuferin verwahrt den Vertrag vermutlich noch.",
        "Der Vertrag dürfte sich dort befinden.",
        "La société détient probablement le contrat.",
        "Le contrat pourrait se trouver au siège de la société.",
    ],
)
def test_a_guess_that_the_holder_has_it_is_asked_about(
    findings: Findings, papers: Data, nexus: str
) -> None:
    papers["measures"][0]["nexus"] = nexus
    assert told(findings(papers)) == ["links.holder-likely"]
    papers["measures"][0]["fallback"] = "If it is not there, ask the bank."
    assert told(findings(papers)) == []


@pytest.mark.parametrize(
    "nexus",
    [
        "There are reasonable grounds to believe that the seller may have the contract.",
        "The witness saw the contract at the seat of the seller on 3 February 2026.",
        "The buyer probably paid in cash.",
        "Die Verkäuferin verwahrt ihre Verträge an ihrem Sitz.",
    ],
)
def test_what_is_known_or_well_founded_is_clear(
    findings: Findings, papers: Data, nexus: str
) -> None:
    papers["measures"][0]["nexus"] = nexus
    assert told(findings(papers)) == []


@pytest.mark.parametrize("capacity", ["police", "prosecutor"])
def test_a_search_on_nobodys_order_is_asked_about(
    findings: Findings, search: Data, capacity: str
) -> None:
    assert told(findings(search)) == []
    del search["measures"][0]["order"]
    search["requesting"]["issued_by"]["capacity"] = capacity
    assert told(findings(search)) == ["lint.power-unsaid"]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("remarks", [{"part": "execution", "text": "The judge gave a warrant."}]),
        ("annexes", [{"id": "A1", "title": "Beschluss des Amtsgerichts", "kind": "other"}]),
        ("annexes", [{"id": "A1", "title": "Paper 1", "kind": "order"}]),
    ],
)
def test_an_order_that_is_told_anywhere_is_enough(
    findings: Findings, search: Data, at: str, value: list[Data]
) -> None:
    del search["measures"][0]["order"]
    search[at] = value
    assert told(findings(search)) == []


def test_a_court_needs_nobodys_order(findings: Findings, search: Data) -> None:
    del search["measures"][0]["order"]
    search["requesting"]["issued_by"]["capacity"] = "court"
    assert told(findings(search)) == []


@pytest.mark.parametrize(
    ("holder", "asked"),
    [
        ({"name": "Sample Bank plc", "kind": "bank"}, True),
        ({"name": "A. Muster, Notar"}, True),
        ({"name": "Étude notariale Modèle"}, True),
        ({"name": "Ministry of Works"}, True),
        ({"name": "Sample Data Bank Software"}, False),
        ({"name": "Sample Trading Ltd", "kind": "company"}, False),
    ],
)
def test_a_search_of_an_office_that_would_produce_is_asked_about(
    findings: Findings, search: Data, holder: Data, asked: bool
) -> None:
    search["measures"][0]["holder"] = holder
    del search["measures"][0]["necessity"]
    ids = [one.said.id for one in findings(search) if one.said and one.rule == "extent.search"]
    assert ("extent.search/office" in ids) is asked
    search["measures"][0]["necessity"] = "It would be destroyed."
    assert "extent.search" not in [one.rule for one in findings(search)]
