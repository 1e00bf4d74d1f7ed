"""What a letter cannot mean, or tells: nothing is asked of a lawyer's blood, or of a copy."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
Findings = Callable[..., list[Finding]]
LAWYER: Data = {
    "id": "P1",
    "role": "victim",
    "name": {"full": "C. Sample"},
    "occupation": "Attorney at law",
    "connection": "She was found dead in the harbour.",
}


def measure(kind: str, *items: str, **more: Any) -> Data:
    usual = {"id": "M1", "kind": kind, "items": list(items), "purpose": "To prove the fraud."}
    return usual | {"offences": ["O1"], "facts": ["F1"]} | more


@pytest.mark.parametrize(
    ("items", "more", "asked"),
    [
        (["The tissue that was kept"], {}, False),
        (["Hair and nails of the dead"], {}, False),
        (["The telephone of the dead"], {}, True),
        (["Her correspondence and notes"], {}, True),
        (["The weapon"], {"place": ["Her chambers, 1 Sample Lane"]}, True),
    ],
)
def test_a_sample_of_a_lawyer_is_no_paper_of_a_client(
    rules_of_measure: Callable[..., set[str]], items: list[str], more: Data, asked: bool
) -> None:
    told = {"items": items, "persons": ["P1"]} | more
    rules = rules_of_measure([deepcopy(LAWYER)], "seizure-of-items", told, {})
    assert ("lint.privilege-open" in rules) is asked


REPORT = measure("expert-evidence", "The cause of the fire", persons=[])
CASES: list[tuple[str, Data, Data]] = [
    (
        "who-pays-them",
        {"measures": [REPORT | {"holder": {"name": "State laboratory", "kind": "authority"}}]},
        {
            "measures": [
                REPORT
                | {
                    "holder": {"name": "State laboratory", "kind": "authority"},
                    "items": ["A certified copy of the report on the paint", "The working notes"],
                }
            ]
        },
    ),
    (
        "who-pays-them",
        {"measures": [REPORT | {"items": ["A copy of the report, explained in court"]}]},
        {
            "measures": [
                REPORT
                | {
                    "holder": {"name": "Institut de médecine légale", "kind": "authority"},
                    "items": ["Copie certifiée conforme du rapport sur les traces"],
                }
            ]
        },
    ),
    (
        "once-found",
        {"measures": [measure("location-of-person", "The crew of the tug")]},
        {
            "measures": [
                measure("location-of-person", "The crew of the tug"),
                measure("witness-statement", "The crew who are found") | {"id": "M2"},
            ]
        },
    ),
]


@pytest.mark.parametrize(("rule", "asked", "calm"), CASES)
def test_a_point_is_raised_and_is_silent_where_the_letter_answers(
    asked_and_calm: Callable[..., None], rule: str, asked: Data, calm: Data
) -> None:
    asked_and_calm(rule, asked, calm)


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        ("A letter rogatory was sent there to hear the driver.", True),
        ("On our request the bank told the police who had opened the account.", False),
        ("Sur notre demande, les deux témoins ont été entendus à Tokyo.", False),
        ("Auf ein Ersuchen hin haben zwei Bekannte dort ausgesagt, er sei gesendet worden.", False),
        ("On a request to hear him, papers are being prepared and go out next week.", True),
    ],
)
def test_a_letter_on_which_people_have_told_something_has_come_back(
    findings: Findings, request_data: Data, matter: str, asked: bool
) -> None:
    request_data["proceedings"]["other_states"] = [{"state": "JP", "matter": matter}]
    rules = {one.rule for one in findings(request_data)}
    assert ("earlier.parallel" in rules) is asked


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("The messages of the account", True),
        ("The messages of the account, until the forum stops", False),
        ("Positions of the tracker as long as it runs", False),
        ("Les messages du compte, tant que le service fonctionne", False),
        ("Die Nachrichten, solange der Dienst läuft", False),
    ],
)
def test_a_period_that_is_told_to_run_on_is_not_asked_about(
    findings: Findings, request_data: Data, item: str, asked: bool
) -> None:
    period = {"from": "2026-05-01", "to": "2027-12-01"}
    request_data["measures"] = [measure("stored-content", item, period=period)]
    rules = {one.rule for one in findings(request_data)}
    assert ("form.period-future" in rules) is asked


HEARD = measure("suspect-interview", "The visits", persons=["P2"])


@pytest.mark.parametrize(
    ("measures", "asked"),
    [
        ([HEARD], False),
        ([HEARD | {"persons": ["P1", "P2"]}], True),
        ([HEARD, measure("seizure-of-items", "The gifts", persons=["P2"]) | {"id": "M2"}], True),
    ],
)
def test_an_office_holder_who_is_not_heard_is_not_reached(
    findings: Findings, request_data: Data, measures: list[Data], asked: bool
) -> None:
    people = [("P1", "Minister of works"), ("P2", "Builder")]
    request_data["persons"] = [
        {"id": id, "role": "suspect", "name": {"full": f"Ann {id}"}, "occupation": office}
        for id, office in people
    ]
    request_data["measures"] = measures
    rules = {one.rule for one in findings(request_data)}
    assert ("screen.immunity" in rules) is asked
