"""Points on the requested State itself: its answers, its officials, its hand, and its time."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Bo Bero"}, "location": "Yaren"}
CHILE_AND_PERU: Data = {"requesting.state": "CL", "requested.state": "PE"}


def measure(kind: str, *people: Data, **more: Any) -> Data:
    """The only measure of a request, and who is in it."""
    people = people or (SUSPECT,)
    usual: Data = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in people]}
    return {"measures": [usual | more], "persons": [copy.deepcopy(one) for one in people]}


def earlier(result: str, **more: Any) -> Data:
    one = {"id": "E1", "kind": "request", "subject": "Bank papers", "result": result}
    return {"earlier": [one | more], "statements": []}


def urgent(reason: str, *grounds: str) -> Data:
    return {"urgency": {"level": "urgent", "grounds": list(grounds), "reason": reason}}


def promise(text: str) -> Data:
    return {"assurances": [{"kind": "return", "given_by": "High Court", "text": text}]}


HEARD = measure("witness-statement", WITNESS | {"occupation": "Former official"})
PARTNER = measure("witness-statement", WITNESS | {"connection": "Convicted of the same fraud."})
HELD = WITNESS | {"custody": {"held": True, "place": "Example Prison"}}
MOVED = measure("witness-statement", HELD, place=["The court in Lima"])
LINK = CHILE_AND_PERU | measure("video-hearing", WITNESS)
TONGUES: Data = {"requesting.state": "SE", "requested.state": "PE"}
VISIT = TONGUES | measure("witness-statement", WITNESS, attendance="A Swedish prosecutor")
SEARCH = measure("search-of-premises", items=["Ledgers"], place=["1 Example Road, Yaren"])
INTERPRETED = {"wished": "A record word for word", "interpreter": "Spanish, paid by us"}
TEAM = measure("search-of-premises", items=["Ledgers"], attendance="Two officers of the squad")
HEALTH = measure("government-records", items=["School records of the suspect"])
LIFTED = measure("bank-records", items=["Lifting of the bank secrecy for the account"])
HOST = {"name": "Bero Hosting Ltd", "kind": "provider", "state": "NR"}
QUIET = measure("preservation", holder=HOST, confidential="The company is to be told nothing.")
FLED = measure("witness-statement", WITNESS)
EXILE = WITNESS | {"nationalities": ["NR"], "connection": "She lives here in exile."}
CASES: list[tuple[str, Data, Data]] = [
    (
        "said-no-before",
        earlier("It could not be granted.", kind="contact"),
        earlier("It was carried out."),
    ),
    (
        "said-no-before",
        earlier("Es wurde nicht bewilligt.", kind="contact"),
        earlier("Erledigt am 3. Mai."),
    ),
    (
        "said-no-before",
        earlier("They asked that nothing be used in another case."),
        {"proceedings.stage": "This letter accepts the condition of the first answer."},
    ),
    ("said-no-before", earlier("La demande est irrecevable."), earlier("Le témoin a refusé.")),
    ("fled-from-them", FLED | {"persons": [EXILE]}, {"persons.0.nationalities": ["TV"]}),
    (
        "fled-from-them",
        FLED | {"persons": [EXILE | {"connection": "Dissident und Zeuge."}]},
        {"statements": [{"ground": "political-offence", "text": "An ordinary robbery."}]},
    ),
    (
        "neutral-words",
        {"facts.0.text": "The money was hidden in the occupied territory."},
        {"facts.0.text": "The money was hidden in a house occupied by the suspect."},
    ),
    ("barred-when", urgent("Limitation is near.", "limitation"), urgent("The trial is near.")),
    (
        "barred-when",
        urgent("Die Verjährung droht."),
        urgent("Die Verjährung von fünf Jahren endet am 3. Mai 2027."),
    ),
    (
        "urgent-for-whom",
        urgent("The matter is in the public eye."),
        urgent("He may destroy the ledgers, as the matter is in the press."),
    ),
    (
        "urgent-for-whom",
        urgent("Periods for recovery of duty are running."),
        urgent("The trial begins on 3 March 2027."),
    ),
    ("urgent-for-whom", urgent("Les élections ont lieu en mai."), urgent("Le bail prend fin.")),
    (
        "other-ends",
        {"use": "For the trial and in the civil action of the bank."},
        {"use": "For the trial; not in the civil action of the bank."},
    ),
    (
        "other-ends",
        {"use": "For the trial and the report of the committee."},
        {"use": "For the trial and an appeal."},
    ),
    ("promise-excepted", promise("It goes back unless he is charged."), promise("It goes back.")),
    (
        "promise-excepted",
        promise("Die Sache geht zurück, soweit möglich."),
        promise("Sie wird nur mit Ihrer Zustimmung behalten, es sei denn, sie ist verloren."),
    ),
    (
        "translation-now",
        {"annexes": [], "transmission.way": "A translation can be provided if wanted."},
        {"transmission.way": "The translation is enclosed."},
    ),
    ("secret-of-office", HEARD, {"persons.0.occupation": "Former official of a bank"}),
    (
        "secret-of-office",
        HEARD,
        {"measures.0.procedure": {"wished": "The leave of the ministry to testify is asked for."}},
    ),
    ("partner-heard", PARTNER, {"persons.0.connection": "She saw the convicted man."}),
    ("partner-heard", PARTNER, {"measures.0.procedure": {"wished": "She may remain silent."}}),
    ("brought-out", MOVED, {"measures.0.place": ["Example Prison"]}),
    ("brought-out", MOVED, {"measures.0.procedure": {"wished": "She is heard in the prison."}}),
    ("brought-out", MOVED, {"measures.0.procedure": {"wished": "Two guards escort her."}}),
    ("two-languages", VISIT, CHILE_AND_PERU),
    ("two-languages", VISIT, {"measures.0.procedure": INTERPRETED}),
    ("two-languages", VISIT, {"measures.0.attendance": None}),
    (
        "straight-to-us",
        SEARCH | {"measures.0.result": "What is found is handed to the officers of our squad."},
        {"measures.0.result": "It is handed to the officers once the court has decided on it."},
    ),
    ("before-it-is-sent", TEAM, {"measures.0.attendance": None}),
    (
        "before-it-is-sent",
        TEAM,
        {"measures.0.procedure": {"wished": "The officers take no notes or copies with them."}},
    ),
    ("patient-agrees", HEALTH, {"measures.0.purpose": "The person has consented in writing."}),
    (
        "patient-agrees",
        HEALTH,
        {"measures.0.items.0": "The register of buildings, where the school stands"},
    ),
    (
        "who-may-lift",
        LIFTED,
        {"measures.0.procedure": {"wished": "By an order of the competent court there."}},
    ),
    ("who-may-lift", LIFTED, {"measures.0.items.0": "Statements of the account"}),
    ("holder-kept-out", QUIET, {"measures.0.confidential": "The customer is to be told nothing."}),
]


@pytest.mark.parametrize(("point", "before", "answer"), CASES)
def test_a_point_is_asked_until_it_is_told(
    asked_and_calm: Callable[..., None], point: str, before: Data, answer: Data
) -> None:
    asked_and_calm(point, before, answer)


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        ("A trial in Nauru on the same acts is expected in May.", True),
        ("The suspect is held in a Nauru case on the same acts.", True),
        ("The company fears that this might expose it to prosecution in Nauru.", False),
        ("The trial at home is expected in May.", False),
    ],
)
def test_a_case_there_that_a_text_tells_is_asked_about(
    rules_after: Callable[..., set[str]], stage: str, asked: bool
) -> None:
    told = {"their-case-told", "own-case", "case.pending-in-facts", "case-in-step"}
    whole = {"proceedings.stage": stage, "proceedings.other_states": []}
    found = rules_after(measure("witness-statement", WITNESS), whole)
    assert ("their-case-told" in found) is asked, found & told
