"""Which advice is a further question: by what blind readers made of its rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.text.blind_readings import (
    ALWAYS,
    ENOUGH,
    Readings,
    is_further,
    is_poor,
    readings,
    worth,
)


@pytest.mark.parametrize(
    ("read", "useful", "false", "proven"),
    [
        (19, 19, 0, False),  # not read often enough
        (20, 20, 0, True),
        (20, 12, 0, True),
        (20, 11, 0, False),  # of no use too often
        (33, 32, 1, False),  # more than three in a hundred
        (34, 33, 1, True),
    ],
)
def test_a_rule_is_proven_by_many_useful_readings_hardly_any_of_them_false(
    read: int, useful: int, false: int, *, proven: bool
) -> None:
    assert Readings(read, useful, false).proven is proven


@given(st.integers(ENOUGH, 60), st.data())
def test_a_false_reading_never_makes_a_rule_better(read: int, data: st.DataObject) -> None:
    useful = data.draw(st.integers(0, read - 1))
    false = data.draw(st.integers(0, read - 1 - useful))
    before, after = Readings(read, useful, false), Readings(read + 1, useful, false + 1)
    assert before.proven or not after.proven


@pytest.mark.parametrize(
    ("read", "useful", "false", "poor"),
    [
        (0, 0, 0, True),
        (2, 2, 0, True),  # hardly read
        (3, 2, 0, False),
        (3, 1, 0, True),
        (5, 3, 0, False),
        (5, 4, 1, True),
        (40, 30, 2, False),  # one in twenty
        (39, 30, 2, True),
        (20, 18, 2, False),  # nine in ten found it useful
    ],
)
def test_a_rule_of_law_is_held_back_until_it_was_read_and_by_its_bad_readings(
    read: int, useful: int, false: int, *, poor: bool
) -> None:
    assert Readings(read, useful, false).poor is poor


def test_a_rule_of_a_country_that_no_matter_tried_is_told() -> None:
    assert is_poor("de.nobody-ever-wrote-this")
    assert not is_poor("xx.nobody-ever-wrote-this")
    assert not any(map(is_poor, ALWAYS))


@pytest.mark.parametrize("family", ["point", "form", "links"])
def test_a_rule_is_not_trusted_before_it_was_read(family: str) -> None:
    assert is_further(f"{family}.nobody-ever-wrote-this")


def test_what_is_always_told_is_told_whatever_readers_said() -> None:
    assert not any(map(is_further, ALWAYS))
    assert not readings()["basis.not-installed"].proven


def test_a_rule_has_no_more_useful_and_false_readings_than_readings() -> None:
    for rule, one in readings().items():
        assert 0 <= one.useful <= one.read, rule
        assert 0 <= one.false <= one.read, rule


def test_what_readers_found_useful_more_often_is_worth_more() -> None:
    assert worth("point.own-case") > worth("point.nobody-ever-wrote-this") > worth("point.inquiry")
