"""The words of the name of a firm that tell it, and the other ways in which it is written.

A firm is called by one word of its name (``Quelbrix`` for ``Quelbrix Logistics Ltd``), or by it
with the legal form. The words for what it does or where, and everyday words, tell no firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from comity.steps.protect.known_towns import places_in
from comity.text.everyday import everyday, told
from comity.text.folding import folded_words
from comity.text.function_words import small_words

__all__ = [
    "begins_with_a_capital",
    "firm_words",
    "is_everyday_name",
    "short_names",
    "without_form",
]

_FORMS, _BODIES, _AT_END = told("firms"), told("bodies"), told("firms_at_end")
LONGEST_FORM = 5  # pieces of a legal form: S.A. de C.V.
LONGEST_PIECE = 3  # letters of one of them: Sp. z o.o.
LEAST = 4  # letters of a word that tells a firm by itself; three may be any abbreviation


def without_form(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without the legal form; all, where nothing else is left.

    A form in letters with points (``S.p.A., d.o.o., Sp. z o.o.``), and one of a single country,
    only at the end.
    """
    end = len(phrase)
    while (length := _form_at(phrase[:end])) and length < end:
        end -= length
    kept = tuple(word for word in phrase[:end] if word not in _FORMS)
    return kept or phrase


def _form_at(phrase: tuple[str, ...]) -> int:
    """How many words at the end of a name are a legal form."""
    for length in range(min(LONGEST_FORM, len(phrase)), 1, -1):
        pieces = phrase[-length:]
        short = all(len(piece) <= LONGEST_PIECE for piece in pieces)
        if short and "".join(pieces) in _AT_END | _FORMS:
            return length
    return int(bool(phrase) and phrase[-1] in _AT_END | _FORMS)


def begins_with_a_capital(written: str) -> bool:
    """Whether words are set as a name: their first letter is large, or signs join them."""
    first = next((letter for letter in written if letter.isalpha()), "")
    return not first.islower() or not any(map(str.isspace, written))


def is_everyday_name(phrase: Sequence[str]) -> bool:
    """Whether a name of several words has everyday words alone: ``Blue Harbour``."""
    common = everyday() | _trade_words()
    return len(phrase) > 1 and all(len(word) < LEAST or word in common for word in phrase)


def firm_words(words: Iterable[str]) -> frozenset[str]:
    """Those of the words of a firm's name that tell it by themselves."""
    return frozenset(word for word in words if _tells(word))


def short_names(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The first words of a name with its legal form: ``Harbour Ltd`` for ``Harbour Shipping Ltd``.

    A word for what a firm does tells none beside the form either: ``Logistics Ltd``.
    """
    for text in texts:
        words = folded_words(text)
        kept = without_form(words)
        form = words[len(kept) :]
        if kept == words[: len(kept)] and form:
            for count in range(1, len(kept)):
                if any(word not in _trade_words() for word in kept[:count]):
                    yield (*kept[:count], *form)


def _tells(word: str) -> bool:
    common = everyday() | small_words() | _trade_words() | _FORMS | _AT_END | _BODIES
    return len(word) >= LEAST and word.isalpha() and word not in common and not places_in((word,))


@cache
def _trade_words() -> frozenset[str]:
    """What firms do and how they call themselves, in several languages."""
    listed = files("comity.text").joinpath("firm_words.txt").read_text(encoding="utf-8")
    return frozenset(folded_words(re.sub(r"#.*", "", listed)))
