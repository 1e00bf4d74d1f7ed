"""Withheld persons whose family name is an everyday word: ``Müller``, ``Schmidt``, ``Young``.

A protected name made of such a word is replaced only where it is surely used as a name, because a
wrong replacement would spoil the text. Of a person who is withheld from a reader nothing is
replaced: there the word counts wherever a capital letter may make it a name, unless it stands in
the document by right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from comity.steps.protect.identity import Identity
from comity.steps.protect.rights import listed
from comity.text.everyday import everyday, words_of_locale
from comity.text.folding import folded_words
from comity.text.function_words import small_words

__all__ = ["NOUNS_WITH_CAPITALS", "counted_by_a_capital"]

NOUNS_WITH_CAPITALS = ("de", "lb")
"""Languages in which a capital letter within a sentence makes no name."""


def counted_by_a_capital(
    people: tuple[Identity, ...], by_right: Iterable[str], language: str
) -> tuple[Identity, ...]:
    """The same persons; everyday words of a family name count where a capital makes them a name.

    Where a language writes every noun with a capital, that is anywhere, else within a sentence.

    Args:
        people: the persons who are withheld.
        by_right: texts that stand in the document by right: its wording, the law, offices.
        language: that of the document.
    """
    if not any(person.family & everyday() for person in people):
        return people
    words = frozenset(word for text in by_right for word in folded_words(text))
    known = words | small_words() | listed("data") | _of_calendars(language.partition("-")[0])
    return tuple(_counted(person, known, language.partition("-")[0]) for person in people)


@lru_cache(maxsize=64)
def _counted(person: Identity, known: frozenset[str], language: str) -> Identity:
    bold = (person.family & everyday()) - known - person.shared
    if not bold:
        return person
    if language in NOUNS_WITH_CAPITALS:
        return replace(person, alone=person.alone | bold)
    return replace(person, bold=bold)


@lru_cache(maxsize=16)
def _of_calendars(language: str) -> frozenset[str]:
    """Months, days, States and languages by their names."""
    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return frozenset(folded_words(" ".join(words_of_locale(locale))))
