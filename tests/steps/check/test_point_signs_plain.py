"""Points that a draft makes plain: each raised, and not where nobody needs to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]


def person(number: int, role: str = "suspect", **more: Any) -> Data:
    """A person of a request; TV asks NR."""
    return {"id": f"P{number}", "role": role, "name": {"full": f"Ann Alva{number}"}} | more


def measure(kind: str, *items: str, **more: Any) -> Data:
    """The only measure of a request."""
    usual = {"id": "M1", "kind": kind, "items": list(items), "purpose": "To prove the fraud."}
    return {"measures": [usual | {"offences": ["O1"], "facts": ["F1"]} | more]}


def fact(text: str) -> Data:
    """What the first fact tells."""
    return {"facts.0.text": text}


THREE = {"persons": [person(1), person(2), person(3)]}
LAUNDERING: Data = {"offences.0.title": "Money laundering"}
CIVIL = "That restraint be ordered under the Act on civil asset recovery."
RESTRAINT = measure("restraint", "The balance of account 5")
SAMPLES = {
    "persons": [person(1, "witness")],
    "measures": [
        {
            "id": "M1",
            "kind": "witness-statement",
            "items": ["The day"],
            "purpose": "To know it.",
            "facts": ["F1"],
            "offences": ["O1"],
            "persons": ["P1"],
        },
        {
            "id": "M2",
            "kind": "seizure-of-items",
            "items": ["The laptop"],
            "purpose": "To test it.",
            "facts": ["F1"],
            "offences": ["O1"],
            "persons": ["P1"],
        },
    ],
}
SHIP = measure("search-of-premises", "The holds", persons=[]) | {
    "annexes": [{"id": "A1", "title": "Affidavit of an officer", "kind": "affidavit"}],
    "confidentiality": {"wanted": True, "reason": "Flight", "until": "The search"},
}
GIVEN_UP = fact("The ship was given up by its crew and drifted to the reef.")
RECORDS = measure(
    "government-records", "Radar data of the centre", "Every record of talks", "Logs", "Maps"
)
GUARD = person(1, occupation="Officer of the intelligence service")
COMES = measure("appearance-of-person", "Evidence at the trial", persons=["P1"])

CASES: list[tuple[str, Data, Data]] = [
    ("whose-acts", THREE, fact("Days, places and the part of each are told over three pages.")),
    ("whose-acts", THREE, fact("It is told what each of the three is thought to have done.")),
    ("may-turn-suspect", SAMPLES, {"measures.1.items": ["Part of the blood samples"]}),
    (
        "origin-disputed",
        RESTRAINT | fact("He says that he earned the money."),
        fact("He left the United States before he could be heard."),
    ),
    (
        "origin-disputed",
        RESTRAINT | fact("It has been in the possession of the family since 1913."),
        fact("The possession of it by the family began with the fraud."),
    ),
    (
        "origin-disputed",
        RESTRAINT | fact("She states that she bought the house before the fraud."),
        fact("She states that she was never told before."),
    ),
    ("predicate-there", RESTRAINT | LAUNDERING, {"measures.0.procedure": {"wished": CIVIL}}),
    ("predicate-there", RESTRAINT | LAUNDERING, {"offences.0.predicate": "embezzlement"}),
    (
        "kept-there",
        measure("examination", "L'objet, à transporter par mer", "L'objet est transporté"),
        {"measures.0.items": ["Transport à l'hôtel avec l'avocat"]},
    ),
    ("each-proves", RECORDS, {"measures.0.items": ["All radar data from 15:30 to 17:00"]}),
    (
        "stands-alone",
        measure("seizure-of-items", "All documents found"),
        {"measures.0.items": ["All cocaine found"]},
    ),
    (
        "stands-alone",
        measure("search-of-premises", "All hollow walls"),
        {"measures.0.items": ["All hollow walls on the drawing enclosed"]},
    ),
    ("milder-way", SHIP, GIVEN_UP),
    ("both-sides", SHIP, GIVEN_UP),
    (
        "what-ties",
        SHIP,
        {"measures.0.particulars": {"grounds": "A tip of two tons, and the drawing."}},
    ),
    (
        "their-interests",
        {"persons": [GUARD]} | fact("An officer of the intelligence service was paid."),
        {"persons": [GUARD | {"location": "Tuvalu"}]},
    ),
    (
        "their-interests",
        fact("The Ministry of Defence told the police of it."),
        {"requesting.authority.name": "Ministry of Defence"},
    ),
    (
        "their-interests",
        fact("He drew the plan of the military port."),
        fact("He was treated in a military hospital."),
    ),
    (
        "who-pays-them",
        COMES | {"persons": [person(1, "witness")]},
        {"persons": [person(1, "witness", location="On a visit to Tuvalu")]},
    ),
    (
        "ground-of-law",
        {
            "proceedings.jurisdiction_ground": "The flag State had agreed.",
            "proceedings.conduct_in_requested_state": "yes",
        },
        {"offences.0.place": "High seas north of Nauru"},
    ),
]


@pytest.mark.parametrize(("rule", "asked", "calm"), CASES)
def test_a_point_is_raised_and_is_silent_where_it_is_plain(
    asked_and_calm: Callable[..., None], rule: str, asked: Data, calm: Data
) -> None:
    asked_and_calm(rule, asked, calm)
