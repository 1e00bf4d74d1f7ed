"""What a letter tells by who owns, by a source, by a year or by a name is not asked again."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]


@pytest.fixture
def rules(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``rules(changes)``: the rules of what is found."""

    def rules(*changes: Data) -> set[str]:
        data = copy.deepcopy(request_data)
        for change in changes:
            for path, value in change.items():
                put(data, path, copy.deepcopy(value))
        return {one.rule for one in findings(data)}

    return rules


def measures(*given: Data) -> Data:
    """The measures of a request."""
    usual = {"purpose": "To prove the fraud.", "offences": ["O1"], "facts": ["F1"]}
    return {"measures": [usual | {"id": f"M{n}"} | one for n, one in enumerate(given, 1)]}


def people(*roles: str) -> Data:
    """People of some roles, Ann Sample1 first."""
    listed = [
        {"id": f"P{n}", "role": role, "name": {"full": f"Ann Sample{n}"}}
        for n, role in enumerate(roles, 1)
    ]
    return {"persons": listed}


def fact(text: str, **more: Any) -> Data:
    """The only fact of a request."""
    return {"facts": [{"id": "F1", "text": text} | more]}


BANK = {"kind": "bank-records", "items": ["Statements"]}
ENCLOSED = {"annexes": [{"id": "C", "title": "Print of a ledger", "kind": "other"}]}


def frozen(holder: str, item: str) -> Data:
    account = {"bank": "Sample Bank AG", "holder": holder, "number": "5"}
    return measures({"kind": "restraint", "items": [item], "accounts": [account]})


def test_an_account_of_the_accused_is_in_no_other_name(rules: Any) -> None:
    whose, who = "point.whose-property", people("accused", "witness")
    item = "The credits at Sample Bank AG"
    assert whose in rules(who, frozen("Ann Sample2", item))
    assert whose not in rules(who, frozen("Ann Sample1", item))


@pytest.mark.parametrize(
    ("others", "name"),
    [
        ("Papers of Dritte Personen", "Papers of Dritte Handelsbank"),
        ("Papers of clients", "Papers of the Clients Bank of Springfield"),
        ("Papers of the subscribers", "Subscriber data of the line"),
    ],
)
def test_a_word_within_a_name_means_nobody_else(rules: Any, others: str, name: str) -> None:
    assert "point.others-data" in rules(measures(BANK | {"items": [others]}))
    assert "point.others-data" not in rules(measures(BANK | {"items": [name]}))


def test_the_fact_that_a_reason_names_tells_the_source(rules: Any) -> None:
    bare = measures(BANK | {"nexus": "The payments went through this house (annex C)."})
    told = fact("Money lay there.", source="Ledger of the firm", annexes=["C"])
    rule = "point.known-from-what"
    assert rule in rules(bare, ENCLOSED, fact("Money lay there."))
    assert rule not in rules(bare, ENCLOSED, told)


def test_a_witness_whose_record_is_asked_for_is_meant_to_be_heard_again(rules: Any) -> None:
    heard = {"kind": "witness-statement", "items": ["The loans"], "persons": ["P2"]}
    file = {"kind": "case-file-copies", "items": ["Record of the hearing"], "persons": ["P2"]}
    before = fact("She was heard by the court in a civil case.", persons=["P2"])
    who = people("suspect", "witness")
    assert "point.heard-already" in rules(who, before, measures(heard))
    assert "point.heard-already" not in rules(who, before, measures(heard, file))


def test_a_record_word_for_word_is_a_form(rules: Any) -> None:
    heard = {"kind": "witness-statement", "items": ["Die Verträge"]}
    wish = {"procedure": {"wished": "Wortprotokoll und Belehrung"}}
    assert "point.how-heard" in rules(measures(heard))
    assert "point.how-heard" not in rules(measures(heard | wish))


def test_a_prosecutor_may_ask_for_leave_to_use_what_is_there_at_trial(rules: Any) -> None:
    trial = {"proceedings.nature": "trial", "proceedings.stage": "The trial is pending."}
    by = {"requesting.issued_by.capacity": "prosecutor"}
    new = {"kind": "other", "items": ["Papers of the notary"]}
    leave = {"kind": "other", "items": ["Consent to the use of the papers in a civil action"]}
    assert "point.prosecutor-at-trial" in rules(trial, by, measures(new))
    assert "point.prosecutor-at-trial" not in rules(trial, by, measures(leave))
