"""What Word sets before the paragraphs of lists and before headings."""

from __future__ import annotations

import pytest

from comity.render.numbering import written


@pytest.mark.parametrize(
    ("form", "count", "shown"),
    [
        ("decimal", 12, "12"),
        ("upperRoman", 4, "IV"),
        ("upperRoman", 19, "XIX"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 8, "viii"),
        ("upperLetter", 1, "A"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
    ],
)
def test_a_number_is_written_as_word_shows_it(form: str, count: int, shown: str) -> None:
    assert written(form, count) == shown
