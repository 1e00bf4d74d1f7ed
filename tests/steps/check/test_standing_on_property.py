"""Standing questions on property and hearings: sum, decision, trail, force."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

Data = dict[str, Any]
PEOPLE: list[Data] = [
    {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}},
    {"id": "P2", "role": "witness", "name": {"full": "Ann Bero"}},
]
ACCOUNT: Data = {"id": "X1", "description": "Account 7", "kind": "account", "owner": "P1"}
ACCOUNT |= {"link": "proceeds"}
SEIZED = {"assets": ["X1"], "items": ["The balance of account 7"]}
GROUND = "It can be confiscated as proceeds."
SOON = "The judgment is expected in May and will be sent once final."
PAID = "The victim paid into this account by three transfers of May 2025."
FINAL: Data = {"title": "Order of 3 May", "court": "High Court of Funafuti"}
ORDERED = {"title": "Confiscation order", "summary": "No appeal is open."}
CASE = {"nature": "trial", "authority": "Office", "decisions": [ORDERED]}
ENDS: Data = SEIZED | {"order": FINAL, "particulars": {"confiscation_ground": GROUND}}
TOLD: Data = ENDS | {"particulars": {"confiscation_ground": GROUND, "next_step": SOON}}
HEARD = {"persons": ["P2"], "procedure": {"wished": "The police bring her by force."}}
CALLED = {"wished": "A summons first; if she does not come, the police bring her by force."}


@pytest.fixture
def told(rules_of_measure: Callable[..., set[str]]) -> Callable[..., set[str]]:
    """``told(kind, more, whole)``: the rules of what is found for one measure."""
    return partial(rules_of_measure, PEOPLE)


def fact(text: str, *persons: str, **more: Any) -> Data:
    """A request with one fact."""
    return {"facts": [{"id": "F1", "text": text, "persons": list(persons or ["P1"])} | more]}


def asset(**more: Any) -> Data:
    """A request with an account of the suspect."""
    return {"assets": [ACCOUNT | more]}


def witness(connection: str) -> Data:
    """A request with a witness of whom this is told."""
    return {"persons": [PEOPLE[0], PEOPLE[1] | {"connection": connection}]}


@pytest.mark.parametrize(
    ("point", "kind", "raised", "answer"),
    [
        (
            "how-much-of-it",
            "restraint",
            (SEIZED, asset(link_shown=PAID)),
            (SEIZED, asset(link_shown=f"{PAID} The whole balance comes from them.")),
        ),
        (
            "how-much-of-it",
            "restraint",
            (SEIZED, asset(link_shown=PAID)),
            (SEIZED, asset(link_shown="The victim paid EUR 50,000 into this account.")),
        ),
        (
            "how-much-of-it",
            "restraint",
            (SEIZED, asset(link_shown=PAID)),
            (SEIZED, asset(link_shown="Each payment is followed to the day, sum and account.")),
        ),
        (
            "when-final",
            "restraint",
            (ENDS, asset(link_shown=PAID)),
            (TOLD, asset(link_shown=PAID)),
        ),
        (
            "when-final",
            "restraint",
            (ENDS, asset(link_shown=PAID)),
            (ENDS, asset(link_shown=PAID) | {"proceedings": CASE}),
        ),
        (
            "where-trail-starts",
            "tracing-of-proceeds",
            ({"items": ["Property of Ann Alva"]}, fact("Ann Alva deceived the victim.")),
            (
                {"items": ["Property of Ann Alva"], "nexus": "The land register lists nothing."},
                fact("Ann Alva deceived the victim."),
            ),
        ),
        (
            "money-may-go",
            "tracing-of-proceeds",
            ({"items": ["Property of Ann Alva"]}, fact("Ann Alva deceived the victim.")),
            ({"items": ["Property of Ann Alva"]}, fact("The accounts were frozen in May.")),
        ),
        (
            "force-first",
            "witness-statement",
            (HEARD, {}),
            (HEARD | {"procedure": CALLED}, {}),
        ),
        (
            "may-be-charged",
            "witness-statement",
            ({"persons": ["P2"]}, witness("Director of the company that sent the invoices.")),
            ({"persons": ["P2"]}, witness("Saw the car leave the yard.")),
        ),
    ],
)
def test_a_usual_point_is_asked_until_the_draft_tells_it(
    told: Callable[..., set[str]],
    point: str,
    kind: str,
    raised: tuple[Data, Data],
    answer: tuple[Data, Data],
) -> None:
    found = told(kind, *raised)
    assert point in found, sorted(found)
    assert point not in told(kind, *answer)


@pytest.mark.parametrize(
    ("wished", "raised"),
    [
        ("The questions are to be put by Judge Sample of Funafuti, directly.", True),
        ("The questions are to be put by your judge.", False),
        ("The questions are put by the lawyers of both sides.", False),
    ],
)
def test_questions_put_by_ones_own_judge_are_seen(
    told: Callable[..., set[str]], wished: str, raised: bool
) -> None:
    measure: Data = {"persons": ["P2"], "attendance": "Judge Sample of Funafuti"}
    measure |= {"questions": ["Who gave you the money?"], "procedure": {"wished": wished}}
    assert ("extent.officers-act" in told("witness-statement", measure, {})) is raised
