"""Parts of one file that cannot both be right: days, figures, entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Altered = Callable[..., dict[str, Finding]]
Changes = dict[str, Any]
CRYPTO, HOUSE, LETTER, BRIBES = (
    "ransomware-gb-us",
    "restraint-gb-ng",
    "rogatory-in-gb",
    "corruption-ng-gb",
)
MARK = {"kind": "ip-address", "value": "203.0.113.77", "port": 50122, "time_zone": "UTC"}
YEARS = "offences.0.maximum_penalty"
HELD = "persons.0.custody"
ORDER = {"title": "Restraint order", "court": "Crown Court at Example", "date": "2026-09-30"}
ENDS = "The preservation of the records ends on 13 December 2026."

DAYS = [
    (
        *("agree.weekday", CRYPTO, "facts.3.text"),
        "It came on Monday, 6 June 2026.",
        "It came on Saturday, 6 June 2026.",
    ),
    (
        *("agree.weekday", CRYPTO, "facts.3.text"),
        "Es kam am Montag, den 6. Juni 2026.",
        "Es kam am Samstag, den 6. Juni 2026.",
    ),
    (
        *("agree.fact-day", CRYPTO, "facts.4.text"),
        "On 11 July 2026 the insurer sent the ransom.",
        "On 11 June 2026 the insurer sent the ransom.",
    ),
    (
        *("agree.moment", CRYPTO, "measures.1.identifiers"),
        [MARK | {"time": "2026-07-30T02:41:18"}],
        [MARK | {"time": "2026-06-03T02:41:18"}],
    ),
    ("agree.preserved-until", CRYPTO, "earlier.0.expires", "2026-12-31", "2026-12-13"),
    ("agree.reason-day", BRIBES, "urgency.deadline", "2026-12-10", "2026-12-08"),
    ("value.date-future", HOUSE, "requesting.issued_by.date", "2026-10-25", "2026-10-19"),
]
FIGURES = [
    ("agree.penalty/years", CRYPTO, f"{YEARS}.years", 5, 10),
    (
        *("agree.penalty/years", CRYPTO, YEARS),
        {"text": "Imprisonment for up to five years", "years": 10},
        {"text": "Imprisonment for up to five years, in grave cases ten years", "years": 10},
    ),
    (
        *("agree.penalty/years", CRYPTO, YEARS),
        {"text": "Freiheitsstrafe bis zu drei Jahren", "years": 15},
        {"text": "Freiheitsstrafe nicht unter drei Jahren", "years": 15},
    ),
    (
        *("agree.penalty/death", CRYPTO, YEARS),
        {"text": "Death or imprisonment for life", "death": False},
        {"text": "Imprisonment for life; the death penalty is abolished", "death": False},
    ),
    (
        *("agree.three-years", CRYPTO, "offences.0"),
        {"dual_criminality": {"three_years": True}, "years": 2},
        {"dual_criminality": {"three_years": True}, "years": 3},
    ),
    ("agree.currency", HOUSE, "loss.currency", "USD", "GBP"),
    ("agree.sum-slip", HOUSE, "loss.amount", "1420000.00", "1240000.00"),
    ("agree.sum-slip", HOUSE, "loss.amount", "1420000.00", "1340000.00"),
    (
        *("agree.number-once", HOUSE, "measures.0.items.1"),
        "The balance of account 0099887676",
        "The balance of account 0055443322",
    ),
    (
        *("agree.number-once", CRYPTO, "measures.1.nexus"),
        "The records were kept under 24-7/GB-US/2026/0219.",
        "The records were kept under 24-7/GB-US/2026/0291.",
    ),
    (
        *("agree.number-slip", CRYPTO, "measures"),
        "203.0.113.71",
        "203.0.113.77",
    ),
    (
        *("agree.no-such-measure", LETTER, "measures.0.necessity"),
        "Measure 5 comes first.",
        "Measure 5 of the plan of the police comes first.",
    ),
    (
        *("agree.in-words", CRYPTO, "facts.3.text"),
        "They sent four (5) ambulances elsewhere.",
        "They sent twenty-four (24) ambulances elsewhere, by article five (2) of the plan.",
    ),
]
ENTRIES = [
    ("agree.custody/free", HOUSE, "persons.0.location", "At large in Nigeria", "In Lagos"),
    (
        *("agree.custody/free", HOUSE, "persons.0.location"),
        "Auf der Flucht",
        "In custody; he was at large until August 2026",
    ),
    ("agree.custody/held", HOUSE, HELD, {"held": False}, {"held": True}),
    (
        *("agree.custody/nobody", HOUSE, "proceedings.stage"),
        "Nobody has been arrested or charged.",
        "The accused was arrested in August; of the others nobody has been arrested.",
    ),
    (
        *("agree.charged", HOUSE, "proceedings.stage"),
        "Nobody has been charged yet.",
        "Charged in May; for the later acts nobody has been charged.",
    ),
    (
        *("agree.address", CRYPTO, "measures.1.holder.address"),
        ["10 rue Exemple", "75001 Paris, France"],
        ["10 France Avenue", "Springfield, United States"],
    ),
    (
        *("agree.reference", HOUSE, "measures.0.order"),
        ORDER | {"reference": "RO/2026/71"},
        ORDER | {"reference": "RO/2026/77"},
    ),
    (
        *("agree.iban-state", HOUSE, "measures.0.accounts"),
        [{"bank": "Specimen Trust Bank", "iban": "DE89370400440532013000"}],
        [{"bank": "Specimen Trust Bank", "number": "0099887766"}],
    ),
    (
        *("agree.port", CRYPTO, "measures.1.identifiers"),
        [MARK | {"port": 50212}],
        [MARK],
    ),
    ("agree.secrecy", CRYPTO, "confidentiality.wanted", False, True),
    (
        *("agree.spelt", HOUSE, "measures.0.necessity"),
        "Samuel Esemene wants to sell the house.",
        "Samuel Esimene wants to sell the house.",
    ),
]
WEIGHTS = {
    **dict.fromkeys(("agree.fact-day", "agree.reason-day", "agree.sum-slip"), Severity.ADVICE),
    **dict.fromkeys(
        ("agree.number-once", "agree.number-slip", "agree.iban-state"), Severity.ADVICE
    ),
    **dict.fromkeys(
        ("agree.spelt", "agree.preserved-until", "agree.currency", "agree.reference", "agree.port"),
        Severity.ADVICE,
    ),
    "agree.three-years": Severity.ERROR,
}


@pytest.mark.parametrize(("rule", "sample", "path", "odd", "calm"), [*DAYS, *FIGURES, *ENTRIES])
def test_what_a_file_tells_twice_in_two_ways_is_asked_about(
    altered: Altered, rule: str, sample: str, path: str, odd: Any, calm: Any
) -> None:
    found = altered(sample, _changes(path, odd))
    assert found[rule].severity is WEIGHTS.get(rule, Severity.WARNING)
    assert rule not in altered(sample, _changes(path, calm))


def _changes(path: str, value: Any) -> Changes:
    """The value of the path; for an offence and for both measures the fields that must agree."""
    if path == "measures":
        at = "measures.{}.identifiers.0.value"
        return {at.format(number): value for number in (1, 2)}
    if path != "offences.0":
        return {path: value}
    years = {"text": f"Imprisonment for {value['years']} years", "years": value["years"]}
    dual = value["dual_criminality"]
    return {f"{path}.dual_criminality": dual, f"{path}.maximum_penalty": years}


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Evidence of three witnesses", True),
        ("Evidence of two witnesses", False),
        ("Evidence of forty witnesses", False),
        ("Evidence of witnesses", False),
    ],
)
def test_a_title_that_announces_more_witnesses_than_are_listed_is_asked_about(
    rules_of_measure: Callable[..., set[str]], title: str, found: bool
) -> None:
    people = [
        {"id": f"P{n}", "role": "witness", "name": {"full": name}}
        for n, name in enumerate(("Bo Sample", "Al Example"), 1)
    ]
    more = {"title": title, "persons": ["P1", "P2"], "items": ["The sale"]}
    rules = rules_of_measure(people, "witness-testimony", more, {})
    assert ("agree.announced" in rules) is found


def test_an_account_in_jersey_has_an_iban_of_the_united_kingdom(altered: Altered) -> None:
    account = [{"bank": "Example Bank", "iban": "GB33BUKB20201555555555"}]
    changes = {"measures.0.accounts": account, "measures.0.holder.state": "JE"}
    assert "agree.iban-state" not in altered(HOUSE, changes)
    assert "agree.iban-state" in altered(HOUSE, changes | {"measures.0.holder.state": "NG"})


def test_a_measure_that_looks_ahead_may_leave_out_the_moment_that_led_to_it(
    altered: Altered,
) -> None:
    ahead = {
        "measures.1.kind": "real-time-traffic",
        "measures.1.period": {"from": "2026-10-01", "to": "2026-10-31"},
    }
    found = altered(CRYPTO, ahead)
    assert "agree.moment" not in found or found["agree.moment"].field.startswith("measures[2]")


@pytest.mark.parametrize(
    "text",
    [
        "The letter had the wrong date “Monday, 6 June 2026”.",
        "The hearing is on Monday or Tuesday, 6 June 2026.",
        "Our earlier letter asked for six measures. Measure 6 was carried out on 5 May.",
        "Coercive measures 12 days later ended the attack.",
        "By measure 9/2025 the regulator closed the site.",
        "Chapter two (17) says so.",
    ],
)
def test_what_is_quoted_or_of_another_request_contradicts_nothing(
    altered: Altered, text: str
) -> None:
    found = altered(CRYPTO, {"facts.3.text": text})
    assert {"agree.weekday", "agree.no-such-measure", "agree.in-words"}.isdisjoint(found)


def test_what_is_said_of_somebody_else_contradicts_nothing(altered: Altered) -> None:
    changes: dict[str, Any] = {
        "persons.0.role": "accused",
        "persons.0.custody": {"held": False},
        "persons.0.location": "At home; his wife is in prison",
        "proceedings.stage": "No charges have been laid against the bank.",
        "requesting.authority.address": ["Embassy of the United Kingdom", "Abuja, Nigeria"],
    }
    found = altered(HOUSE, changes)
    assert {"agree.custody/held", "agree.charged", "agree.address"}.isdisjoint(found)


def _orders(measure: str, *decisions: str) -> Changes:
    """The order of the first measure, and those among the decisions, by their numbers."""
    listed = [{**ORDER, "reference": one} for one in decisions]
    return {"measures.0.order": {**ORDER, "reference": measure}, "proceedings.decisions": listed}


@pytest.mark.parametrize(
    ("measure", "decisions", "odd"),
    [
        ("RO/26/71", ["RO/26/72"], True),
        ("RO/26/71", ["RO/26/71", "RO/26/72"], True),  # the second one is of no measure
        ("RO/26/71", ["RO/26/72", "RO/26/73"], False),
        ("RO/26/71", ["RO/26/71", "RO/26/72", "RO/26/72"], False),
    ],
)
def test_orders_that_one_court_made_at_once_have_numbers_that_follow_one_another(
    altered: Altered, measure: str, decisions: list[str], odd: bool
) -> None:
    assert ("agree.reference" in altered(HOUSE, _orders(measure, *decisions))) is odd
