"""Words of addresses by what they mean: classes of words for a street, words beside a number.

The table is ``street_kinds.toml``. Words of one class mean the same, whole or cut short, in
whichever language. All is folded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from comity.text.folding import folded_words

__all__ = [
    *(
        "AREAS",
        "BUILDINGS",
        "Kinds",
        "ending_of",
        "is_after",
        "is_before_a_place",
        "is_beside",
        "is_between",
    ),
    *("is_any_square", "is_cut_short", "is_of_part", "kinds_of", "kinds_of_two", "name_word"),
    "word_of",
]

Kinds = frozenset[str]
"""Classes of words for a street: ``{"street"}``; a short form may be of several."""
AREAS: Kinds = frozenset(
    (
        *("estate", "enclave", "society", "house", "apartments", "towers", "heights", "colony"),
        *("mansions", "quarter", "residence", "park", "hill", "building"),
    )
)
"""Classes of buildings and parts of a town: without a number they tell no more than a town does."""
BUILDINGS: Kinds = frozenset(
    ("house", "apartments", "towers", "mansions", "residence", "society", "building")
)
"""Those in which many live: the name alone tells as much as that of a street."""
LEAST_STEM = 3  # letters before an ending
_NONE: Kinds = frozenset()


@cache
def _table() -> dict[str, Any]:
    text = files("comity.steps.protect").joinpath("street_kinds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _forms(key: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each form of a word for a street, word by word, with its class."""
    for name, one in _table()["kinds"].items():
        for form in one.get(key, "").split():
            yield folded_words(form), name


@cache
def _kinds() -> dict[tuple[str, ...], Kinds]:
    found: dict[tuple[str, ...], set[str]] = {}
    for form, name in (*_forms("words"), *_forms("short")):
        found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _short() -> frozenset[str]:
    beside = folded_words(" ".join(_table()["numbers"].values()))
    return frozenset((*(word for form, _ in _forms("short") for word in form), *beside))


@cache
def _listed(*keys: str) -> frozenset[str]:
    return frozenset(folded_words(" ".join(_table()["numbers"][key] for key in keys)))


@cache
def _endings() -> tuple[tuple[str, Kinds], ...]:
    found: dict[str, set[str]] = {}
    for name, forms in _table()["endings"].items():
        for form in folded_words(forms):
            found.setdefault(form, set()).add(name)
    longest = sorted(found, key=lambda form: -len(form))
    return tuple((form, frozenset(found[form])) for form in longest)


@cache
def _name_words() -> dict[str, str]:
    return {form: word for word, forms in _table()["names"].items() for form in forms.split()}


def kinds_of(word: str) -> Kinds:
    """The classes of a folded word for a street; empty for any other word."""
    return _kinds().get((word,), _NONE)


def kinds_of_two(first: str, second: str) -> Kinds:
    """The same of a short form with a sign within: ``p`` and ``zza`` for a square."""
    return _kinds().get((first, second), _NONE)


@lru_cache(maxsize=4096)
def ending_of(word: str) -> tuple[str, Kinds]:
    """What stands before the ending that makes one word the name of a street, and its classes."""
    for ending, kinds in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            return word.removesuffix(ending), kinds
    return "", _NONE


def word_of(kinds: Kinds) -> str:
    """A word of one of some classes: ``square`` for that of ``p.zza``."""
    found = (form for form, own in _kinds().items() if len(form) == 1 and own == kinds)
    return next(found)[0]


def name_word(word: str) -> str:
    """A word of a name in full: ``st`` is ``saint`` there."""
    return _name_words().get(word, word)


def is_between(word: str) -> bool:
    """Whether a word is an article or a preposition that may stand beside the name of a street."""
    return word in _listed("between")


def is_before_a_place(word: str) -> bool:
    """Whether a word is a preposition of place: ``in Serrano, 61`` is no age."""
    return word in _listed("place")


def is_beside(word: str) -> bool:
    """Whether a word stands before the number of a house, or of a part of one."""
    return word in _listed("number", "house", "part")


def is_of_part(word: str) -> bool:
    """Whether a word stands before the number of a part of a house: a flat."""
    return word in _listed("part")


def is_after(word: str) -> bool:
    """Whether a word follows the figures of a number: ``bis``."""
    return word in _listed("after")


def is_any_square(stem: str, kinds: Kinds) -> bool:
    """Whether a square is called as many are, so that its name alone is no name: ``Hauptplatz``."""
    return "square" in kinds and stem in _listed("any_square")


def is_cut_short(word: str) -> bool:
    """Whether a full stop may stand behind a word within an address."""
    return len(word) < 3 or word in _short()
