"""Which advice is shown at once: by what blind readers made of its rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.text.blind_readings import ALWAYS, ENOUGH_BY_WORDS, Readings, is_further, readings


@pytest.mark.parametrize(
    ("read", "useful", "false", "good"),
    [
        (3, 3, 0, True),
        (3, 2, 0, True),  # two of three
        (3, 1, 0, False),  # of no use too often
        (3, 2, 1, True),  # one reader alone is no pattern
        (15, 13, 2, False),  # more than one in eight
        (17, 15, 2, True),
    ],
)
def test_most_readings_are_useful_and_hardly_any_false(
    read: int, useful: int, false: int, *, good: bool
) -> None:
    assert Readings(read, useful, false).good is good


@given(st.integers(1, 60), st.data())
def test_a_false_reading_never_makes_a_rule_better(read: int, data: st.DataObject) -> None:
    useful = data.draw(st.integers(0, read - 1))
    false = data.draw(st.integers(0, read - 1 - useful))
    before, after = Readings(read, useful, false), Readings(read + 1, useful, false + 1)
    assert before.good or not after.good
    assert before.proven or not after.proven or read < ENOUGH_BY_WORDS


@pytest.mark.parametrize(
    ("read", "useful", "false", "proven"),
    [
        (9, 9, 0, False),  # not read often enough
        (10, 10, 0, True),
        (12, 11, 1, False),  # one in twelve
        (13, 12, 1, True),
        (20, 11, 0, False),  # of no use too often
    ],
)
def test_a_rule_that_reads_words_is_proven_by_many_good_readings(
    read: int, useful: int, false: int, *, proven: bool
) -> None:
    assert Readings(read, useful, false).proven is proven


def test_a_rule_that_reads_words_is_not_trusted_before_it_was_read() -> None:
    assert is_further("point.nobody-ever-wrote-this")
    assert not is_further("form.nobody-ever-wrote-this")


def test_what_comity_itself_prints_is_told_whatever_readers_said() -> None:
    assert not any(map(is_further, ALWAYS))
    assert not readings()["basis.not-installed"].good


def test_a_rule_has_no_more_useful_and_false_readings_than_readings() -> None:
    for rule, one in readings().items():
        assert 0 <= one.useful <= one.read, rule
        assert 0 <= one.false <= one.read, rule
