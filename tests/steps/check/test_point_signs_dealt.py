"""Points on what came before: a settlement, a complaint, an order at home; and who is safe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
GENERAL: Data = {"id": "P1", "role": "accused", "name": {"full": "Ann Alva"}}
GENERAL |= {"nationalities": ["NR"], "connection": "General in command of the division."}
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Ann Bero"}}
WITNESS |= {"address": ["Yaren, Nauru"]}


def measure(kind: str, *persons: Data, **more: Any) -> Data:
    """The only measure of a request, and its persons."""
    usual: Data = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"]}
    people: Data = {"persons": list(persons)} if persons else {}
    return {"measures": [usual | more]} | people


RECORDS = measure("bank-records")
FRAUD = RECORDS | {"offences.0.title": "Fraud"}
NURSE = measure("witness-testimony", GENERAL, WITNESS, persons=["P2"])
CASES = [
    (
        "paid-already",
        {"proceedings.summary": "The dealer made a settlement with customs and paid."},
        {"proceedings.summary": "A settlement with customs, which does not cover these acts."},
    ),
    (
        "paid-already",
        {"facts.0.text": "The case against Ann Alva was dropped in 2024."},
        {"proceedings.earlier_judgments": "The case of 2024 was on another car."},
    ),
    (
        "paid-already",
        {"proceedings.stage": "Das Verfahren gegen die Firma wurde 2024 eingestellt."},
        {"proceedings.stage": "Die Firma ist angeklagt."},
    ),
    (
        "paid-already",
        {"proceedings.stage": "Il a conclu une transaction avec les douanes."},
        {"proceedings.stage": "No settlement with the customs was made."},
    ),
    (
        "paid-already",
        {"facts.0.text": "A penal order of 3 May 2025 was given."},
        {
            "measures.0.kind": "fine-enforcement",
            "measures.0.order": {"title": "Penal order", "court": "District Court"},
        },
    ),
    (
        "complaint-alone",
        RECORDS | {"facts.0.source": "Complaint of the buyer"},
        {"facts.0.source": "Complaint of the buyer, records of the port"},
    ),
    (
        "complaint-alone",
        RECORDS | {"facts.0.source": "Plainte"},
        {"proceedings.stage": "The buyer was heard and papers confirm what he says."},
    ),
    (
        "complaint-alone",
        RECORDS | {"facts.0.source": "Strafanzeige"},
        {"facts.0.source": "Strafanzeige der Finanzverwaltung"},
    ),
    (
        "more-than-debt",
        FRAUD | {"facts.0.text": "The buyer ordered rice. It was never delivered."},
        {"facts.0.text": "The buyer ordered rice on a false bill. It was never delivered."},
    ),
    (
        "more-than-debt",
        FRAUD | {"facts.0.text": "Die Firma hatte einen Vertrag und hat nicht geliefert."},
        {"offences.0.title": "Murder"},
    ),
    (
        "more-than-debt",
        FRAUD | {"facts.0.text": "Selon le contrat, elle n’a pas livré le riz."},
        {"facts.0.text": "Selon un faux contrat, elle n’a pas livré le riz."},
    ),
    (
        "sanctions-there",
        {"offences.0.title": "Breach of sanctions on the export of engines"},
        {"offences.0.requested_law": {"provision": "Trade Act, s. 4"}},
    ),
    (
        "sanctions-there",
        {"offences.0.title": "Verstoß gegen ein Embargo"},
        {"facts.0.text": "The Security Council forbade the export."},
    ),
    (
        "ordered-at-home",
        RECORDS | {"proceedings.stage": "The court ordered the local company to hand them over."},
        {"proceedings.stage": "The court ordered the local company, and the order was suspended."},
    ),
    (
        "ordered-at-home",
        RECORDS | {"proceedings.summary": "La filiale est frappée d’une astreinte."},
        {"proceedings.summary": "La filiale a livré la marchandise."},
    ),
    (
        "safe-from-theirs",
        NURSE,
        {"measures.0.procedure": {"wished": "By a judge alone; the name is kept confidential."}},
    ),
    ("safe-from-theirs", NURSE, {"persons.1.address": ["Vaiaku, Tuvalu"]}),
    ("safe-from-theirs", NURSE, {"persons.0.connection": "General manager of a shop."}),
]


@pytest.mark.parametrize(("point", "asked", "told"), CASES)
def test_a_point_is_asked_of_its_sign_and_not_where_the_draft_tells_it(
    asked_and_calm: Callable[..., None], point: str, asked: Data, told: Data
) -> None:
    asked_and_calm(point, asked, told)
