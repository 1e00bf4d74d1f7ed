"""Words that take in what nobody named, and measures that have no end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], rule: str) -> list[str]:
    return [one.said.id.partition("/")[2] for one in found if one.said and one.rule == rule]


@pytest.fixture
def bank(request_data: Data) -> Data:
    """A request for the statements of one account over a month."""
    request_data["facts"][0]["text"] = "EUR 50,000 went to account 000111222 of Bo Sample."
    request_data["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}]
    request_data["measures"][0] |= {
        "kind": "bank-records",
        "holder": {"name": "Sample Bank plc", "kind": "bank"},
        "identifiers": [{"kind": "bank-account", "value": "000111222"}],
        "items": ["The statements of account 000111222"],
        "purpose": "To show who paid into the account and who drew the money.",
        "persons": ["P1"],
    }
    return request_data


WIDE = [
    "Statements of any other account in which the suspect has an interest",
    "The same for any other company in which his sons take part",
    "Any and all accounts at the branch in Stamford",
    "Contracts, including but not limited to those of the trust",
    "The account and any linked accounts",
    "Statements of accounts at all banks in the capital",
    "Unterlagen sämtlicher weiterer Gesellschaften",
    "Auszüge für alle Konten, an denen er berechtigt ist",
    "Verträge, einschließlich, aber nicht beschränkt auf Darlehen",
    "Relevés de toute société dont il est actionnaire",
    "Les pièces, y compris, sans s’y limiter, les contrats",
    "Les comptes ouverts auprès de toutes les banques",
]


@pytest.mark.parametrize("item", WIDE)
def test_words_that_take_in_what_is_not_named_are_found(
    findings: Findings, bank: Data, item: str
) -> None:
    bank["measures"][0]["items"].append(item)
    (found,) = [one for one in findings(bank) if one.rule == "lint.catch-all"]
    assert (found.severity, found.field) == (Severity.ADVICE, "measures[0].items[1]")


@pytest.mark.parametrize(
    "item",
    [
        "Statements of any other account in the name of Bo Sample",
        "Every other document that shows the payment of 12 January 2026",
        "No other account is requested",
        "All bank statements of January 2026",
        "The records of the eight companies named above",
        "Alle weiteren Konten des Beschuldigten bei dieser Bank",
        "Tous les autres comptes au nom de Bo Sample",
        "The contract with all its annexes",
        "Transfers of more than EUR 10,000 to any other person",
        "The date of birth and any further details of the holder",
    ],
)
def test_what_a_name_or_a_matter_bounds_is_calm(findings: Findings, bank: Data, item: str) -> None:
    bank["measures"][0]["items"].append(item)
    assert told(findings(bank), "lint.catch-all") == []


def test_the_words_are_seen_in_an_order(findings: Findings, bank: Data) -> None:
    wide = "Order on any other company of the group in which the suspect has an interest"
    bank["measures"][0]["order"] = {"title": wide}
    (found,) = [one for one in findings(bank) if one.rule == "lint.catch-all"]
    assert found.field == "measures[0].order"


def test_the_words_are_seen_in_an_asset(findings: Findings, restraint: Data) -> None:
    restraint["assets"][0]["description"] = "Any and all accounts at Sample Bank"
    (found,) = [one for one in findings(restraint) if one.rule == "lint.catch-all"]
    assert found.field == "assets[0].description"


def test_two_passages_are_one_finding(findings: Findings, bank: Data) -> None:
    bank["measures"][0]["items"] += [WIDE[0], WIDE[2]]
    assert told(findings(bank), "lint.catch-all") == ["two"]


@pytest.mark.parametrize(
    ("item", "persons", "found"),
    [
        ("Statements of some twenty companies of the group", [], True),
        ("Auszüge von etwa zwanzig Gesellschaften", [], True),
        ("Relevés d’une vingtaine de sociétés", [], True),
        ("Statements of the two accounts named in F1", [], False),
        ("Statements of several companies", ["P1", "P2", "P3"], False),
    ],
)
def test_a_number_of_companies_without_names_is_a_catch_all(
    findings: Findings, bank: Data, item: str, persons: list[str], found: bool
) -> None:
    names = ("Alpha Ltd", "Beta Ltd", "Gamma Ltd")
    bank["persons"] = [
        {"id": f"P{n}", "role": "third-party", "nature": "legal", "name": {"full": name}}
        for n, name in enumerate(names, start=1)
    ]
    del bank["measures"][0]["identifiers"]
    bank["measures"][0] |= {"items": [item], "persons": persons}
    assert bool(told(findings(bank), "lint.catch-all")) is found


@pytest.mark.parametrize(
    "item",
    ["Future statements", "Statements on a monthly basis", "Künftige Kontoauszüge",
     "Les relevés à venir"],
)  # fmt: skip
def test_an_order_to_produce_does_not_reach_what_is_to_come(
    findings: Findings, bank: Data, item: str
) -> None:
    bank["measures"][0]["items"] = [item]
    assert told(findings(bank), "lint.no-end") == ["production"]

    bank["measures"][0]["items"] = ["Statements of January 2026, without limit in time"]
    assert told(findings(bank), "lint.no-end") == []


@pytest.mark.parametrize(
    ("purpose", "found"),
    [
        ("To block the balance until further notice.", ["asset.end-open"]),
        ("Die Sperre gilt bis auf weiteres.", ["asset.end-open"]),
        ("Le blocage vaut jusqu'à nouvel ordre.", ["asset.end-open"]),
        ("To block it until further notice; we review it every six months.", []),
        ("To keep the money for confiscation.", []),
    ],
)
def test_property_is_not_held_without_a_review(
    findings: Findings, restraint: Data, purpose: str, found: list[str]
) -> None:
    restraint["measures"][0]["purpose"] = purpose
    said = [f.rule for f in findings(restraint) if f.rule in ("lint.no-end", "asset.end-open")]
    assert said == found  # once, by the rule on property


@pytest.mark.parametrize(("period", "found"), [(None, ["live"]), (True, [])])
def test_what_runs_from_day_to_day_has_a_last_day(
    findings: Findings, bank: Data, period: bool | None, found: list[str]
) -> None:
    measure = bank["measures"][0] | {"kind": "bank-monitoring", "items": ["Indefinitely"]}
    measure["period"] = {"from": "2026-11-01", "to": "2026-12-01"}
    if period is None:
        del measure["period"]
    bank["measures"] = [measure]
    assert told(findings(bank), "lint.no-end") == found
