"""Points on what many letters leave out: each raised, and not where the draft tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]


def person(number: int, role: str = "suspect", **more: Any) -> Data:
    """A person of a request."""
    return {"id": f"P{number}", "role": role, "name": {"full": f"Ann Alva{number}"}} | more


def measure(kind: str, *items: str, people: tuple[Data, ...] = (), **more: Any) -> Data:
    """The only measure of a request, and its persons."""
    usual = {"id": "M1", "kind": kind, "items": list(items), "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in people]}
    return {"measures": [usual | more]} | ({"persons": list(people)} if people else {})


HELD = {"authority": "Police", "obtained": "Found on the person"}
DEAD = person(1, connection="The driver. He died in 2015.")
LAWYER = person(2, "third-party", occupation="Lawyer")
LISTED = person(3, "third-party", connection="One of the companies whose accounts are asked about.")
VOICE = measure("biometrics", "Samples of the voice", people=(person(1),))
RADAR = measure("government-records", "Radar data of the centre")
NOW: Data = {"offences.0.committed_to": "2026-09-01", "date": "2026-10-05"}
BALANCE = measure("bank-records", "Whether money is still there")
COMPANY = {"person": "P2", "right": "Holder", "remarks": "It was not accused."}
TAKEN = measure(
    "confiscation-order-enforcement", people=(person(1), person(2, "third-party")), assets=["X1"]
) | {"assets": [{"id": "X1", "description": "Account 5", "kind": "account", "owner": "P2"}]}

CASES: list[tuple[str, Data, Data]] = [
    ("suspect-died", {"persons": [DEAD]}, {"persons": [DEAD, person(2)]}),
    (
        "suspect-died",
        {"persons": [DEAD]},
        {"persons": [person(1, connection="Said to have shot a man, of whom nothing is left.")]},
    ),
    (
        "which-one",
        measure("seizure-of-items", "One mobile telephone, black", already_held=HELD),
        {"measures.0.items": ["One mobile telephone, IMEI 350000000000001"]},
    ),
    ("in-which-form", RADAR, {"measures.0.items": ["Radar data of the centre as raw files"]}),
    (
        "samples-by-which-power",
        VOICE,
        {"measures.0.fallback": "Recordings of speeches, if the accused refuse: if they decline."},
    ),
    (
        "samples-by-which-power",
        VOICE,
        {"measures.0.items": ["Samples of the voice, with written consent"]},
    ),
    ("money-may-go", BALANCE, {"facts.0.text": "The account was frozen on 3 May."}),
    (
        "money-may-go",
        BALANCE,
        {
            "measures.0.items": ["Statements of account"],
            "measures.0.period": {"from": "2015-01-01", "to": "2016-12-31"},
        },
    ),
    (
        "lawyers-data",
        measure("bank-records", "All papers on the persons", people=(person(1), LAWYER)),
        {"persons": [person(1), LAWYER | {"occupation": "Baker"}]},
    ),
    ("fading", RADAR | NOW, NOW | {"offences.0.committed_to": "2020-09-01"}),
    (
        "unheard-owner",
        TAKEN | {"assets.0.third_parties": [COMPANY]},
        {"assets.0.third_parties": [COMPANY | {"heard": True}]},
    ),
    (
        "person-not-suspected",
        measure("bank-records", "Statements", people=(person(1), LISTED)),
        {"measures.0.third_parties": "She was paid the bribe and can object."},
    ),
    (
        "lint.open-words",
        measure("business-records", "Papers of the company and of affiliated entities"),
        {"measures.0.items": ["Papers of the company and of affiliated entities named in A2"]},
    ),
]


@pytest.mark.parametrize(("rule", "asked", "calm"), CASES)
def test_what_is_left_out_is_asked_about_and_what_is_told_is_not(
    asked_and_calm: Callable[..., None], rule: str, asked: Data, calm: Data
) -> None:
    asked_and_calm(rule, asked, calm)
