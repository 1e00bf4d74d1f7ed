"""Points that stay silent where a draft tells the point, or where another rule asks it already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]


def measure(kind: str, **more: Any) -> Data:
    """The only measure of a request."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    return {"measures": [usual | {"offences": ["O1"], "facts": ["F1"]} | more]}


def people(*roles: str, **more: Any) -> Data:
    """Persons of these roles, P1 first; ``more`` are fields of the first one."""
    listed: list[Data] = [
        {"id": f"P{n}", "role": role, "name": {"full": f"Ann Sample{n}"}}
        for n, role in enumerate(roles, start=1)
    ]
    listed[0] |= more
    return {"persons": listed}


SUSPECT = measure("suspect-interview", persons=["P1"]) | people("suspect")
SEARCH = measure("search-of-premises", items=["The ledger"], facts=[])
OLD = {"offences.0.committed_from": "2010-01-01", "offences.0.committed_to": "2010-12-31"}
MINISTER = people("suspect", occupation="Former minister")
WITH_MINISTER = measure("bank-records", persons=["P1"]) | MINISTER
HOME = {"persons.0.nationalities": ["TV"]}
THERE = {"persons.0.nationalities": ["NR"]}
LISTED = {"measures.0.questions": ["The questions in the list"]}
LOCAL = {"wished": "Interview by the Nauru police"}
WITNESS = measure("witness-testimony", persons=["P2"]) | people("accused", "witness")
SHARES = {"id": "X1", "description": "Shares of Ann Sample2", "kind": "shares", "owner": "P2"}
VALUE = measure("restraint", assets=["X1"], items=["Shares"]) | people("suspect", "third-party")
VALUE |= {"assets": [SHARES]}
EXAMINERS: Data = {"measures.0.attendance": "Judge Ann Caro"}
EXAMINERS |= {"measures.0.particulars": {"examiner": "Judge Ann Caro as commissioner"}}
CASES = [
    (
        "lawyers-come",
        SUSPECT | {"measures.0.attendance": "The judge and the lawyers of the victims"},
        {"measures.0.attendance": "The judge and the lawyer of the person"},
    ),
    (
        "lawyers-come",
        WITNESS | {"measures.0.attendance": "A prosecutor and her lawyer"},
        SUSPECT | {"measures.0.attendance": "A prosecutor and her lawyer"},
    ),
    (
        "their-interests",
        {"facts.0.text": "Les armes viennent de l'armée."},
        {"facts.0.text": "Le vol à main armée a eu lieu le 3 mai."},
    ),
    (
        "their-interests",
        {"facts.0.text": "She worked for the military there."},
        {"facts.0.text": "She was charged under the Foreign Military Assistance Act."},
    ),
    (
        "by-when",
        measure("case-file-copies", items=["The file 12/2020"]),
        {"urgency": {"level": "ordinary", "deadline": "2027-03-01"}},
    ),
    ("fair-trial", WITH_MINISTER | HOME, THERE),
    ("fair-trial", WITH_MINISTER | HOME, {"measures.0.persons": []} | people("suspect")),
    (
        "asked-before",
        OLD | {"proceedings.summary": "A case opened in 2012."},
        {"proceedings.summary": "A case opened in March 2026 on a complaint."},
    ),
    ("another-way", SUSPECT | LISTED, {"measures.0.procedure": LOCAL}),
    (
        "defence-part",
        measure("witness-testimony", persons=["P2"]) | people("accused", "witness"),
        people("suspect", "witness", name={"full": "Members of the armed forces"}),
    ),
    (
        "what-comes-next",
        {"proceedings.stage": "Nobody is charged yet."},
        {"requesting.authority.functions": "The judge conducts the preliminary proceedings."},
    ),
    (
        "person-not-suspected",
        measure("business-records", persons=["P2"])
        | people("suspect", "third-party")
        | {"facts.0.persons": ["P2"]},
        {"measures.0.third_parties": "He sold the goods and can object."},
    ),
    (
        "whose-property",
        VALUE,
        {"measures.0.purpose": "To secure the equivalent value."},
    ),
    (
        "owes-secrecy",
        WITNESS | {"persons.1.occupation": "Public accountant"},
        EXAMINERS,
    ),
    (
        "inquiry",
        measure("business-records", items=["Any information on the payments"]),
        {"measures.0.items": ["Any other account in which she has an interest"]},
    ),
]


@pytest.mark.parametrize(("point", "raised", "calm"), CASES)
def test_a_point_is_asked_and_not_where_the_draft_tells_it(
    asked_and_calm: Callable[..., None], point: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(point, raised, calm)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Some were tried in the requested State in 1985 and pardoned.", {"still-open-there"}),
        ("Nobody has been tried.", {"own-case"}),
        ("No one has been tried.", {"own-case"}),
    ],
)
def test_cases_that_are_over_leave_the_question_which_one_is_open(
    rules_after: Any, told: str, asked: set[str]
) -> None:
    case = {"proceedings.conduct_in_requested_state": "yes", "proceedings.earlier_judgments": told}
    found = rules_after(case, {"proceedings.jurisdiction_ground": "Section 7"})
    assert found & {"still-open-there", "own-case"} == asked


def test_a_suspect_who_lives_here_points_to_no_case_there(rules_after: Any) -> None:
    suspect = people("suspect", nationalities=["NR"], location="Nauru")
    assert "own-case" in rules_after(suspect)
    assert "own-case" not in rules_after({"persons.0.location": "Funafuti, Tuvalu"})


def test_suspects_in_custody_or_asked_by_our_own_people_need_another_way(rules_after: Any) -> None:
    asked = SUSPECT | LISTED | {"measures.0.procedure": LOCAL}
    assert "another-way" not in rules_after(asked)
    assert "another-way" in rules_after({"persons.0.custody": {"held": True}})
    ours = {"wished": "Interview by the police there; our judges put the questions themselves."}
    free = {"persons.0.custody": None, "measures.0.procedure": ours}
    assert "another-way" in rules_after(free)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"facts.0.text": "Both have been held in a Nauruan case since 2013."}, False),
        ({"proceedings.stage": "An investigation is pending in Nauru."}, False),
        ({"facts.0.text": "Both have lived in Nauru since 2013."}, True),
        ({"facts.0.text": "A case of Tuvalu on an account in Nauru."}, True),
        ({"facts.0.text": "The Tuvalu proceedings in Nauru were never begun."}, True),
    ],
)
def test_a_case_there_that_a_fact_or_the_stage_tells_is_not_asked_about(
    rules_after: Any, told: Data, asked: bool
) -> None:
    assert ("own-case" in rules_after(people("suspect", nationalities=["NR"]), told)) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The two men have the rights of defence under our law.", False),
        ("They are presumed innocent.", False),
        ("The papers are used in this case only.", True),
    ],
)
def test_an_assurance_of_a_fair_trial_answers_whether_it_is_fair(
    rules_after: Any, text: str, asked: bool
) -> None:
    given = {"kind": "fair-trial", "given_by": "The court", "text": text}
    found = rules_after(WITH_MINISTER | HOME, {"assurances": [given]})
    assert ("fair-trial" in found) is asked
