"""Words that only look like the sign of a question: asked in a like draft, and silent here."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pieces import Data, fact, measure, person

from comity.model.findings import Finding


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``told(changes)``: the rules of what is found."""

    def told(*changes: Data) -> set[str]:
        for change in changes:
            for path, value in change.items():
                put(request_data, path, copy.deepcopy(value))
        return {one.rule.split("/")[0] for one in findings(request_data)}

    return told


TWO = [person(1, "accused"), person(2, "witness")]
HEARD = {"persons": TWO} | measure("witness-statement", persons=["P2"], items=["What he saw"])
BANK = {"name": "Sample Bank", "kind": "bank"}
ACCOUNT = {"bank": "Sample Bank", "number": "00112233"}
TAXED = "The taxpayer whose income tax is assessed."
LATE = {"level": "urgent", "deadline": "2027-01-01"}
CASES = [
    (
        "agree.suspect-role",
        {"persons": TWO, "offences.0.persons": ["P1", "P2"]},
        {"persons.1.connection": "He was a co-accused for the same acts and was sentenced."},
    ),
    (
        "agree.charged",
        {"persons": [person(1, "convicted")], "proceedings.stage": "Nobody has been charged."},
        {"persons.0.connection": "Sentenced in Nauru for the refunds."},
    ),
    (
        "point.who-leads",
        HEARD | {"measures.0.attendance": "Two prosecutors"},
        {"measures.0.attendance": "Presence of our prosecutors is not asked."},
    ),
    (
        "extent.attendance",
        HEARD | {"measures.0.attendance": "Two investigators"},
        {"measures.0.attendance": "Presence of our investigators is not asked."},
    ),
    (
        "point.force-first",
        HEARD | {"measures.0.procedure": {"wished": "He is to be brought by force."}},
        {"measures.0.procedure": {"wished": "Nobody is to be brought by force."}},
    ),
    (
        "point.force-first",
        HEARD | {"measures.0.procedure": {"wished": "An order to bring him is wished."}},
        {
            "measures.0.procedure.wished": "A hearing.",
            "measures.0.items": ["Any order to bring the victim back"],
        },
    ),
    (
        "point.inquiry",
        HEARD | {"measures.0.items": ["Inquiries about the origin"]},
        {"measures.0.items": ["The inquiries he made about the origin"]},
    ),
    (
        "point.inquiry",
        HEARD | {"measures.0.result": "Who may know of it"},
        {"measures.0.result": "Heard before counsel, who may put questions"},
    ),
    (
        "point.each-tied",
        {"persons": [person(1, "suspect"), person(2, "suspect")]}
        | measure("bank-records", persons=["P1", "P2"], accounts=[ACCOUNT | {"holder": "P1"}]),
        {"measures.0.persons": ["P1"]},
    ),
    (
        "point.who-may-lift",
        HEARD | {"measures.0.procedure": {"wished": "They are asked to declassify the papers."}},
        {"measures.0.procedure": {"wished": "He is shown declassified papers."}},
    ),
    (
        "point.whose-account",
        {"persons": [person(1, "third-party")]}
        | measure("bank-records", persons=["P1"], holder=BANK),
        {"persons.0.connection": TAXED},
    ),
    (
        "point.person-not-suspected",
        {"persons": [person(1, "third-party")], "facts.0.persons": ["P1"]}
        | measure("bank-records", persons=["P1"], holder=BANK),
        {"persons.0.connection": TAXED},
    ),
    (
        "point.owes-secrecy",
        measure("bank-records", holder={"name": "Sample trustees", "kind": "bank"}),
        {"measures.0.holder": {"name": "Sample Trust Company", "kind": "bank"}},
    ),
    (
        "point.barred-when",
        {"urgency": LATE | {"grounds": ["limitation"], "reason": "It becomes time-barred."}},
        {"urgency.reason": "The assessments become time-barred at the end of the year."},
    ),
    (
        "point.who-complained",
        {"persons": [person(1, "suspect", occupation="Manager of a car maker")]},
        {"persons.0.occupation": "former purchasing manager of a car maker"},
    ),
    (
        "point.their-interests",
        fact("Posts mock a military operation.") | HEARD,
        {"offences.0.title": "Insulting the President"},
    ),
    (
        "point.fair-trial",
        {"proceedings.earlier_judgments": "A court in Yaren tried him in his absence."},
        {
            "proceedings.other_states": [
                {"state": "NR", "matter": "A court in Yaren tried him in his absence."}
            ]
        },
    ),
    (
        "aim.pending-there",
        {"proceedings.other_states": [{"state": "NR", "matter": "Two men are accused there."}]},
        {"proceedings.other_states.0.matter": "Two men have been sentenced there."},
    ),
    (
        "aim.pending-there",
        {"proceedings.other_states": [{"state": "NR", "matter": "His extradition was asked."}]},
        {"proceedings.other_states.0.matter": "His extradition was declined in 2017."},
    ),
]


@pytest.mark.parametrize(("rule", "asked", "silent"), CASES)
def test_words_are_read_as_they_are_meant(told: Any, rule: str, asked: Data, silent: Data) -> None:
    assert rule in told(asked)
    assert rule not in told(silent)
