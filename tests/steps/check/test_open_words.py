"""Open words in what is asked: what may be relevant, others, lists without an end or a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding]) -> list[str]:
    rules = ("lint.open-words", "lint.search-list")
    return [one.said.id for one in found if one.said and one.rule in rules]


@pytest.fixture
def papers(request_data: Data) -> Data:
    """A request for the papers of one company on one sale."""
    request_data["facts"][0]["text"] = "Sample Trading Ltd sold the goods to Bo Sample in January."
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}]
    request_data["measures"][0] |= {
        "kind": "business-records",
        "holder": {"name": "Sample Trading Ltd", "kind": "company"},
        "items": ["The contract with Bo Sample of 12 January 2026"],
        "persons": ["P1"],
    }
    del request_data["measures"][0]["identifiers"]
    return request_data


@pytest.fixture
def search(papers: Data) -> Data:
    """A request to search the premises of that company."""
    papers["measures"][0] |= {
        "kind": "search-of-premises",
        "place": ["1 Sample Road"],
        "items": ["The contracts of Sample Trading Ltd with Bo Sample"],
        "necessity": "They would be destroyed.",
    }
    return papers


@pytest.mark.parametrize(
    ("item", "how"),
    [
        ("Any documents that may be relevant to the sale", "relevant"),
        ("Such other papers as may prove useful", "relevant"),
        ("Records deemed relevant by the bank", "relevant"),
        ("All relevant correspondence on the sale", "relevant"),
        ("Unterlagen, die für das Verfahren von Bedeutung sein können", "relevant"),
        ("Alle verfahrensrelevanten Unterlagen", "relevant"),
        ("Toute pièce utile à la manifestation de la vérité", "relevant"),
        ("Les documents susceptibles d’intéresser l’enquête", "relevant"),
        ("Correspondence of January 2026 with Bo Sample and others", "others"),
        ("Invoices to Bo Sample or his associates", "others"),
        ("E-mails between Bo Sample and third parties", "others"),
        ("Schriftverkehr mit Bo Sample und anderen", "others"),
        ("Rechnungen an Bo Sample und weitere Personen", "others"),
        ("Les courriels échangés avec Bo Sample et d’autres", "others"),
        ("Invoices, delivery notes etc.", "list"),
        ("Invoices, delivery notes and similar documents", "list"),
        ("Any involvement of the company in sales", "list"),
        ("Information on all further resale of the goods", "list"),
        ("Rechnungen, Lieferscheine usw.", "list"),
        ("Les factures, bons de livraison, etc.", "list"),
        ("Papers of whatever nature on the sale", "list"),
    ],
)
def test_open_words_are_asked_about(findings: Findings, papers: Data, item: str, how: str) -> None:
    papers["measures"][0]["items"].append(item)
    found = findings(papers)
    assert told(found) == [f"lint.open-words/{how}"]
    (one,) = [one for one in found if one.rule == "lint.open-words"]
    assert one.severity is Severity.ADVICE
    assert one.field == "measures[0].items[1]"


@pytest.mark.parametrize(
    "item",
    [
        "The invoice of 12 January 2026 to Bo Sample",
        "Correspondence with Bo Sample and with his bank, Sample Bank plc",
        "Letters to Bo Sample and other persons named in annex A1",
        "The delivery notes, without papers of third parties",
        "The statements from 1 to 31 January 2026",
        "Schriftverkehr mit Bo Sample vom Januar 2026",
        "Les factures adressées à Bo Sample en janvier 2026",
    ],
)
def test_what_is_named_is_not_asked_about(findings: Findings, papers: Data, item: str) -> None:
    papers["measures"][0]["items"].append(item)
    assert told(findings(papers)) == []


def test_whoever_is_heard_is_listed_whatever_the_title_says(
    findings: Findings, papers: Data
) -> None:
    measure = papers["measures"][0] | {
        "kind": "witness-testimony",
        "title": "Hearing of the director and others",
        "items": ["The sale of January 2026"],
    }
    del measure["holder"], measure["period"]
    papers["measures"] = [measure]
    assert told(findings(papers)) == []


@pytest.mark.parametrize(
    "item",
    [
        "All records relating to the suspects",
        "Accounts and contracts of the companies involved",
        "Geschäftsunterlagen der Beschuldigten",
        "Les pièces relatives aux suspects",
    ],
)
def test_a_search_list_that_names_nobody_is_asked_about(
    findings: Findings, search: Data, item: str
) -> None:
    search["measures"][0]["items"] = [item]
    assert told(findings(search)) == ["lint.search-list/names"]
    del search["measures"][0]["period"]
    assert told(findings(search)) == ["lint.search-list/both"]


@pytest.mark.parametrize(
    "items",
    [
        ["Contracts of the suspect Bo Sample"],
        ["Contracts of the suspects", "Letters of Sample Trading Ltd"],
        ["The contract of 12 January 2026 and the invoices on it"],
    ],
)
def test_a_search_list_with_a_name_is_clear(
    findings: Findings, search: Data, items: list[str]
) -> None:
    search["measures"][0]["items"] = items
    assert told(findings(search)) == []
