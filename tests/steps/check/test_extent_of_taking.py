"""What is not needed is told apart, the milder means comes first, and documents are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
PLAN = {"privilege_plan": {"sorted_by": "Independent counsel", "method": "By search terms."}}
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Karl Sample"}}


def told(found: list[Finding], rule: str) -> list[str]:
    return [
        one.said.id.partition("/")[2] or one.field
        for one in found
        if one.said and one.rule == f"extent.{rule}"
    ]


@pytest.fixture
def search(request_data: Data) -> Data:
    """A request to search the house of a suspect for invoices of one month."""
    request_data["persons"] = [SUSPECT | {"address": ["1 Sample Road"]}]
    measure = request_data["measures"][0] | {
        "kind": "search-of-premises",
        "place": ["1 Sample Road"],
        "persons": ["P1"],
        "items": ["The invoices of January 2026"],
        "nexus": "The invoices were written there.",
        "necessity": "He would destroy them.",
    }
    for name in ("holder", "identifiers"):
        del measure[name]
    request_data["measures"] = [measure]
    return request_data


@pytest.mark.parametrize(
    ("item", "how"),
    [
        ("The servers of the company", "many"),
        ("Die Kundendatenbank", "many"),
        ("Les serveurs de la société", "many"),
        ("The server that the suspect rented", "whole"),
        ("The computers and storage media of the suspect", "whole"),
    ],
)
def test_things_that_hold_more_than_is_needed_and_no_plan_are_found(
    findings: Findings, search: Data, item: str, how: str
) -> None:
    del search["measures"][0]["period"]
    search["measures"][0]["items"] = [item]
    assert told(findings(search), "unsorted") == [how]

    search["measures"][0] |= PLAN
    assert told(findings(search), "unsorted") == []


def test_a_server_of_many_people_and_one_device_weigh_the_same(
    findings: Findings, search: Data
) -> None:
    weights = []
    del search["measures"][0]["period"]
    for item in ("The server of the hotel", "His laptop"):
        search["measures"][0]["items"] = [item]
        weights += [one.severity for one in findings(search) if one.rule == "extent.unsorted"]
    assert weights == [Severity.ADVICE, Severity.ADVICE]


@pytest.mark.parametrize(
    "more",
    [
        {"items": ["The invoices of January 2026"]},
        {"items": ["The server logs of 12 January 2026"]},
        {"items": ["The address of the server", "Der Vertrag zu dem Server"]},
        {"items": ["The telephone +674 555 0142"]},
        {"items": ["Computers that contain messages to the supplier"]},
        {"items": ["The servers"], "privilege": "Letters to lawyers are returned unread."},
        {"items": ["The servers"], "proportionality": "The data are filtered by search terms."},
        {"items": ["The servers"], "procedure": {"wished": "Sorting on the spot by a judge."}},
        {"items": ["The servers"], "particulars": {"consent": "The owner has agreed."}},
        {"items": ["His telephone bills", "The telephone records"]},
    ],
)
def test_a_bound_a_plan_or_a_filter_is_enough(findings: Findings, search: Data, more: Data) -> None:
    del search["measures"][0]["period"]
    search["measures"][0] |= more
    assert told(findings(search), "unsorted") == []


def test_what_is_found_to_be_without_a_bound_is_not_told_twice(
    findings: Findings, search: Data
) -> None:
    del search["measures"][0]["period"]
    search["measures"][0]["items"] = ["The entire server"]
    del search["measures"][0]["necessity"]
    found = findings(search)
    assert [one.rule for one in found if one.rule == "lint.all-data"]
    assert told(found, "unsorted") == []


@pytest.mark.parametrize("name", ["Sample & Partner Solicitors", "Notary Ann Sample"])
def test_records_of_a_calling_that_the_law_shields_are_sorted(
    findings: Findings, request_data: Data, name: str
) -> None:
    measure = request_data["measures"][0]
    measure |= {"kind": "business-records", "holder": {"name": name}, "items": ["The ledger"]}
    assert told(findings(request_data), "unsorted") == ["shielded"]
    for more in (PLAN, {"privilege": "Letters to clients are set apart and returned."}):
        data = request_data | {"measures": [measure | more]}
        assert told(findings(data), "unsorted") == []


@pytest.mark.parametrize("name", ["Sample Kilns Ltd", "Office of the Attorney-General"])
def test_records_of_others_need_no_plan(findings: Findings, request_data: Data, name: str) -> None:
    measure = request_data["measures"][0]
    measure |= {"kind": "business-records", "holder": {"name": name}, "items": ["The ledger"]}
    assert told(findings(request_data), "unsorted") == []


def holder_searched(search: Data) -> Data:
    """The search of a company of which nothing shows that it is part of the offence."""
    search["measures"][0] |= {"holder": {"name": "Sample Kilns Ltd"}, "place": ["2 Kiln Road"]}
    for name in ("persons", "necessity"):
        del search["measures"][0][name]
    return search


def test_the_search_of_a_company_that_was_not_asked_is_found(
    findings: Findings, search: Data
) -> None:
    assert told(findings(holder_searched(search)), "search") == ["holder"]


@pytest.mark.parametrize("role", ["witness", "victim", "expert"])
def test_the_search_of_a_home_of_somebody_uninvolved_is_found(
    findings: Findings, search: Data, role: str
) -> None:
    search["persons"][0]["role"] = role
    assert told(findings(search), "search") == []  # a reason is given

    del search["measures"][0]["necessity"]
    assert told(findings(search), "search") == ["person"]


@pytest.mark.parametrize(
    "more",
    [
        {"necessity": "The company ignored a production order."},
        {"proportionality": "One room is searched."},
        {"holder": {"name": "Karl Sample"}},
        {"place": ["1 Sample Road"]},
        {"persons": ["P1"]},
        {"particulars": {"consent": True}, "persons": ["P1"]},
        {"kind": "business-records"},
    ],
)
def test_a_reason_a_suspect_or_an_order_to_produce_is_enough(
    findings: Findings, search: Data, more: Data
) -> None:
    data = holder_searched(search)
    data["measures"][0] |= more
    assert told(findings(data), "search") == []


def test_a_small_sum_and_a_search_are_weighed(findings: Findings, search: Data) -> None:
    search["loss"] = {"amount": "180.00", "currency": "EUR"}
    assert told(findings(search), "small-sum") == []  # a reason is given

    del search["measures"][0]["necessity"]
    assert told(findings(search), "small-sum") == ["measures[0].proportionality"]
    search["gain"] = {"amount": "90000.00", "currency": "EUR"}
    assert told(findings(search), "small-sum") == []


def test_a_small_sum_and_a_name_need_no_reason(findings: Findings, request_data: Data) -> None:
    request_data["loss"] = {"amount": "180.00", "currency": "EUR"}
    assert told(findings(request_data), "small-sum") == []


@pytest.mark.parametrize(
    "item",
    [
        "The complete case file 22 Js 1/26",
        "A copy of your case file",
        "All evidence gathered in your investigation",
        "Die gesamte Ermittlungsakte",
        "L’intégralité du dossier",
    ],
)
def test_the_whole_of_a_case_of_the_other_state_is_found(
    findings: Findings, request_data: Data, item: str
) -> None:
    measure = request_data["measures"][0]
    measure |= {"kind": "case-file-copies", "items": ["The judgment", item]}
    for name in ("holder", "identifiers", "period"):
        del measure[name]
    assert told(findings(request_data), "case-file") == ["measures[0].items[1]"]

    measure["necessity"] = "The same defendants are tried here for the same facts."
    assert told(findings(request_data), "case-file") == []


@pytest.mark.parametrize(
    "item",
    [
        "The judgment of 3 March 2026 in case file 22 Js 1/26",
        "The full case file number",
        "The expert report at pages 12 to 30 of the file",
        "All statements of Ann Sample of 3 March 2026",
        "Das Aktenzeichen und das Urteil",
    ],
)
def test_documents_of_a_case_that_are_named_are_not(
    findings: Findings, request_data: Data, item: str
) -> None:
    measure = request_data["measures"][0]
    measure |= {"kind": "case-file-copies", "items": [item]}
    for name in ("holder", "identifiers", "period"):
        del measure[name]
    assert told(findings(request_data), "case-file") == []
