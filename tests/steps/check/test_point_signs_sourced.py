"""Points that a draft answers in other words than under ``nexus``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Ann Sample"}}
CLERK = {"id": "P2", "role": "witness", "name": {"full": "Bea Example"}, "location": "Yaren"}
ABOUT = {"offences": ["O1"], "facts": ["F1"], "persons": ["P1"]}
GROUNDS = {"measures.0.particulars": {"grounds": "Two witnesses tell of an account in Yaren."}}
HEARING = {"id": "M1", "kind": "witness-statement", "purpose": "To show it."} | ABOUT
SEARCH: Data = {
    "id": "M2",
    "kind": "search-of-premises",
    "purpose": "To find it.",
    "items": ["PCs"],
}
SEARCH |= ABOUT | {"place": ["1 Quay, Yaren"]}


def measure(kind: str, **more: Any) -> Data:
    first = {"id": "M1", "kind": kind, "purpose": "To follow it.", "items": ["Papers"]} | ABOUT
    return {"measures": [first | more], "persons": [SUSPECT]}


def fact(text: str, **more: Any) -> Data:
    return {"facts": [{"id": "F1", "text": text, "persons": ["P1"]} | more]}


def heard(**more: Any) -> Data:
    return {"measures": [HEARING | {"persons": ["P2"]} | more], "persons": [SUSPECT, CLERK]}


def sits(wished: str) -> Data:
    return {"measures.0.procedure": {"wished": wished}}


BANKS = measure("bank-accounts-search") | fact("She is said to have taken the money.")
IMAGE = measure("cloud-or-device-data", items=["An image of each carrier"])
TIED = SEARCH | {"nexus": "She went there with a portable computer."}
ASKED = heard(questions=["The list of questions enclosed"])
OPENED = CLERK | {"connection": "Clerk who opened the account."}
NAMED = CLERK | {"occupation": "Engineer", "connection": "Her name was given in the press."}
NAMED |= {"connection": f"{NAMED['connection']} She may have knowledge."}
MET = "Her name was given in the press as that of the engineer who signed on 3 May."
LISTED = heard() | {"persons": [SUSPECT, NAMED]}
CASES = [
    ("why-this-holder", BANKS, GROUNDS),
    ("why-this-holder", BANKS, fact("Two witnesses say that she has an account in Yaren.")),
    ("why-this-holder", BANKS, fact("Her account was with a bank in Yaren.", source="A talk")),
    ("what-ties", IMAGE, {"measures": [IMAGE["measures"][0], TIED]}),
    ("what-they-know", ASKED, {"persons": [SUSPECT, OPENED]}),
    ("what-they-know", ASKED, {"measures.0.title": "Hearing of the clerk who signed for it"}),
    ("what-they-know", LISTED, {"persons": [SUSPECT, NAMED | {"connection": MET}]}),
    ("what-they-know", LISTED, {"measures.0.nexus": "She wrote the report on the sale in May."}),
    ("how-heard", heard(), sits("Hearing by the court itself, under its own procedure.")),
    ("how-heard", heard(), sits("Hearing by the Tuvaluan court under Tuvaluan law.")),
    ("on-what", heard(), sits("Das Gericht hört sie nach eigenem Recht.")),
    ("on-what", heard(), sits("Audition par le tribunal selon sa propre procédure.")),
]


@pytest.mark.parametrize(("point", "raised", "answer"), CASES)
def test_a_point_is_not_asked_where_the_draft_tells_it_in_other_words(
    asked_and_calm: Callable[..., None], point: str, raised: Data, answer: Data
) -> None:
    asked_and_calm(point, raised, answer)


@pytest.mark.parametrize(
    ("point", "raised", "other"),
    [
        ("why-this-holder", BANKS, fact("No account of hers is known, a report says.")),
        ("what-ties", IMAGE, {"measures": [IMAGE["measures"][0], SEARCH]}),
        ("what-they-know", heard(), {"persons": [SUSPECT, OPENED]}),
        ("what-they-know", ASKED, {"persons": [SUSPECT, CLERK | {"connection": "A clerk."}]}),
        ("how-heard", heard(), sits("Hearing by the court in Nauru, under Nauruan law.")),
        ("on-what", heard(), sits("Hearing by the Nauruan court under its own procedure.")),
        ("on-what", heard(), sits("Hearing by the court in Yaren.")),
    ],
)
def test_a_point_is_asked_where_other_words_leave_it_open(
    rules_after: Callable[..., set[str]], point: str, raised: Data, other: Data
) -> None:
    rules_after(raised)
    assert point in rules_after(other)
