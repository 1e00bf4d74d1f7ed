"""Messages quote briefly, list what is allowed, and guess what was meant."""

from __future__ import annotations

import pytest

from comity.steps.read import message_words


@pytest.mark.parametrize(
    ("word", "meant"),
    [("peroid", "period"), ("Period", "period"), ("user-notice", "user_notice"), ("xyz", "")],
)
def test_the_nearest_known_word_is_found(word: str, meant: str) -> None:
    assert message_words.nearest(word, ["period", "purpose", "user_notice"]) == meant


def test_a_long_value_is_quoted_in_short() -> None:
    assert len(message_words.quoted("x" * 9000)) < 60


def test_a_long_list_is_cut_after_twelve() -> None:
    text = message_words.listing([f"f{number}" for number in range(15)])
    assert "`f11`" in text
    assert "`f12`" not in text
    assert text.endswith("and 3 more")


def test_lists_read_as_sentences() -> None:
    assert message_words.listing(["a", "b", "c"]) == "`a`, `b` or `c`"
    assert message_words.listing(["a"]) == "`a`"
