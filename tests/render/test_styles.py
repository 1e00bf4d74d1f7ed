"""How headings are numbered, as Word writes it."""

from __future__ import annotations

import pytest

from comity.render.styles import Numbering


@pytest.mark.parametrize(
    ("form", "count", "written"),
    [
        ("decimal", 12, "12."),
        ("upperRoman", 4, "IV."),
        ("upperRoman", 19, "XIX."),
        ("upperRoman", 1994, "MCMXCIV."),
        ("lowerRoman", 8, "viii."),
        ("upperLetter", 1, "A."),
        ("upperLetter", 26, "Z."),
        ("upperLetter", 28, "BB."),
        ("lowerLetter", 3, "c."),
    ],
)
def test_a_number_is_written_as_word_shows_it(form: str, count: int, written: str) -> None:
    assert Numbering(form, "%1.").written(count) == written
