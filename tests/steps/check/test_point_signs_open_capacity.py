"""Points on a capacity left open, a short stay, and office-holders who are accused."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

Data = dict[str, Any]
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Bo Bero"}}


def hearing(connection: str = "", fact: str = "", **more: Any) -> Data:
    """A witness who is heard, with what the entry and a fact of that person alone tell."""
    one = WITNESS | ({"connection": connection} if connection else {}) | more
    measure: Data = {"id": "M1", "kind": "witness-statement", "purpose": "To prove the fraud."}
    measure |= {"offences": ["O1"], "facts": ["F1"], "persons": ["P2"]}
    facts = [{"id": "F1", "text": fact or "A bank moved money.", "persons": ["P2"]}]
    return {"measures": [measure], "persons": [deepcopy(one)], "facts": facts}


def earlier(result: str) -> Data:
    one = {"id": "E1", "kind": "request", "subject": "Bank papers", "result": result}
    return {"earlier": [one], "statements": []}


def called(fallback: str, occupation: str) -> Data:
    """Somebody who is called to come, with what follows if the person stays away."""
    data = hearing(occupation=occupation)
    data["persons"][0]["role"] = "third-party"
    data["measures"][0] |= {"kind": "appearance-of-person", "fallback": fallback}
    return data


OFFICE = {"occupation": "Minister of works", "location": "Lima"}
ACCUSED = "The minister of works ordered the killing."
CASES: list[tuple[str, Data, Data]] = [
    (
        "suspect-or-witness",
        hearing("Whether she will be treated as a suspect is open."),
        hearing("She is heard as a witness."),
    ),
    (
        "suspect-or-witness",
        hearing("Ob sie Zeugin oder Beschuldigte ist, ist noch nicht entschieden."),
        hearing("Sie ist Zeugin."),
    ),
    (
        "suspect-or-witness",
        hearing("She is wanted to help the police with their inquiries."),
        hearing("She wanted to help her brother."),
    ),
    (
        "suspect-or-witness",
        hearing("Elle est recherchée pour aider l'enquête."),
        hearing("Elle est témoin d'un paiement."),
    ),
    (
        "only-passing",
        hearing(fact="The witness leaves Yaren on 25 April 2026."),
        hearing(fact="The witness leaves the house at noon."),
    ),
    (
        "only-passing",
        hearing("She is on a short visit to her family."),
        hearing("She has lived there since 2019."),
    ),
    (
        "said-no-before",
        earlier("The answer rested on article 2 and freedom of expression."),
        earlier("The answer came with all papers."),
    ),
    (
        "their-own-view",
        hearing("Minister", ACCUSED, **OFFICE),
        hearing("Minister", "The minister of works ordered an audit of it.", **OFFICE),
    ),
    (
        "given-for-a-promise",
        hearing(fact="The court approved agreements with seven managers."),
        hearing(fact="The group has contracts with seven firms."),
    ),
    (
        "screen.immunity",
        called("A warrant will be asked for.", "Second secretary of the embassy"),
        called("The person is asked in writing.", "Second secretary of the embassy"),
    ),
]


@pytest.mark.parametrize(("rule", "raised", "calm"), CASES)
def test_what_is_left_open_is_asked_about(
    asked_and_calm: Callable[..., None], rule: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(rule, raised, calm)
