"""The forms of the name of a street in languages that decline it: ``Długa``, ``przy Długiej``.

The table is ``street_forms.toml``: classes of endings, since what is folded has lost the signs and
the script by which a stemmer of one language goes (Snowball), and a dictionary of one language
(pymorphy) would be read for a few words.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from comity.text.folding import fold, folded_words

__all__ = ["LEAST_STEM", "declines", "has_forms", "is_form"]

LEAST_STEM = 3  # letters before an ending
VOWELS = frozenset("aeiouy")


@cache
def _table() -> dict[str, Any]:
    text = files("comity.steps.protect").joinpath("street_forms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _declined() -> frozenset[str]:
    return frozenset(folded_words(_table()["declined"]))


@cache
def _rows() -> tuple[tuple[tuple[str, ...], frozenset[str], int, bool], ...]:
    return tuple(
        (
            tuple(fold(one).text for one in row["of"].split()),
            frozenset(fold(one).text for one in row["endings"].split()),
            row.get("least", LEAST_STEM),
            row.get("all", False),
        )
        for row in _table()["row"]
    )


def declines(word: str) -> bool:
    """Whether a folded word for a street is of a language that declines the name beside it."""
    return word in _declined()


def has_forms(word: str, *, declined: bool) -> bool:
    """Whether a word of the name of a street has other forms at all, as ``is_form`` takes them."""
    return any(declined or always for _, _, always in _stems(word))


def is_form(token: str, word: str, *, declined: bool) -> bool:
    """Whether a word of a text is a form of a word of the name of a street.

    Args:
        token: the word of the text, folded.
        word: the word of the name, folded.
        declined: whether the word for a street beside it is of such a language, or there is none.
    """
    return token[:LEAST_STEM] == word[:LEAST_STEM] and any(
        token.startswith(stem) and token[len(stem) :] in endings
        for stem, endings, always in _stems(word)
        if declined or always
    )


@lru_cache(maxsize=4096)
def _stems(word: str) -> tuple[tuple[str, frozenset[str], bool], ...]:
    """What stands before each ending of a word, and the endings that may stand in its place."""
    found = []
    for ends, endings, least, always in _rows():
        for end in ends:
            stem = _before(word, end)
            if len(stem) >= least:
                found.append((stem, endings, always))
    return tuple(found)


def _before(word: str, end: str) -> str:
    if end == "-":
        return "" if word[-1:] in VOWELS or word[-1:].isdigit() else word
    return word.removesuffix(end) if word.endswith(end) else ""
