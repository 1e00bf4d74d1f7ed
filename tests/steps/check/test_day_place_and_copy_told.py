"""Questions on a day, a place, a copy, a next step or a service that the draft answers itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
Rules = Callable[..., set[str]]

ANN: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
BANK: Data = {"holder": {"name": "Sample Bank", "kind": "bank"}, "items": ["Statements"]}
HURRY: Data = {"level": "ordinary", "reason": "Things may be removed."}


@pytest.mark.parametrize(
    ("more", "whole", "asked"),
    [
        ({}, {}, True),
        ({"not_before": "2027-01-11"}, {}, True),
        (
            {"not_before": "2027-01-11"},
            {"confidentiality": {"wanted": True, "until_date": "2027-01-11"}},
            False,
        ),
        ({}, {"urgency": HURRY | {"reason": "The news comes out tonight."}}, False),
        ({}, {"urgency": HURRY | {"reason": "On en parle ce jour même."}}, False),
        ({}, {"urgency": HURRY | {"reason": "Es wird noch heute bekannt."}}, False),
        ({}, {"urgency": HURRY}, True),
    ],
)
def test_the_day_of_action_answers_by_when(
    rules_of_measure: Rules, more: Data, whole: Data, asked: bool
) -> None:
    calm: Data = {"hearings": []}
    found = rules_of_measure([ANN], "bank-records", BANK | more, calm | whole)
    assert ("by-when" in found) is asked


@pytest.mark.parametrize(
    ("timing", "asked"),
    [("On 3 May 2027, with searches elsewhere", False), ("In the spring of 2027", True)],
)
def test_a_search_on_a_named_day_answers_by_when(
    rules_of_measure: Rules, timing: str, asked: bool
) -> None:
    search: Data = {"place": ["1 Sample Road, Yaren"], "particulars": {"timing": timing}}
    found = rules_of_measure([ANN], "search-of-premises", search, {"hearings": []})
    assert ("by-when" in found) is asked


@pytest.mark.parametrize(
    ("items", "asked"),
    [
        (["Copying of the devices found in the search"], False),
        (["Abbild der sichergestellten Datenträger"], False),
        (["Les données des appareils saisis"], False),
        (["The data on the laptop of the manager"], True),
    ],
)
def test_what_a_search_takes_is_tied_by_that_search(
    rules_of_measure: Rules, items: list[str], asked: bool
) -> None:
    search: Data = {"id": "M1", "kind": "search-of-premises", "place": ["1 Sample Road, Yaren"]}
    search |= {"purpose": "To prove the fraud.", "nexus": "A witness saw the books there."}
    copy: Data = {"id": "M2", "kind": "cloud-or-device-data", "items": items}
    copy |= {"purpose": "To prove the fraud."}
    rest: Data = {"offences": ["O1"], "facts": ["F1"]}
    found = rules_of_measure([ANN], "other", {}, {"measures": [search | rest, copy | rest]})
    assert ("what-ties" in found) is asked


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("The original ledgers or certified copies of them", True),
        ("The originals or true copies of the ledgers", False),
        ("Copies or the originals of the invoices", False),
        ("The original invoices of May 2026", True),
    ],
)
def test_originals_or_copies_leave_no_question(
    rules_of_measure: Rules, item: str, asked: bool
) -> None:
    holder: Data = {"name": "Sample Ltd", "kind": "company"}
    found = rules_of_measure([ANN], "business-records", {"holder": holder, "items": [item]}, {})
    assert ("extent.whole" in found) is asked


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        ("Preliminary investigation.", True),
        ("Preliminary investigation. The file will be sent to the Supreme Court in May.", False),
        ("Preliminary investigation. The case was before the civil court in 2020.", True),
    ],
)
def test_a_case_that_goes_to_a_court_has_its_next_step(
    rules_of_measure: Rules, stage: str, asked: bool
) -> None:
    case: Data = {"nature": "investigation", "stage": stage}
    case |= {"summary": "A sale that was not one.", "authority": "Office of the Prosecutor"}
    whole: Data = {"hearings": [], "proceedings": case}
    found = rules_of_measure([ANN], "bank-records", BANK, whole)
    assert ("what-comes-next" in found) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("In 1944 he served in the SMERSH security service.", False),
        ("She reported to the Stasi intelligence service until 1989.", False),
        ("He reported to the intelligence service of Nauru and to the Stasi.", True),
        ("He worked for the security service.", True),
    ],
)
def test_a_service_of_a_state_that_is_no_more_is_not_theirs(
    rules_of_measure: Rules, text: str, asked: bool
) -> None:
    fact: Data = {"facts": [{"id": "F1", "text": text}]}
    found = rules_of_measure([ANN], "bank-records", BANK, fact | {"statements": []})
    assert ("their-interests" in found) is asked


@pytest.mark.parametrize(
    ("connection", "asked"),
    [
        ("Deliveries of the goods led to her flat, as the customs data show.", False),
        ("A member of the family, whose home in Yaren is to be searched.", True),
        ("Not a single statement names her as one who took part.", True),
    ],
)
def test_the_entries_of_those_searched_tie_their_places(
    findings: Callable[..., list[Finding]], request_data: Data, connection: str, asked: bool
) -> None:
    bo: Data = {"id": "P2", "role": "suspect", "name": {"full": "Bo Brand"}}
    told: Data = {"connection": connection}
    request_data["persons"] = [
        ANN | told | {"address": ["3 Sample Quay", "Yaren"]},
        bo | told | {"address": ["4 Model Street", "Yaren"]},
    ]
    request_data["facts"][0]["text"] = "The goods were sold."
    search = request_data["measures"][0] | {"kind": "search-of-premises", "persons": ["P1", "P2"]}
    search |= {"place": ["3 Sample Quay, Yaren", "4 Model Street, Yaren"], "items": ["Books"]}
    search["nexus"] = "Annex C gives the ground for each."
    for name in ("holder", "identifiers", "period"):
        search.pop(name, None)
    request_data["measures"] = [search]
    found = {one.rule for one in findings(request_data)}
    assert ("lint.places-together" in found) is asked
