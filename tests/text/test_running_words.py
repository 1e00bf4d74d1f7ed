"""Running words: what is left of a paragraph without its names, marks and quotations."""

from __future__ import annotations

import pytest

from comity.text.running_words import running, unquoted


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nagy Bálint paid Tóth Ilona in cash.", "paid in cash"),
        ("sent from 192.0.2.44 by a.b@mail.example at 09:12", "sent from by at"),
        ("see mail.example/legal and file_name.txt", "see and"),
        ("Jan van der Berg and María de la Vega left", "and left"),
        ("the sister of the owner van", "the sister of the owner van"),
        ("the Banque de l'Habitat", "the"),
        ("(quoted) “words”, and more", "quoted words and more"),
    ],
)
def test_names_and_marks_are_taken_out(text: str, left: str) -> None:
    assert running(text) == left


def test_words_in_another_script_are_taken_out() -> None:
    assert running("he wrote перевод to her", ("LATIN",)) == "he wrote to her"


@pytest.mark.parametrize(
    "quotation", ['"kérem"', "“kérem”", "«kérem»", "„kérem“", "„kérem”", "「kérem」"]
)
def test_quotations_are_taken_out(quotation: str) -> None:
    assert unquoted(f"He said {quotation} twice").split() == ["He", "said", "twice"]


def test_a_quotation_mark_that_is_never_closed_takes_nothing_out() -> None:
    assert unquoted('A disk of 5" was found') == 'A disk of 5" was found'
