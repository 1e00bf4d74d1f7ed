"""Standing questions: each asked without special words, and not where the draft answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]

SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
OTHER: Data = {"id": "P2", "role": "suspect", "name": {"full": "Ben Bosko"}}
FIRMS: list[Data] = [
    {"id": f"P{n}", "role": "third-party", "nature": "legal", "name": {"full": name}}
    for n, name in ((3, "Corvid Trading"), (4, "Delphin Freight"), (5, "Eisvogel Holding"))
]
HOLDER = {"name": "Sample Bank", "kind": "bank"}
BANK: Data = {"holder": HOLDER, "items": ["Statements of the account"], "persons": ["P1"]}
APART: Data = BANK | {"persons": []}
PHONE: Data = {"items": ["The telephone of the suspect"], "persons": ["P1"]}


@pytest.mark.parametrize(
    ("point", "kind", "more", "told"),
    [
        (
            "records-proved",
            "bank-records",
            BANK,
            {"procedure": {"wished": "In the usual way.", "certificate": "By the bank."}},
        ),
        ("records-proved", "bank-records", BANK, {"items": ["Certified copies of statements"]}),
        ("no-other-use", "bank-records", BANK, {"purpose": "For use in this case only."}),
        ("hands-told", "seizure-of-items", PHONE, {"items": ["The telephone, sealed"]}),
        ("other-sources", "bank-records", APART, {"necessity": "Our registers do not tell more."}),
        ("other-sources", "bank-records", APART, {"persons": ["P1"]}),
        ("hands-told", "search-of-premises", PHONE, {"items": ["The telephone, sealed"]}),
        (
            "no-other-use",
            "bank-records",
            BANK,
            {"holder": {"name": "Police Office", "kind": "authority"}, "kind": "case-file-copies"},
        ),
    ],
)
def test_a_measure_leaves_a_standing_question(
    point: str, kind: str, more: Data, told: Data, rules_of_measure: Callable[..., set[str]]
) -> None:
    assert point in rules_of_measure([SUSPECT], kind, more, {})
    assert point not in rules_of_measure([SUSPECT], kind, more | told, {})


@pytest.mark.parametrize(
    ("other", "proves"),
    [
        ({"kind": "authentication", "items": ["A certified copy of what is produced"]}, True),
        ({"kind": "witness-testimony", "title": "An officer, to produce the documents"}, True),
        ({"kind": "witness-testimony", "title": "A driver, on the journey to the bank"}, False),
    ],
)
def test_another_measure_proves_the_papers(
    other: Data, proves: bool, rules_of_measure: Callable[..., set[str]]
) -> None:
    usual = {"id": "M1", "purpose": "To prove the fraud.", "offences": ["O1"], "facts": ["F1"]}
    both = [usual | BANK | {"kind": "bank-records"}, usual | other | {"id": "M2"}]
    found = rules_of_measure([SUSPECT], "bank-records", BANK, {"measures": both})
    assert ("records-proved" not in found) is proves


def test_each_of_several_companies_is_tied(rules_of_measure: Callable[..., set[str]]) -> None:
    more = BANK | {"persons": ["P3", "P4", "P5"]}
    text = "The money went on to several companies."
    people = ["P1", "P3", "P4", "P5"]
    facts = [{"id": id, "text": text, "persons": people} for id in ("F1", "F2")]
    whole = {"facts": facts}
    assert "each-tied" in rules_of_measure([SUSPECT, *FIRMS], "bank-records", more, whole)
    nexus = "The money went on to Corvid, to Delphin and to Eisvogel."
    told = more | {"nexus": nexus}
    assert "each-tied" not in rules_of_measure([SUSPECT, *FIRMS], "bank-records", told, whole)


@pytest.mark.parametrize("one", [True, False])
def test_one_account_is_tied_by_its_credits(
    one: bool, rules_of_measure: Callable[..., set[str]]
) -> None:
    numbers = ["200.002"] if one else ["200.002", "300.003"]
    accounts = [{"bank": "Sample Bank", "number": number} for number in numbers]
    more = BANK | {"accounts": accounts, "nexus": "Two credits on this account came from Corvid."}
    asked = rules_of_measure([SUSPECT], "bank-records", more | {"persons": ["P1"]}, {})
    assert ("each-tied" not in asked) is one


def test_what_a_decision_covered(rules_after: Callable[..., set[str]]) -> None:
    told = "The case against the suspect was discontinued in 2010."
    assert "what-it-covered" in rules_after({"proceedings.earlier_judgments": told})
    apart = f"{told} That decision does not cover the payments of 2011."
    assert "what-it-covered" not in rules_after({"proceedings.earlier_judgments": apart})


def test_two_suspects_told_together(rules_of_measure: Callable[..., set[str]]) -> None:
    whole = {"facts": [{"id": "F1", "text": "They took the money.", "persons": ["P1", "P2"]}]}
    assert "whose-acts" in rules_of_measure([SUSPECT, OTHER], "bank-records", BANK, whole)
    told = "Ann Alva took the money. Ben Bosko kept it."
    whole = {"facts": [{"id": "F1", "text": told, "persons": ["P1", "P2"]}]}
    assert "whose-acts" not in rules_of_measure([SUSPECT, OTHER], "bank-records", BANK, whole)


def test_two_suspects_told_apart_by_their_offices(
    rules_of_measure: Callable[..., set[str]],
) -> None:
    told = "The clerk signed the bills, the cashier paid them."
    whole = {"facts": [{"id": "F1", "text": told, "persons": ["P1", "P2"]}]}
    offices = [SUSPECT | {"occupation": "Clerk"}, OTHER | {"occupation": "Cashier, retired"}]
    assert "whose-acts" not in rules_of_measure(offices, "bank-records", BANK, whole)
    same = [one | {"occupation": "Clerk"} for one in offices]
    assert "whose-acts" in rules_of_measure(same, "bank-records", BANK, whole)


def test_a_class_of_papers_is_wider_than_one_paper(
    rules_of_measure: Callable[..., set[str]],
) -> None:
    period = {"from": "2026-01-01", "to": "2026-03-31"}
    more = BANK | {"period": period, "nexus": "The money was paid to this account."}
    wide = more | {"items": ["Statements", "All papers of the account"]}
    assert "as-wide-as-needed" in rules_of_measure([SUSPECT], "bank-records", wide, {})
    assert "as-wide-as-needed" not in rules_of_measure([SUSPECT], "bank-records", more, {})


def test_whether_the_holder_tells_its_client(
    rules_of_measure: Callable[..., set[str]], request_data: Data
) -> None:
    request_data["proceedings"]["nature"] = "investigation"
    request_data.pop("confidentiality", None)
    asked = rules_of_measure([SUSPECT], "business-records", BANK, {})
    assert "who-tells-the-client" in asked
    told = {"necessity": "The client has been informed and agrees."}
    assert "who-tells-the-client" not in rules_of_measure(
        [SUSPECT], "business-records", BANK | told, {}
    )
    request_data["confidentiality"] = {"wanted": False}
    assert "who-tells-the-client" not in rules_of_measure([SUSPECT], "business-records", BANK, {})
