"""The condition language: yes, no, and *cannot be told*."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.law.conditions import (
    bounds,
    fields_of,
    holds,
    resolve_path,
    values,
    without_silence,
    witnesses,
)

DRAFT: dict[str, Any] = {
    "date": dt.date(2026, 5, 1),
    "requested": {"state": "US"},
    "urgency": {"level": "urgent"},
    "empty": "",
    "offences": [{"id": "O1", "category": "corruption", "max": 3}, {"id": "O2", "max": 7}],
    "measures": [
        {"kind": "preservation", "facts": ["F1"]},
        {"kind": "stored-content", "facts": []},
    ],
    "keep": {"quantity": 24, "unit": "months"},
    "sum": {"amount": "69.50", "currency": "EUR"},
    "number": "no 69",
}


def judge(condition: dict[str, Any], item: Any = DRAFT) -> bool | None:
    return holds(condition, item, DRAFT)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("requested.state", ["US"]),
        ("measures[].kind", ["preservation", "stored-content"]),
        ("measures[1].kind", ["stored-content"]),
        ("measures[9].kind", []),
        ("requested.nothing", []),
        ("/requested.state", ["US"]),
        ("nothing[].kind", []),
    ],
)
def test_a_path_gives_every_value_it_leads_to(path: str, found: list[Any]) -> None:
    assert values(path, DRAFT, DRAFT) == found


def test_a_path_is_relative_to_the_item_and_a_slash_leads_to_the_draft() -> None:
    item = DRAFT["measures"][0]
    assert values("kind", item, DRAFT) == ["preservation"]
    assert values("/urgency.level", item, DRAFT) == ["urgent"]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"field": "urgency.level", "equals": "urgent"}, True),
        ({"field": "urgency.level", "not_equals": "urgent"}, False),
        ({"field": "urgency.level", "in": ["urgent", "emergency"]}, True),
        ({"field": "urgency.level", "not_in": ["urgent"]}, False),
        ({"field": "urgency.reason", "equals": "x"}, None),
        ({"field": "urgency.reason", "present": True}, False),
        ({"field": "urgency.reason", "present": False}, True),
        ({"field": "empty", "present": True}, False),
        ({"field": "measures[].kind", "equals": "stored-content"}, True),
        ({"field": "offences[].max", "at_least": 5}, True),
        ({"field": "offences[].max", "at_least": 8}, False),
        ({"field": "offences[].max", "at_most": 3}, True),
        ({"field": "offences", "at_least": 3}, False),
        ({"field": "date", "at_most": dt.date(2026, 5, 1)}, True),
        ({"field": "sum.amount", "at_most": 69.99}, True),
        ({"field": "sum.amount", "at_most": 69}, False),
        ({"field": "number", "at_most": 70}, False),
        ({"field": "date", "at_least": 5}, False),
        ({"field": "measures[0].facts", "contains": "F1"}, True),
        ({"field": "measures[0].facts", "contains": "F2"}, False),
    ],
)
def test_a_comparison_holds_does_not_or_cannot_be_told(
    condition: dict[str, Any], expected: bool | None
) -> None:
    assert judge(condition) is expected


@pytest.mark.parametrize(
    ("quantity", "unit", "holds_it"),
    [(2, "years", True), (24, "months", True), (729, "days", False), (25, "months", False)],
)
def test_periods_are_compared_across_units_and_two_years_are_24_months(
    quantity: int, unit: str, holds_it: bool
) -> None:
    limit = {"quantity": quantity, "unit": unit}
    exact = {"field": "keep", "at_least": limit, "at_most": limit}
    assert judge(exact) is holds_it


def test_any_and_every_judge_items_by_paths_of_their_own() -> None:
    with_facts = {"field": "facts", "present": True}
    assert judge({"field": "measures", "any": with_facts}) is True
    assert judge({"field": "measures", "every": with_facts}) is False
    assert judge({"field": "offences", "every": {"field": "category", "equals": "x"}}) is False
    assert judge({"field": "offences[1]", "any": {"field": "category", "equals": "x"}}) is None


def test_what_cannot_be_told_stays_so_unless_another_part_decides() -> None:
    yes, no = {"field": "date", "present": True}, {"field": "date", "present": False}
    unknown = {"field": "urgency.reason", "equals": "x"}
    assert judge({"all": [yes, unknown]}) is None
    assert judge({"all": [no, unknown]}) is False
    assert judge({"any_of": [yes, unknown]}) is True
    assert judge({"any_of": [no, unknown]}) is None
    assert judge({"not": unknown}) is None


def test_a_finding_points_at_the_field_of_the_item() -> None:
    assert resolve_path("facts", "measures[1]") == "measures[1].facts"
    assert resolve_path("/urgency", "measures[1]") == "urgency"
    assert resolve_path("", "measures[1]") == "measures[1]"


def test_the_fields_of_a_condition_are_named_outermost_first() -> None:
    condition = {"all": [{"field": "a", "present": True}, {"not": {"field": "b", "equals": 1}}]}
    assert list(fields_of(condition)) == ["a", "b"]


LEAVES = st.sampled_from(
    [
        {"field": "date", "present": True},
        {"field": "date", "present": False},
        {"field": "urgency.reason", "equals": "x"},
    ]
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any_of": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=12,
)


@given(st.lists(CONDITIONS, min_size=1, max_size=3))
def test_de_morgan_holds_with_three_answers(parts: list[dict[str, Any]]) -> None:
    denied = [{"not": part} for part in parts]
    assert judge({"not": {"all": parts}}) is judge({"any_of": denied})
    assert judge({"not": {"any_of": parts}}) is judge({"all": denied})


@given(CONDITIONS)
def test_twice_denied_is_the_condition_itself(condition: dict[str, Any]) -> None:
    assert judge({"not": {"not": condition}}) is judge(condition)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.sampled_from(["hours", "days", "years"]))
def test_of_two_periods_in_one_unit_the_larger_figure_is_the_longer(
    mine: int, theirs: int, unit: str
) -> None:
    draft = {"keep": {"quantity": mine, "unit": unit}}
    limit = {"field": "keep", "at_least": {"quantity": theirs, "unit": unit}}
    assert holds(limit, draft, draft) is (mine >= theirs)


@given(
    st.dictionaries(st.text(max_size=3), st.one_of(st.none(), st.text(), st.integers())),
    st.text(alphabet="ab.[]/0", max_size=8),
)
def test_no_path_and_no_draft_breaks_the_language(draft: dict[str, Any], path: str) -> None:
    assert holds({"field": path, "at_least": 1}, draft, draft) in (True, False, None)


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ({"field": "requested.state", "equals": "GB"}, False),
        ({"field": "requested.state", "equals": "US"}, True),
        ({"field": "urgency.level", "mentions": ["calm"]}, None),
        ({"field": "urgency.level", "mentions": ["urgent"]}, True),
        ({"field": "nothing", "present": True}, None),
        ({"field": "date", "present": False}, None),
        ({"not": {"field": "date", "present": True}}, False),
        ({"field": "offences", "any": {"field": "category", "mentions": ["tax"]}}, None),
        (
            {
                "all": [
                    {"field": "nothing", "present": True},
                    {"field": "requested.state", "equals": "GB"},
                ]
            },
            False,
        ),
    ],
)
def test_silence_is_no_answer(condition: dict[str, Any], shown: bool | None) -> None:
    assert judge(without_silence(condition)) is shown


def test_of_alternatives_those_are_named_that_hold() -> None:
    filled, empty = {"field": "date", "present": True}, {"field": "nothing", "present": True}
    either = {"any_of": [empty, filled]}
    assert list(witnesses(either, DRAFT, DRAFT)) == ["date"]
    both = {"all": [either, {"not": empty}]}
    assert list(witnesses(both, DRAFT, DRAFT)) == ["date", "nothing"]


@pytest.mark.parametrize(
    ("condition", "bound"),
    [
        ({"field": "keep", "at_most": {"quantity": 2, "unit": "years"}}, True),
        ({"field": "offences", "every": {"field": "max", "at_least": 1}}, True),
        ({"any_of": [{"field": "max", "at_most": 1}, {"field": "date", "present": True}]}, False),
        ({"field": "date", "present": True}, False),
    ],
)
def test_a_condition_bounds_a_figure_or_asks_for_a_field(
    condition: dict[str, Any], bound: bool
) -> None:
    assert bounds(condition) is bound
