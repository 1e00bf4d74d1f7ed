"""Points on money and things: who has a part in them, whence they are known, where they go."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

Data = dict[str, Any]
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
COMPANY = {"id": "P2", "role": "third-party", "nature": "legal", "name": {"full": "Bero Ltd"}}
BRIBERY = {"id": "O1", "title": "Bribery", "provision": "section 4", "category": "bribery"}
BRIBERY |= {
    "text": "It is punished.",
    "text_is": "paraphrase",
    "maximum_penalty": {"text": "Ten years", "years": 10},
}


def measure(kind: str, *persons: Data, **more: Any) -> Data:
    """The only measure of a request, and its persons."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in persons]}
    return {"measures": [usual | more]} | ({"persons": list(persons)} if persons else {})


def fact(text: str, **more: Any) -> Data:
    return {"facts": [{"id": "F1", "text": text} | more]}


RECORDS = measure("bank-records", SUSPECT)
LEAD = RECORDS | fact("Account 5 is known from an answer through the Egmont web.")
FILE = RECORDS | {"use": "The tax administration has access to the file."}
LIST = RECORDS | fact("The list comes from files that a former clerk of the bank took with him.")
CLIENTS = measure("restraint", SUSPECT, items=["Client account 5"])
NAMED = measure("restraint", SUSPECT, items=["Account 5"])
NAMED["measures"][0]["accounts"] = [{"bank": "Alfa Bank", "holder": "Bero Ltd", "number": "5"}]
SOLD = {"id": "M2", "kind": "asset-return", "purpose": "To pay the victims."}
SOLD |= {"offences": ["O1"], "facts": ["F1"], "items": ["Transfer of the price to the Treasury"]}
BOX = measure("search-of-premises", SUSPECT, items=["Jewels in safe deposit box 214"])
ENDED = measure("restraint", SUSPECT, COMPANY | {"connection": "Struck off in 2020."})
JOINT = measure("restraint", SUSPECT, items=["The joint account 5"])
RETURN = measure("asset-return", particulars={"claim": "Confiscated."}) | {"offences": [BRIBERY]}
ENFORCE = measure("confiscation-order-enforcement", items=["A flat"])
CASES = [
    ("only-a-lead", LEAD, {"facts.0.consent": "Letter of 3 May 2025"}),
    ("only-a-lead", deepcopy(LEAD), {"facts.0.text": "A bank clerk told of account 5."}),
    (
        "others-at-the-file",
        FILE,
        {"use": "The tax administration has access to the file and may not use it for tax."},
    ),
    ("how-data-came", LIST, {"measures.0.nexus": "The High Court held that the list may be used."}),
    ("money-of-many", CLIENTS, {"measures.0.third_parties": "The money of other clients is free."}),
    ("money-of-many", deepcopy(CLIENTS), {"measures.0.items": ["Account 5 of Ann Alva"]}),
    (
        "money-of-many",  # only the first station of the story
        NAMED | fact("The price went into an escrow account of the company at Alfa Bank."),
        {"facts.0.text": "The price went into an escrow account of the seller in Yaren."},
    ),
    ("what-lies-in-it", BOX, {"measures.0.procedure": {"wished": "An inventory is made."}}),
    ("what-lies-in-it", deepcopy(BOX), {"measures.0.items": ["Jewels in the safe house"]}),
    (
        "who-acts-for-it",
        ENDED,
        {"persons.1.connection": "Its creditors were heard when it closed."},
    ),
    ("which-part-is-whose", JOINT, {"measures.0.nexus": "Only her half is asked."}),
    ("where-it-goes", RETURN, {"measures.0.particulars.use_of_funds": "Schools"}),
    ("where-it-goes", deepcopy(RETURN), {"offences.0.category": "theft"}),
    ("who-keeps-it", ENFORCE, {"measures.0.particulars": {"sharing": "In halves"}}),
    ("who-keeps-it", deepcopy(ENFORCE), {"measures.0.purpose": "The flat is to be shared."}),
    ("who-keeps-it", deepcopy(ENFORCE), {"measures.1": SOLD}),
]


@pytest.mark.parametrize(("point", "raised", "answer"), CASES, ids=[case[0] for case in CASES])
def test_a_point_is_asked_where_it_is_open_and_not_where_it_is_answered(
    asked_and_calm: Callable[..., None], point: str, raised: Data, answer: Data
) -> None:
    asked_and_calm(point, raised, answer)
