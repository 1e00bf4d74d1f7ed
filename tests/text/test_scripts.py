"""What counts as a letter, and which script it is of."""

from __future__ import annotations

import pytest

from comity.text import letters
from comity.text.scripts import outside, scripts_of_language


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Order no. 12/2026 of 3 May!", 12),
        ("José", 4),
        ("Jose\u0301", 4),  # the accent as a character of its own
        ("मुंबई", 5),  # vowel signs are letters of their own here
        ("犯罪", 4),  # a sign of a wide script stands for about two letters
        ("서울", 4),
        ("カナ", 4),
    ],
)
def test_letters_are_counted_and_digits_are_not(text: str, count: int) -> None:
    assert letters(text) == count


@pytest.mark.parametrize(
    ("tag", "scripts"),
    [
        ("en", ("LATIN",)),
        ("en-GB", ("LATIN",)),
        ("ru", ("CYRILLIC",)),
        ("sr", ("CYRILLIC",)),
        ("sr-Latn", ("LATIN",)),
        ("zh-Hant-TW", ("CJK",)),
        ("ar_EG", ("ARABIC",)),
        ("hi", ("DEVANAGARI",)),
        ("xx", ()),
    ],
)
def test_a_language_has_the_script_of_its_tag_or_its_usual_one(
    tag: str, scripts: tuple[str, ...]
) -> None:
    assert scripts_of_language(tag) == scripts


def test_japanese_is_written_in_three_scripts() -> None:
    assert outside("被疑者は口座をカナで開設した", scripts_of_language("ja")) == (0.0, "")


def test_the_share_outside_counts_every_other_script_together() -> None:
    share, script = outside("the Москва Яндекс 銀行", ("LATIN",))
    assert script == "CYRILLIC"
    assert share == pytest.approx((6 + 6 + 4) / (3 + 6 + 6 + 4))


def test_a_text_without_letters_is_outside_of_nothing() -> None:
    assert outside("12/2026", ("LATIN",)) == (0.0, "")
