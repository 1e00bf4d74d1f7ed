"""An unfinished tree of texts as typed data, as far as it can be typed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from comity.model.drafts.describe import describe
from comity.model.drafts.request import Request
from comity.tasks.questions.typed import typed

NOTES = describe(Request)


@pytest.mark.parametrize(
    ("tree", "data"),
    [
        ({"date": "2026-10-05"}, {"date": dt.date(2026, 10, 5)}),
        ({"reciprocity": "true"}, {"reciprocity": True}),
        ({"loss": {"amount": "5.50"}}, {"loss": {"amount": Decimal("5.50")}}),
        ({"loss": {"amount": "1e5", "currency": "USD"}}, {"loss": {"currency": "USD"}}),
        ({"annexes": [{"pages": "14"}]}, {"annexes": [{"pages": 14}]}),
        ({"status": "new"}, {"status": "new"}),
        ({"date": dt.date(2026, 10, 5)}, {"date": dt.date(2026, 10, 5)}),
        ({"reciprocity": False}, {"reciprocity": False}),
        ({"annexes": [{"pages": 14}]}, {"annexes": [{"pages": 14}]}),
        ({"measures": [{"particulars": {"a": "b"}}]}, {"measures": [{"particulars": {"a": "b"}}]}),
    ],
)
def test_a_text_is_typed_as_its_field_is(tree: Any, data: Any) -> None:
    assert typed(NOTES, tree) == data


@pytest.mark.parametrize(
    "tree",
    [
        {"date": "5 October"},
        {"date": ["2026-10-05"]},
        {"reciprocity": "perhaps"},
        {"status": "old"},
        {"offences": "theft"},
        {"loss": "much"},
        {"no_field": "x"},
        {"subject": "  "},
        {"subject": None},
        {"annexes": "a list"},
        {"reciprocity": "True"},
        {"date": "20261005"},
    ],
)
def test_what_cannot_be_typed_is_left_out(tree: Any) -> None:
    assert typed(NOTES, tree) == {}


@pytest.mark.parametrize("amount", ["NaN", "1e5", "Infinity", "-3", "1,000"])
def test_an_amount_is_digits_alone(amount: str) -> None:
    assert typed(NOTES, {"loss": {"amount": amount}}) == {"loss": {}}


def test_an_item_that_is_no_table_keeps_its_place_and_a_value_that_is_none_does_not() -> None:
    found = typed(NOTES, {"measures": ["x", {"id": "M2", "facts": [["F1"], "F2"]}]})
    assert found == {"measures": [{}, {"id": "M2", "facts": ["F2"]}]}
