"""Points that a remark, a promise, the law or what is asked for has answered already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
ACCUSED = {"id": "P1", "role": "accused", "name": {"full": "Ann Alva"}}
KEEPER = {"id": "P2", "role": "witness", "name": {"full": "Ann Bero"}, "connection": "Clerk."}
WIFE = {"id": "P3", "role": "suspect", "name": {"full": "Ann Caro"}, "connection": "Friend."}
BANK = {"name": "Sample Bank", "kind": "bank"}
ORDER = {"title": "Order of 2025", "court": "High Court"}


def measure(kind: str, *persons: Data, **more: Any) -> Data:
    """The only measure of a request, and its persons."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in persons]}
    return {"measures": [usual | more]} | ({"persons": list(persons)} if persons else {})


def remark(text: str) -> Data:
    """The only remark of a request."""
    return {"remarks": [{"part": "execution", "text": text}]}


def promise(text: str) -> Data:
    """The only assurance of a request."""
    return {"assurances": [{"kind": "notice-of-change", "given_by": "The court", "text": text}]}


HELD = measure("restraint", items=["The house at 1 Sample Road"], order=ORDER)
HELD |= {"proceedings.remedies": "An appeal is still possible."}
HEARD = measure("witness-testimony", KEEPER, ACCUSED, items=["How the payments were booked"])
HEARD["measures"][0]["persons"] = ["P2"]
SEARCHED = measure("search-of-premises", WIFE, items=["Letters to his wife"])
ASKED = measure("business-records", holder=BANK)
CASES = [
    (
        "may-change",
        HELD | promise("The house is released if there is no confiscation."),
        promise("The other side will be told of every change."),
    ),
    (
        "may-change",
        HELD | promise("Das Haus wird freigegeben."),
        promise("Jede Änderung der Anordnung wird mitgeteilt."),
    ),
    (
        "may-change",
        HELD | promise("La maison sera rendue."),
        remark("Tout changement sera signalé : l’appel est porté à la connaissance du juge."),
    ),
    (
        "defence-part",
        HEARD | remark("The defence has asked for another day of the trial."),
        remark("The parties to the trial do not ask to be present."),
    ),
    (
        "on-what",
        HEARD,
        {"measures.0.items": ["That the copies are true"]},
    ),
    (
        "what-they-know",
        HEARD,
        {"measures.0.items": ["Echtheit der Kopien"]},
    ),
    (
        "others-data",
        SEARCHED,
        {"persons.0.connection": "The wife of the director; she is charged herself."},
    ),
    (
        "inquiry",
        ASKED | {"measures.0.items": ["The reports, and an inquiry into who has the money"]},
        {"measures.0.items": ["The papers of the inquiry that the company held in 2024"]},
    ),
    (
        "inquiry",
        ASKED | {"measures.0.items": ["The reports, and an inquiry into who has the money"]},
        {"measures.0.items": ["A meeting on how inquiries on both sides may be joined"]},
    ),
    (
        "inquiry",
        ASKED | {"measures.0.items": ["The papers, to learn who had the money"]},
        {"measures.0.items": ["The papers, so far as they show who may receive money"]},
    ),
    (
        "inquiry",
        ASKED | {"measures.0.items": ["To enquire who has the money"]},
        {"measures.0.items": ["Copies of the enquiry and of all answers"]},
    ),
    (
        "inquiry",
        ASKED | {"measures.0.items": ["Who may have been there"]},
        {"measures.0.items": ["The card that shows who may sign"]},
    ),
    (
        "inquiry",
        ASKED | {"measures.0.items": ["Recherche de témoins"]},
        {"measures.0.items": ["Le dossier de l’enquête de 2024"]},
    ),
]


@pytest.mark.parametrize(("point", "raised", "answer"), CASES)
def test_a_point_is_asked_where_it_is_open_and_not_where_it_is_answered(
    asked_and_calm: Callable[..., None], point: str, raised: Data, answer: Data
) -> None:
    asked_and_calm(point, raised, answer)


def test_a_witness_on_true_copies_who_has_questions_to_answer_is_asked_about(
    rules_after: Any,
) -> None:
    whole = measure("witness-testimony", KEEPER, items=["That the copies are true"])
    whole["measures"][0]["questions"] = ["Who signed?"]
    assert "what-they-know" in rules_after(whole)


@pytest.mark.parametrize(
    ("kind", "basis", "asked"),
    [
        ("bank-records", "28 U.S.C. 1782", False),
        ("seizure-of-items", "28 U.S.C. 1782", False),
        ("restraint", "28 U.S.C. 1782", True),
        ("seizure-of-items", "Letter of 1999", True),
    ],
)
def test_where_the_law_asks_for_no_counterpart_none_is_missing(
    relying: Callable[..., list[Finding]], kind: str, basis: str, asked: bool
) -> None:
    open_ = {"offences.0.requested_law": None, "offences.0.title": "Sending currency abroad"}
    open_ |= {"offences.0.dual_criminality": None, "offences.0.category": "tax-offence"}
    found = {one.rule for one in relying("BR-US", kind, basis, open_)}
    assert ("point.counterpart" in found) is asked


@pytest.mark.parametrize(
    ("basis", "asked"),
    [
        ("Treaty between the United States and Thailand on Mutual Assistance", False),
        ("us-th-mlat", False),
        ("Letter of 1999", True),
    ],
)
def test_where_the_treaty_asks_for_no_counterpart_none_is_missing(
    relying: Callable[..., list[Finding]], basis: str, asked: bool
) -> None:
    open_ = {"offences.0.requested_law": None, "offences.0.title": "Running a hidden market"}
    open_ |= {"offences.0.dual_criminality": None, "offences.0.category": None}
    found = {one.rule for one in relying("US-TH", "search-of-premises", basis, open_)}
    assert ("point.counterpart" in found) is asked
