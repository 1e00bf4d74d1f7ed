"""A name that is written as two words is found, and two everyday words are not."""

from __future__ import annotations

import pytest

from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find


def person(given: str, family: str) -> Identity:
    name = {"full": f"{given} {family}", "family": family, "given": given}
    entry = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": name}
    return identities({"persons": [entry]})[0]


@pytest.mark.parametrize(
    ("given", "family", "text"),
    [
        ("Xiaoming", "Zhang", "Then Xiao Ming left."),
        ("Xiaoming", "Zhang", "XIAO MING"),
        ("Hamish", "Macdonald", "They saw Mac Donald."),
        ("Omar", "Alkhatib", "Al Khatib left."),
        ("Ida", "Krontasch", "the house of Kron Tasch"),
        ("Annalena", "Quendt", "Anna Lena left."),
        ("Venkataraman", "Iyer", "Venkata Raman paid."),
    ],
)
def test_a_name_in_two_words_is_found(given: str, family: str, text: str) -> None:
    assert find(person(given, family), text)


@pytest.mark.parametrize(
    ("given", "family", "text"),
    [
        ("Ida", "Whitehouse", "The White House said so."),
        ("Ida", "Lacour", "La Cour de cassation a jugé."),
        ("Ida", "Delacroix", "l’église de la Croix, De La Croix"),
        ("Ida", "Lemaire", "Le Maire de Lyon"),
        ("Annalena", "Quendt", "Anna Lena Huber left."),
        ("Ida", "Krontasch", "a kron tasch; Kron, Tasch; Kron. Tasch"),
        ("Ida", "Newman", "The New Man"),
    ],
)
def test_words_of_a_sentence_make_no_name(given: str, family: str, text: str) -> None:
    assert not find(person(given, family), text)
