"""An order covers what is asked: its facts, its data, its accounts, and all measures of a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]
ORDER = "measures.3.order"


def of_orders(found: dict[str, Finding]) -> set[str]:
    return {rule for rule in found if rule.startswith("order.")}


@pytest.mark.parametrize(
    ("order", "rules"),
    [
        ({"title": "Production order", "date": "2026-02-02"}, {"order.before-facts"}),
        ({"title": "Production order", "date": "2025-12-30"}, {"order.before-facts"}),
        ({"title": "Production order", "date": "2026-04-30"}, {"order.before-period/part"}),
        ({"title": "Production order", "date": "2026-07-02"}, set()),
        ({"title": "Production order"}, set()),
    ],
)
def test_an_order_is_not_older_than_what_it_covers(
    altered: Altered, order: dict[str, Any], rules: set[str]
) -> None:
    assert of_orders(altered("bec-request", {ORDER: order})) == rules


def test_an_order_covers_no_data_that_came_after_it(altered: Altered) -> None:
    there = {ORDER: {"title": "Production order", "date": "2026-04-21"}}
    late = there | {"measures.3.period": {"from": "2026-05-01", "to": "2026-05-31"}}
    assert "order.before-period" in of_orders(altered("bec-request", late))


def test_a_final_decision_may_be_older_than_what_shows_where_the_property_is(
    altered: Altered,
) -> None:
    later = {"measures.0.facts": ["F8"], "facts.7.date": "2026-10-20"}
    assert of_orders(altered("corruption-ng-gb", later)) == set()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It is valid until 30 September 2026.", True),
        ("The order expires on 2026-08-31.", True),
        ("Sie gilt bis zum 1. September 2026.", True),
        ("It is valid until 30 June 2027.", False),
        ("It covers payments until the end of May.", False),
        ("It was made on 2 July 2026 and has no end.", False),
    ],
)
def test_an_order_that_has_ended_supports_nothing(
    altered: Altered, words: str, found: bool
) -> None:
    order = {"title": "Production order", "date": "2026-07-02", "summary": words}
    assert ("order.ended" in altered("bec-request", {ORDER: order})) is found


@pytest.mark.parametrize(
    ("summary", "rules"),
    [
        ("The bank is to produce the statements of account 000555666777.", {"order.other-target"}),
        ("It concerns finance.desk.7731@mail.example.", {"order.other-target"}),
        ("The bank is to produce the statements of account 000111222.", {"order.part"}),
        ("The statements of accounts 000111222 and 000333444.", set()),
        ("The statements of both accounts, up to USD 412000.00, file 2026/12345678.", set()),
        ("The bank is to produce the records of Unknown Other.", set()),
        ("The bank is to produce its records, case number 2026123456.", set()),
    ],
)
def test_an_order_is_on_the_accounts_of_its_measure(
    altered: Altered, summary: str, rules: set[str]
) -> None:
    order = {"title": "Production order", "date": "2026-07-02", "summary": summary}
    assert of_orders(altered("bec-request", {ORDER: order})) == rules


@pytest.mark.parametrize(
    ("persons", "found"), [(["P2"], True), (["P3"], True), (["P1", "P2"], False), (["P1"], False)]
)
def test_an_order_is_against_a_person_of_its_measure(
    altered: Altered, persons: list[str], found: bool
) -> None:
    order = {"title": "Production order", "summary": "The records of Adewale Placeholder."}
    there = altered("bec-request", {ORDER: order, "measures.3.persons": persons})
    assert ("order.other-person" in there) is found


def test_one_order_became_final_on_one_date(altered: Altered) -> None:
    differs = altered("corruption-ng-gb", {"measures.0.particulars.final_on": "2026-10-01"})
    assert differs["order.final-differs"].severity is Severity.ERROR
    only = altered("corruption-ng-gb", {"measures.0.particulars.final_on": None})
    assert of_orders(only) == set()


@pytest.mark.parametrize(("day", "found"), [("2027-01-04", True), ("2026-10-26", False)])
def test_what_is_enforced_is_final(altered: Altered, day: str, found: bool) -> None:
    final = {"measures.0.order.final_on": day, "measures.0.particulars.final_on": day}
    assert ("order.not-yet-final" in altered("corruption-ng-gb", final)) is found


def test_one_order_has_one_date(altered: Altered) -> None:
    first = {"title": "Production order", "reference": "FHC/1", "date": "2026-07-02"}
    decisions = "proceedings.decisions.1"
    wrong = altered("bec-request", {decisions: first, ORDER: first | {"date": "2026-07-12"}})
    assert wrong["order.two-dates"].field == "measures[3].order.date"

    second = first | {"title": "Second production order", "date": "2026-07-12"}
    assert of_orders(altered("bec-request", {decisions: first, ORDER: second})) == set()
    assert of_orders(altered("bec-request", {decisions: first, ORDER: first})) == set()


def test_an_order_for_one_measure_makes_the_reader_ask_for_the_next(altered: Altered) -> None:
    order = {"title": "Warrant", "date": "2026-07-02"}
    two = {"measures.1.kind": "stored-content", "measures.2.order": order}
    found = altered("bec-request", two)
    assert found["order.not-for-all"].field == "measures[1].order"

    power = two | {"measures.1.domestic_power": {"capacity": "judge"}}
    assert "order.not-for-all" not in altered("bec-request", power)
    assert "order.not-for-all" not in altered("bec-request", {"measures.2.order": order})


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("Production order on account 000555666777", {"order.other-target"}),
        ("Production order on account 000333444", {"order.part"}),
        ("Production order on accounts 000111222 and 000333444", set()),
        ("Production order of 2 July 2026, FHC/ABJ/EX/2026/301", set()),
    ],
)
def test_an_annexed_order_is_on_the_accounts_of_its_measure(
    altered: Altered, title: str, rules: set[str]
) -> None:
    annex = {"id": "A1", "title": title, "kind": "order"}
    annexed = {"annexes.0": annex, "measures.3.annexes": ["A1"]}
    assert of_orders(altered("bec-request", annexed)) == rules


@pytest.mark.parametrize(
    ("day", "found"),
    [("2025-07-02", True), ("2026-01-02", True), ("2026-03-20", False), ("2026-07-02", False)],
)
def test_a_decision_of_the_case_is_not_older_than_the_conduct(
    altered: Altered, day: str, found: bool
) -> None:
    there = altered("bec-request", {"proceedings.decisions.0.date": day})
    assert ("order.before-case" in there) is found


def test_an_order_that_names_some_places_only_is_told(altered: Altered) -> None:
    places = {
        "measures.0.place": ["Beispielstraße 7, 12345 Musterstadt", "Probeweg 2, Musterstadt"]
    }
    one = places | {"measures.0.order.summary": "Beispielstraße 7, 12345 Musterstadt"}
    assert "order.part-places" in altered("03", one)
    both = places | {"measures.0.order.summary": "; ".join(places["measures.0.place"])}
    assert "order.part-places" not in altered("03", both)
    assert "order.part-places" not in altered("03", places)  # the order names no place
