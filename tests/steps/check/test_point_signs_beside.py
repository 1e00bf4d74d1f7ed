"""Points on what runs beside a request: other cases, promises, questions, appeals, dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]


def measure(kind: str, **more: Any) -> Data:
    """The only measure of a request."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    return {"measures": [usual | {"offences": ["O1"], "facts": ["F1"]} | more]}


def person(number: int, role: str, **more: Any) -> Data:
    """A person of a role."""
    return {"id": f"P{number}", "role": role, "name": {"full": f"Ann Sample{number}"}} | more


def people(*persons: Data) -> Data:
    """The persons of a request."""
    return {"persons": list(persons)}


def earlier(subject: str, result: str | None = None) -> Data:
    """An earlier contact."""
    entry = {"id": "E1", "kind": "contact", "subject": subject}
    return {"earlier": [entry | ({"result": result} if result else {})]}


WITNESS = people(person(1, "accused"), person(2, "witness"))
HEARING = WITNESS | measure("witness-testimony", persons=["P2"])
HOLDER = {"name": "Sample Store Ltd", "kind": "company"}
SEARCH = measure("search-of-premises", items=["The ledger of 2025"], holder=HOLDER)
CASES = [
    (
        "ground-of-law",
        {
            "proceedings.conduct_in_requested_state": "yes",
            "proceedings.jurisdiction_ground": "Universal jurisdiction, as held in 2005.",
            "proceedings.other_states": [{"state": "NR", "matter": "Criminal complaints wait."}],
        },
        {"proceedings.jurisdiction_ground": "Section 7 of the Criminal Code."},
    ),
    (
        "their-other-case",
        {"proceedings.other_states": [{"state": "NR", "matter": "An inquest is open there."}]},
        {"proceedings.other_states.0.matter": "The police there inquire into the fraud."},
    ),
    (
        "asked-back",
        earlier("The authority there wished for clarification of the facts."),
        earlier("It asked for clarification.", "The particulars were sent on 3 May 2026."),
    ),
    (
        "their-time-limit",
        earlier("Six weeks were set for a letter of request."),
        {"urgency": {"level": "urgent", "deadline": "2026-11-20", "reason": "The time limit."}},
    ),
    (
        "given-for-a-promise",
        HEARING | {"persons.1.connection": "She has a plea agreement."},
        {"persons.1.connection": "She kept the books."},
    ),
    (
        "heard-in-custody",
        HEARING | {"persons.1.custody": {"held": True}},
        {"persons.1.custody": {"held": False}},
    ),
    (
        "time-for-appeals",
        SEARCH | {"urgency": {"level": "urgent", "deadline": "2026-12-01"}},
        {"urgency.deadline": "2027-03-01"},
    ),
    (
        "who-complained",
        people(person(1, "suspect", occupation="Chairman of the company")),
        {"proceedings.summary": "A bank complained. A civil suit is pending."},
    ),
    (
        "how-long-secret",
        SEARCH | {"confidentiality": {"wanted": True, "until": "the end of the investigation"}},
        {"confidentiality.until": "the day of the search"},
    ),
    (
        "in-which-capacity",
        people(person(1, "third-party"), person(2, "third-party"))
        | measure("bank-accounts-search", persons=["P1", "P2"]),
        people(person(1, "suspect"), person(2, "third-party")),
    ),
    ("no-other-use", SEARCH, {"use": "In this case only."}),
    (
        "by-when",
        measure("case-file-copies", items=["The file 12/2020"]),
        {"urgency": {"level": "ordinary", "deadline": "2028-03-01", "reason": "The trial."}},
    ),
    (
        "not-here",
        people(person(1, "accused", nationalities=["NR"])) | {"offences.0.title": "War crime"},
        {"proceedings.jurisdiction_ground": "The victims live in Funafuti."},
    ),
    (
        "promise-holds",
        HEARING
        | {
            "assurances": [
                {"kind": "safe-conduct", "promise": ["not-prosecuted"], "given_by": "The court"}
            ]
        },
        measure("appearance-of-person", persons=["P2"]),
    ),
    (
        "for-which-use",
        SEARCH | {"proceedings.summary": "Four investigations use the same server."},
        {"use": "In the four cases only."},
    ),
    (
        "fair-trial",
        people(person(1, "suspect", occupation="Journalist")) | {"offences.0.title": "Extortion"},
        {"offences.0.title": "Murder"},
    ),
    (
        "asked-before",
        {"offences.0.committed_to": "2020-01-31"},
        {"offences.0.committed_to": "2025-01-31"},
    ),
    (
        "file-secrets",
        measure("government-records", items=["Reports of the border post"]),
        {"use": "In this case only."},
    ),
    (
        "file-secrets",
        measure("government-records", items=["A copy of the order"]),
        {"measures.1": measure("restraint", items=["A flat"])["measures"][0] | {"id": "M2"}},
    ),
    (
        "file-secrets",
        measure("government-records")
        | {"measures.1": measure("restraint", items=["A flat"])["measures"][0] | {"id": "M2"}},
        {"measures.0.items": ["A copy of the order"]},
    ),
]


@pytest.mark.parametrize(("point", "raised", "answer"), CASES, ids=[case[0] for case in CASES])
def test_a_point_is_asked_where_it_is_open_and_not_where_it_is_answered(
    asked_and_calm: Callable[..., None], point: str, raised: Data, answer: Data
) -> None:
    asked_and_calm(point, raised, answer)


def test_a_second_case_there_is_open_although_a_first_one_is_decided(rules_after: Any) -> None:
    first = {"state": "NR", "matter": "She was convicted in 2015."}
    changes = {"proceedings.other_states": [first], "measures.0.not_before": "2026-12-01"}
    assert "case-in-step" not in rules_after(changes)
    second = "She was convicted in 2015, and a second criminal case against her is under way."
    assert "case-in-step" in rules_after({"proceedings.other_states.0.matter": second})


@pytest.mark.parametrize("denied", [True, False])
def test_a_surrender_to_us_is_no_case_of_theirs(denied: bool, rules_after: Any) -> None:
    matter = "She was arrested there on a charge for extradition to us."
    none = f"{matter} No charge of that State is pending." if denied else matter
    changes = {"proceedings.other_states": [{"state": "NR", "matter": none}]}
    changes |= {"measures.0.not_before": "2026-12-01"}
    assert ("case-in-step" not in rules_after(changes)) is denied


@pytest.mark.parametrize("matter", ["Ein Schiedsverfahren läuft.", "Un procès civil."])
def test_other_cases_are_read_in_german_and_french_too(rules_after: Any, matter: str) -> None:
    there = {"proceedings.other_states": [{"state": "NR", "matter": matter}]}
    assert "their-other-case" in rules_after(there)


def test_days_are_to_be_agreed_where_people_of_both_sides_meet_soon(rules_after: Any) -> None:
    near = {"attendance": "Two prosecutors", "deadline": "2026-11-20", "persons": ["P2"]}
    found = rules_after(WITNESS | measure("witness-testimony", **near))
    assert "days-agreed" in found
    agreed = near | {"items": ["The days were agreed with the court there."]}
    assert "days-agreed" not in rules_after(measure("witness-testimony", **agreed))


@pytest.mark.parametrize(("role", "asked"), [("convicted", True), ("witness", False)])
def test_who_was_convicted_may_have_been_tried_unfairly(
    rules_after: Any, role: str, asked: bool
) -> None:
    leader = people(person(1, role, connection="Candidate of the opposition"))
    assert ("fair-trial" in rules_after(leader)) is asked


def test_who_needs_a_date_is_asked_for_it_once(rules_after: Any) -> None:
    held = person(1, "accused", custody={"held": True})
    found = rules_after(people(held) | measure("case-file-copies", items=["The file 12/2020"]))
    assert "timing.no-deadline" in found
    assert "by-when" not in found
