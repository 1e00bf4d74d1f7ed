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

__all__ = ["firm_words", "short_names", "without_form"]

_FORMS, _BODIES = told("firms"), told("bodies")
LEAST = 4  # letters of a word that tells a firm by itself; three may be any abbreviation


def without_form(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without the legal form; all, where nothing else is left."""
    kept = tuple(word for word in phrase if word not in _FORMS)
    return kept or phrase


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
    common = everyday() | small_words() | _trade_words() | _FORMS | _BODIES
    return len(word) >= LEAST and word.isalpha() and word not in common and not places_in((word,))


@cache
def _trade_words() -> frozenset[str]:
    """What firms do and how they call themselves, in several languages."""
    listed = files("comity.text").joinpath("firm_words.txt").read_text(encoding="utf-8")
    return frozenset(folded_words(re.sub(r"#.*", "", listed)))
