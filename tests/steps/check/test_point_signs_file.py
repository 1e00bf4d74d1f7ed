"""What any request leaves to be asked: days that press, use, what goes first, treaty, property."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]

SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
HOLDER = {"name": "Sample Bank", "kind": "bank"}
USUAL: Data = {"purpose": "To prove the fraud.", "facts": ["F1"], "offences": ["O1"]}
BANK: Data = USUAL | {
    "id": "M1",
    "kind": "bank-records",
    "holder": HOLDER,
    "items": ["Statements of the account"],
    "persons": ["P1"],
}
SEARCH: Data = USUAL | {"id": "M2", "kind": "search-of-premises", "items": ["The ledger of 2024"]}
HEARING: Data = USUAL | {"id": "M3", "kind": "witness-statement", "items": ["The payments"]}
HELD: Data = {"items": ["The balance of account 000111222"], "holder": HOLDER, "persons": ["P1"]}
ORDER: Data = {"title": "Confiscation order", "date": "2025-02-03", "court": "Sample Court"}
TIME: Data = {"transmission": {"way": "By post", "road": "diplomatic"}, "date": "2026-09-10"}


@pytest.mark.parametrize(
    "told",
    [
        {"urgency": {"level": "ordinary", "deadline": "2027-01-31", "reason": "Trial."}},
        {"urgency": {"level": "ordinary", "reason": "There is no urgency."}},
        {"remarks": [{"part": "urgency", "text": "There is no urgency beyond the usual."}]},
        {"urgency": {"level": "urgent", "reason": "The trial opens in May 2027."}},
    ],
)
def test_days_that_press_are_asked_for(
    told: Data, rules_of_measure: Callable[..., set[str]]
) -> None:
    whole: Data = {"hearings": []}
    assert "by-when" in rules_of_measure([SUSPECT], "bank-records", BANK, whole)
    assert "by-when" not in rules_of_measure([SUSPECT], "bank-records", BANK, whole | told)


@pytest.mark.parametrize(
    "told",
    [
        {"measures": [BANK, SEARCH, HEARING | {"necessity": "The hearing comes in second place."}]},
        {"measures": [BANK, SEARCH]},
        {"measures": [BANK, HEARING, HEARING | {"id": "M4"}]},
    ],
)
def test_a_search_beside_plain_measures_asks_what_comes_first(
    told: Data, rules_of_measure: Callable[..., set[str]]
) -> None:
    whole = {"measures": [BANK, SEARCH, HEARING]}
    assert "which-first" in rules_of_measure([SUSPECT], "other", {}, whole)
    assert "which-first" not in rules_of_measure([SUSPECT], "other", {}, whole | told)


def test_a_freeze_that_only_stays_holds_nothing_up(
    rules_of_measure: Callable[..., set[str]],
) -> None:
    """What is held there already waits for nobody: a new freeze may."""
    freeze = HELD | USUAL | {"id": "M2", "kind": "restraint"}
    held = {"authority": "Sample court", "obtained": "It blocked the account in May 2026."}
    tax = BANK | {"id": "M4", "kind": "tax-data"}
    whole = {"measures": [BANK, freeze, HEARING, tax]}
    assert "which-first" in rules_of_measure([SUSPECT], "other", {}, whole)
    kept = {"measures": [BANK, freeze | {"already_held": held}, HEARING, tax]}
    assert "which-first" not in rules_of_measure([SUSPECT], "other", {}, kept)


def test_papers_given_before_need_not_wait_for_a_hearing(
    rules_of_measure: Callable[..., set[str]],
) -> None:
    office = {"holder": {"name": "Sample Police", "kind": "authority"}, "earlier": ["E1"]}
    papers = BANK | {"kind": "government-records"} | office
    sworn = HEARING | {"kind": "witness-testimony"}
    earlier = {"id": "E1", "kind": "contact", "subject": "Papers", "result": "Part was given."}
    whole = {"measures": [papers, sworn], "earlier": [earlier]}
    assert "which-first" in rules_of_measure([SUSPECT], "other", {}, whole)
    unknown = {"earlier": [{name: earlier[name] for name in ("id", "kind", "subject")}]}
    assert "which-first" not in rules_of_measure([SUSPECT], "other", {}, whole | unknown)


@pytest.mark.parametrize(
    "told",
    [
        {"urgency": {"level": "urgent", "deadline": "2027-06-01", "reason": "Trial."}},
        {"transmission": TIME["transmission"] | {"urgent_copy": "By the liaison magistrate"}},
        {"transmission": {"way": "By post", "road": "judicial-authorities"}},
    ],
)
def test_a_near_day_on_a_slow_road_is_asked_about(
    told: Data, rules_of_measure: Callable[..., set[str]]
) -> None:
    near = {"urgency": {"level": "urgent", "deadline": "2026-11-10", "reason": "Trial."}}
    whole = TIME | near
    assert "time-by-road" in rules_of_measure([SUSPECT], "other", HEARING, whole)
    assert "time-by-road" not in rules_of_measure([SUSPECT], "other", HEARING, whole | told)


@pytest.mark.parametrize(
    ("point", "kind", "whole", "told", "more"),
    [
        ("while-held", "restraint", {}, {}, {"nexus": "Legal costs may be paid from it."}),
        ("covered-by", "restraint", {}, {"basis": [{"instrument": "t", "articles": ["5"]}]}, {}),
        ("covered-by", "restraint", {}, {}, {"nexus": "Article 5 of the Treaty covers this."}),
        (
            "proved-final",
            "confiscation-order-enforcement",
            {"proceedings": {"nature": "trial", "decisions": [ORDER], "stage": "It is final."}},
            {"annexes": [{"id": "A1", "title": "Certificate that the order is final"}]},
            {},
        ),
    ],
)
def test_property_leaves_a_question(
    point: str,
    kind: str,
    whole: Data,
    told: Data,
    more: Data,
    rules_of_measure: Callable[..., set[str]],
) -> None:
    usual: Data = {"basis": [{"instrument": "t"}], "annexes": []} | whole
    assert point in rules_of_measure([SUSPECT], kind, HELD, usual)
    assert point not in rules_of_measure([SUSPECT], kind, HELD | more, usual | told)


def test_words_on_politics_ask_for_the_guarantees(rules_after: Callable[..., set[str]]) -> None:
    calm = {"facts.0.text": "On 12 January 2026 she paid EUR 50,000 to the company."}
    assert "fair-trial" not in rules_after(calm)
    assert "fair-trial" in rules_after({"facts.0.text": "She lives in exile since the coup."})
