"""A name that looks like a negation denies nothing."""

from __future__ import annotations

import pytest

from comity.steps.check.lint_words import denies


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The police of N'Djamena searched the house.", False),
        ("N’Golo Sample saw the car.", False),
        ("Mr Nie saw the car in the Pas-de-Calais.", False),
        ("Il n'a rien vu.", True),
        ("N’ayant rien vu, il partit.", True),
        ("Nie war er dort.", True),
        ("No car was seen.", True),
        ("The police came. No officer sits in.", True),
    ],
)
def test_a_name_denies_nothing(text: str, denied: bool) -> None:
    assert denies(text) is denied
