"""The form of what stands under a particular: a day, days, a sum, a length of time, a text."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.law.particular_forms import FORMS, as_day, form_of


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ({"amount": "412000.00", "currency": "USD"}, "money"),
        ({"amount": 5, "currency": "NGN"}, "money"),
        ({"amount": "-5", "currency": "NGN"}, ""),
        ({"amount": "1e9999", "currency": "NGN"}, ""),
        ({"amount": "NaN", "currency": "NGN"}, ""),
        ({"amount": "five", "currency": "NGN"}, ""),
        ({"amount": "5", "currency": "naira"}, ""),
        ({"amount": "5"}, ""),
        ({"from": "2026-10-05", "to": "2026-10-09"}, "days"),
        ({"from": "2026-10-05", "to": "soon"}, ""),
        ({"quantity": "90", "unit": "days"}, "period"),
        ({"quantity": "90", "unit": "moons"}, ""),
        (["a", "b"], "list"),
        ([{"a": "b"}], ""),
        ([], ""),
        ("2026-10-05", "date"),
        (dt.date(2026, 10, 5), "date"),
        ("2026-02-30", "text"),
        ("the end of the trial", "text"),
    ],
)
def test_a_value_is_told_by_its_shape(value: Any, form: str) -> None:
    assert form_of(value) == form


@given(
    st.recursive(
        st.text() | st.integers() | st.floats(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_value_has_one_of_the_forms_or_none(value: Any) -> None:
    assert form_of(value) in {*FORMS, "text", "list", ""}


@given(st.dates())
def test_every_day_written_in_figures_is_that_day(day: dt.date) -> None:
    assert as_day(day.isoformat()) == day
