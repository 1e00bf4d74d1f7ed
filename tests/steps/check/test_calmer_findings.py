"""What a file has answered already, in another place or in words, is not asked again."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Data = dict[str, Any]
HOLDER = {"name": "Sample Store Ltd", "kind": "company"}
MAILBOX = {"kind": "email", "value": "ann@mail.example"}
PROVIDER = {"name": "Sample Mail Ltd", "kind": "provider", "service": "Mail"}


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``told(changes)``: what is found, by its rule."""

    def told(*changes: Data) -> dict[str, Finding]:
        for change in changes:
            for path, value in change.items():
                put(request_data, path, copy.deepcopy(value))
        return {one.rule: one for one in findings(request_data)}

    return told


def measure(kind: str, **more: Any) -> Data:
    """The only measure of a request."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    return {"measures": [usual | {"offences": ["O1"], "facts": ["F1"]} | more]}


def person(number: int, role: str, **more: Any) -> Data:
    """A person of a role."""
    return {"id": f"P{number}", "role": role, "name": {"full": f"Ann Sample{number}"}} | more


def fact(text: str, **more: Any) -> Data:
    """The only fact of a request."""
    return {"facts": [{"id": "F1", "text": text} | more]}


SEARCH = measure("search-of-premises", items=["The ledger of 2025"], holder=HOLDER)
BANK = measure("bank-records", items=["Statements of the account"], holder=HOLDER)
TAKEN = measure("restraint", items=["The house at 1 Sample Road"])
TRANSFER = {"id": "M1", "kind": "sentenced-person-transfer", "purpose": "To serve the sentence."}
CASES = [
    (
        "point.their-interests",
        fact("He said that the army had ordered the goods.") | BANK,
        TAKEN,
    ),
    (
        "point.promise-holds",
        {
            "persons": [person(1, "accused"), person(2, "witness")],
            "assurances": [
                {"kind": "safe-conduct", "promise": ["not-prosecuted"], "given_by": "The court"}
            ],
        }
        | measure("witness-testimony", persons=["P2"]),
        BANK,
    ),
    (
        "point.fair-trial",
        {"proceedings.authority": "Special Court, Funafuti"},
        {"proceedings.authority": "Special Court under the Banking Offences Act, Funafuti"},
    ),
    (
        "point.fair-trial",
        {"proceedings.stage": "He was convicted by a military court."},
        {
            "assurances": [
                {"kind": "trial", "text": "A fair trial is promised.", "given_by": "The court"}
            ]
        },
    ),
    (
        "point.only-hope",
        BANK | {"measures.0.nexus": "Money may be found there."},
        {"measures.0.nexus": "Slips with its number were found. Money may be found there."},
    ),
    (
        "point.heard-in-custody",
        {"persons": [person(1, "accused"), person(2, "witness", custody={"held": True})]}
        | measure("witness-testimony", persons=["P2"]),
        measure("cloud-or-device-data", persons=["P2"], items=["A copy of his telephone"]),
    ),
    (
        "point.what-comes-next",
        {"proceedings.stage": "Investigation. Nobody has been charged."},
        {"proceedings.stage": "Nobody has been charged. A trial is to be asked for."},
    ),
    (
        "point.time-for-appeals",
        SEARCH | {"urgency": {"level": "ordinary", "deadline": "2026-12-15"}},
        {"measures.0.deadline": "2026-12-15", "measures.0.deadline_reason": "The day of it."},
    ),
    (
        "point.by-when",
        measure("case-file-copies", items=["The file 12/2020"]),
        {"urgency": {"level": "ordinary", "reason": "There is no date."}},
    ),
    (
        "point.others-data",
        measure("business-records", items=["Letters to employees"], holder=HOLDER),
        {"measures.0.items": ["The names of the employees who took the money"]},
    ),
    (
        "point.does-it-keep",
        measure("subscriber-data", identifiers=[MAILBOX], holder=PROVIDER)
        | fact("She wrote to him on 3 May 2026."),
        {"measures.1": {"id": "M2", "kind": "preservation", "purpose": "x", "holder": PROVIDER}},
    ),
    (
        "form.period-missing",
        measure("bank-records", items=["Statements of the account"], holder=HOLDER),
        {"measures.0.items": ["Statements of the account since opening"]},
    ),
    (
        "form.period-missing",
        measure("business-records", items=["The recordings of the meetings"], holder=HOLDER)
        | fact("The recordings were made in the office."),
        {"facts.0.date": "2021-01-01", "facts.0.until": "2022-12-31"},
    ),
    (
        "case.small",
        BANK | {"loss": {"amount": "900.00", "currency": "EUR"}, "offences.0.title": "Fraud"},
        {"offences.0.title": "Aggravated robbery"},
    ),
    ("substance.thin", fact("The usual servers."), fact("The operator moves servers often.")),
    ("substance.thin", fact("Nobody else in view."), fact("Nobody else drives the van.")),
    ("substance.thin", fact("No other trace."), fact("Nothing hints at a second driver.")),
    (
        "earlier.refused",
        BANK
        | {
            "measures.0.earlier": ["E1"],
            "earlier": [{"id": "E1", "kind": "request", "result": "It was refused in 2025."}],
        },
        {"earlier.0.subject": "Extradition of Ann Sample"},
    ),
]


@pytest.mark.parametrize(
    ("rule", "raised", "answer"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)]
)
def test_what_is_asked_is_not_asked_where_the_file_answers(
    told: Any, rule: str, raised: Data, answer: Data
) -> None:
    assert rule in told(raised)
    assert rule not in told(raised, answer)


@pytest.mark.parametrize("kind", ["sentenced-person-transfer", "sentence-enforcement"])
def test_a_request_of_its_own_on_another_law_is_no_error(told: Any, kind: str) -> None:
    own = {"basis": [{"instrument": "Convention on the Transfer of Sentenced Persons"}]}
    found = told({"measures": [TRANSFER | {"kind": kind}]}, own)["form.kind-routed"]
    assert found.severity is Severity.ADVICE
    assert "did not check" in found.message


def test_mixed_with_assistance_it_stays_an_error(told: Any) -> None:
    own = {"basis": [{"instrument": "Convention on the Transfer of Sentenced Persons"}]}
    both = [TRANSFER, BANK["measures"][0] | {"id": "M2"}]
    assert told({"measures": both}, own)["form.kind-routed"].severity is Severity.ERROR
    judgment = {"id": "M2", "kind": "case-file-copies", "items": ["The judgment on the prisoner"]}
    both = [TRANSFER, TRANSFER | judgment]
    assert told({"measures": both}, own)["form.kind-routed"].severity is Severity.ADVICE


def test_a_refused_surrender_is_not_asked_about_where_the_sentence_is_to_be_served(
    told: Any,
) -> None:
    earlier = {"id": "E1", "kind": "request", "subject": "Extradition of Ann Sample"}
    refused = {"earlier": [earlier | {"result": "It was refused in 2025."}]}
    assert "earlier.surrender" in told(BANK, refused)
    assert "earlier.surrender" not in told({"measures": [TRANSFER]}, refused)
