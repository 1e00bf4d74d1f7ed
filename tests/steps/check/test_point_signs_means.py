"""Points on what is told beside a measure: other goods, a sum, a team that travels, secrets."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
CONVICT = {"id": "P1", "role": "convicted", "name": {"full": "Ann Alva"}}
WIFE = {"id": "P2", "role": "third-party", "name": {"full": "Eva Alva"}, "connection": "His wife"}
FIRM = {"id": "P3", "role": "third-party", "name": {"full": "Bero Ltd"}, "nature": "legal"}
OTHER = {"id": "P4", "role": "third-party", "name": {"full": "Ann Caro"}}
ORDER = {"title": "Confiscation order", "court": "High Court", "date": "2026-01-05"}


def measure(kind: str, **more: Any) -> Data:
    """The only measure of a request."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud.", "persons": ["P1"]}
    return usual | {"offences": ["O1"], "facts": ["F1"]} | more


def told(text: str, *people: Data) -> Data:
    """The only fact of a request, on some people."""
    listed = [one["id"] for one in people]
    return {"id": "F1", "date": "2026-01-02", "text": text, "persons": listed}


def request(fact: Data, *measures: Data, **more: Any) -> Data:
    people = [CONVICT, WIFE, FIRM, OTHER]
    whole = {"persons": people, "facts": [fact], "measures": list(measures)} | more
    return copy.deepcopy(whole)


ENFORCE = measure("confiscation-order-enforcement", items=["The house"], order=ORDER)
FREEZE = measure("restraint", items=["All goods of Ann Alva"])
PAID = told("Ann Alva paid the money to his wife.", CONVICT, WIFE)
HOUSE = told("Ann Alva has the house.", CONVICT)
HEARING = measure("witness-testimony", attendance="The judge, two counsel and an interpreter")
PLAIN = measure("business-records", id="M2", items=["Invoices of 2025"])
SECRET = measure("government-records", items=["Notes of the intelligence service"])
CASES = [
    ("passed-on", request(PAID, FREEZE), {"measures.0.persons": ["P1", "P2"]}),
    (
        "passed-on",
        request(PAID, FREEZE),
        {"persons.1.connection": "His wife, from whose account the money came."},
    ),
    (
        "passed-on",
        request(told("A flat was bought in the name of Bero Ltd.", FIRM), FREEZE),
        {"measures.0.third_parties": "The flat of Bero Ltd is left out."},
    ),
    (
        "passed-on",
        request(PAID, FREEZE),
        {"facts.0.text": "Ann Alva lives with his wife."},
    ),
    (
        "passed-on",
        request(told("Ann Alva paid the money to Bero Ltd.", CONVICT, FIRM), FREEZE),
        {"facts.0.text": "Bero Ltd paid the money to Ann Alva."},
    ),
    (
        "passed-on",
        request(told("Ann Alva sold the house to a company.", CONVICT, FIRM), FREEZE),
        {"facts.0.text": "Ann Alva of the oil company gave contracts given to a friend."},
    ),
    (
        "sum-still-owed",
        request(told("A part of the sum has been paid.", CONVICT), ENFORCE),
        {"facts.0.text": "A part of the sum has been paid; GBP 500.00 are still unpaid."},
    ),
    (
        "sum-still-owed",
        request(HOUSE, ENFORCE | {"particulars": {"property_kind": "For a sum of money"}}),
        {"measures.0.particulars.already_recovered": "Nothing has been paid."},
    ),
    ("till-enforced", request(HOUSE, ENFORCE), {"facts.0.text": "The house has been seized."}),
    ("till-enforced", request(HOUSE, ENFORCE), {"measures.1": FREEZE | {"id": "M2"}}),
    (
        "conviction-not-needed",
        request(HOUSE, ENFORCE | {"nexus": "The order does not rest on a conviction."}),
        {"measures.0.nexus": "Without a conviction. It is covered by article 1."},
    ),
    (
        "team-safe",
        request(HOUSE, HEARING, basis=[], domestic_basis=["Comity"]),
        {"measures.0.procedure": {"wished": "Safe conduct for all of them."}},
    ),
    (
        "sensitive-apart",
        request(HOUSE, SECRET, PLAIN),
        {"measures.0.fallback": "That each measure is dealt with separately."},
    ),
    ("sensitive-apart", request(HOUSE, SECRET, PLAIN), {"measures": [SECRET]}),
]


@pytest.mark.parametrize(("point", "raised", "answer"), CASES)
def test_a_point_is_asked_where_it_is_open_and_not_where_it_is_answered(
    asked_and_calm: Callable[..., None], point: str, raised: Data, answer: Data
) -> None:
    asked_and_calm(point, raised, answer)


def test_what_is_restrained_at_home_is_not_restrained_there(rules_after: Any) -> None:
    raised = request(told("The house was seized in Tuvalu.", CONVICT), ENFORCE)
    assert "till-enforced" in rules_after(raised)
    assert "till-enforced" not in rules_after({"facts.0.text": "It was seized in Nauru."})


def test_all_who_got_something_are_named_and_nobody_of_whom_no_transfer_is_told(
    findings: Any, request_data: Data
) -> None:
    text = "He gave a car to Ann Caro. A house was bought by Bero Ltd. Eva Alva knew of it."
    fact = told(text, WIFE, FIRM, OTHER)
    request_data.update(request(fact, FREEZE))
    found = [one for one in findings(request_data) if one.rule == "point.passed-on"]
    assert [name in found[0].message for name in ("P2", "P3", "P4")] == [False, True, True]


def test_a_treaty_is_left_to_speak_of_the_people_who_travel(rules_after: Any) -> None:
    treaty = [{"instrument": "The treaty of the two States"}]
    assert "team-safe" not in rules_after(request(HOUSE, HEARING, basis=treaty))
