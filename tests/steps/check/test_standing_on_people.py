"""Standing questions on people and holders: each asked without special words, and answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]

SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Ben Bosko"}}
FORM = {"wished": "In the usual way.", "recording": "Word for word, signed.", "reason": "Our law."}
HEARD: Data = {"persons": ["P2"], "procedure": FORM, "questions": ["What did you see?"]}
HOLDER = {"name": "Example Trading", "kind": "company"}
PAPERS: Data = {"holder": HOLDER, "items": ["The contract of 3 May 2025"]}
SERVED: Data = {"persons": ["P1"], "items": ["The notice of 3 May 2025"]}
FOUND: Data = {"persons": ["P1"], "items": ["The address of the suspect"]}
SEEN: Data = {"items": ["The vessel"], "place": ["The port"]}
ROOMS: Data = {"items": ["Invoices and papers of the firm"], "place": ["1 Example Road"]}
LISTED = ["How the loan was agreed", "Who was present on 3 May"]


@pytest.mark.parametrize(
    ("point", "kind", "more", "told"),
    [
        (
            "what-they-may-refuse",
            "witness-statement",
            HEARD,
            {"procedure": FORM | {"rights": "The witness may refuse to answer."}},
        ),
        ("what-they-may-refuse", "witness-statement", HEARD, {"persons": ["P1"]}),
        (
            "suspect-notices",
            "suspect-interview",
            {"persons": ["P1"], "procedure": FORM | {"rights": "To be silent."}},
            {"procedure": FORM | {"rights": "To be silent.", "counsel": "With a lawyer."}},
        ),
        (
            "suspect-notices",
            "suspect-interview",
            {"persons": ["P1"], "procedure": FORM | {"rights": "To be silent."}},
            {"purpose": "To hear him with his lawyer."},
        ),
        ("once-found", "location-of-person", FOUND, {"purpose": "So that he can be heard."}),
        ("if-not-allowed", "examination", SEEN, {"fallback": "Photographs by your police."}),
        ("if-holder-objects", "business-records", PAPERS, {"fallback": "A search."}),
        (
            "if-holder-objects",
            "business-records",
            PAPERS,
            {"holder": {"name": "Sample Bank", "kind": "bank"}},
        ),
        (
            "if-holder-objects",
            "business-records",
            PAPERS,
            {"holder": {"name": "Register of companies", "kind": "register"}},
        ),
        (
            "what-service-does",
            "service-of-documents",
            SERVED,
            {"purpose": "The time limit for an appeal runs from service."},
        ),
        ("sorting", "search-of-premises", ROOMS, {"privilege": "Advice of lawyers is left out."}),
        ("on-what", "witness-statement", {"persons": ["P2"], "items": ["Loan", "Day"]}, HEARD),
        (
            "on-what",
            "witness-statement",
            {"persons": ["P2"], "items": ["A", "B"]},
            {"items": LISTED},
        ),
    ],
)
def test_a_measure_on_people_leaves_a_question(
    point: str, kind: str, more: Data, told: Data, rules_of_measure: Callable[..., set[str]]
) -> None:
    whole: Data = {"facts": [{"id": "F1", "text": "His lawyer was paid.", "date": "2026-01-12"}]}
    assert point in rules_of_measure([SUSPECT, WITNESS], kind, more, whole)
    assert point not in rules_of_measure([SUSPECT, WITNESS], kind, more | told, whole)


def test_money_laundered_there_may_have_a_case(
    rules_of_measure: Callable[..., set[str]], request_data: Data
) -> None:
    more: Data = {"accounts": [{"number": "000111222", "bank": "Sample Bank"}]}
    offence: Data = request_data["offences"][0]
    laundering = {"offences": [offence | {"title": "Laundering of money"}]}
    assert "own-case" in rules_of_measure([SUSPECT], "bank-records", more, laundering)
    theft = {"offences": [offence | {"title": "Theft"}]}
    assert "own-case" not in rules_of_measure([SUSPECT], "bank-records", more, theft)


def test_whoever_is_heard_has_an_address_where_others_have_one(
    rules_of_measure: Callable[..., set[str]],
) -> None:
    other = WITNESS | {"id": "P3", "address": ["1 Example Road", "Yaren"]}
    town = WITNESS | {"location": "Yaren"}
    heard = {"persons": ["P2", "P3"]}
    assert "service.nowhere" in rules_of_measure([town, other], "witness-statement", heard, {})
    known = town | {"location": "4 Example Road, Yaren"}
    assert "service.nowhere" not in rules_of_measure([known, other], "witness-statement", heard, {})


def test_whoever_is_heard_is_asked_about_once_and_with_others(
    findings: Callable[..., list[Finding]], request_data: Data
) -> None:
    other = WITNESS | {"id": "P3", "address": ["1 Example Road", "Yaren"]}
    lost = [WITNESS | {"id": f"P{number}"} for number in (4, 5, 6)]
    usual = {"purpose": "To prove the fraud.", "offences": ["O1"], "facts": ["F1"]}
    hearing = usual | {"id": "M1", "kind": "witness-statement", "persons": ["P3", "P4", "P5", "P6"]}
    service = usual | {"id": "M2", "kind": "service-of-documents", "persons": ["P4", "P5", "P6"]}
    request_data |= {"measures": [hearing], "persons": [other, *lost]}
    asked = [one for one in findings(request_data) if one.rule.startswith("service.nowhere")]
    assert len(asked) == 1 and "P4, P5, P6 (3 of 4" in asked[0].message
    request_data["measures"].append(service | {"items": ["The summons"]})
    asked = [one for one in findings(request_data) if one.rule.startswith("service.nowhere")]
    assert len(asked) == 1 and "P4, P5, P6 (3 of 3" in asked[0].message
