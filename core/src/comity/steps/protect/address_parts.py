"""The parts of an address that is written on one line: each street with its number, each box.

One line often has all of an address. Whoever names a person's house writes the street and its
number, and not the line. A town, a postcode, a country or the number of a flat alone does not tell
the house. The number of a flat, a plot or a block does, together with the part after it. ``Ave``
and ``Avenue`` mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from comity.steps.protect.street_words import (
    BEFORE_A_NUMBER,
    BOXES,
    ENDINGS,
    HOUSES,
    LEFT_AWAY,
    POSTAL,
    SHORT,
    SHORTER,
    TYPES,
    WITHIN,
)
from comity.text.folding import folded_words

__all__ = ["house_parts", "spellings"]

_PARTS = re.compile(
    r"""[,;\n|/]|\s[-–—·•]\s|
        (?<=\d)\s+(?=(?:[A-Z]{1,2}-)?\d{4,6}\s+[^\W\d])|  # a postcode with its town after a number
        (?<=\d[a-zA-Z])\s+(?=(?:[A-Z]{1,2}-)?\d{4,6}\s+[^\W\d])""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_OF_HOUSE = re.compile(r"\d{1,3}[a-z]?")
"""A number that is that of a house where no word says that a street stands beside it."""
_LONG = re.compile(r"(?<!\w)\d+(?:[-/]\d+){2,}(?:/[A-Za-z])?(?!\w)")
_DIGITS = 5
"""Figures of a number that tells a house by itself: ``8-2-293/82/A``."""
_LETTERED = re.compile(r"(\d+)([a-z])")

Words = tuple[str, ...]


def house_parts(text: str) -> Iterator[Words]:
    """The parts of a line that tell a house or a box, in folded words.

    Args:
        text: a line of an address.

    Returns:
        Such as ``17 womble road``, ``flat 2 ahmadu bello way`` and ``box 1234``; nothing of a town
        or a postcode.
    """
    for found in _LONG.findall(text):
        if sum(map(str.isdigit, found)) >= _DIGITS:
            yield folded_words(found)
    parts = _parts(text)
    if parts and parts[0][-1] in HOUSES and len(parts[0]) > 1 and not _has_number(parts[0]):
        yield parts[0]
    for part, after in pairwise(parts):
        yield from _within(part, after)
    for place, words in enumerate(parts):
        yield from _boxes(words)
        within = _without_flat(words)
        house = within if _has_number(within) else words
        if _tells_house(house, first=place == 0):
            yield house
            yield from _to_street(house)


def spellings(words: Words) -> Iterator[Words]:
    """A part of an address, as it stands and as others spell it."""
    longer = tuple(SHORT.get(word, word) for word in words)
    ways = dict.fromkeys((words, longer, tuple(SHORTER.get(word, word) for word in longer)))
    for at, word in enumerate(words):
        stem = (
            word.removesuffix("strasse") if word.endswith("strasse") else word.removesuffix("str")
        )
        if len(stem) > 2 and stem != word:
            for end in (f"{stem}str",), (f"{stem}strasse",), (stem, "str"), (stem, "strasse"):
                ways |= {(*words[:at], *end, *words[at + 1 :]): None}
        if lettered := _LETTERED.fullmatch(word):
            ways |= {(*words[:at], *lettered.groups(), *words[at + 1 :]): None}
    if words[0] in LEFT_AWAY and len(words) > 2:
        ways |= {words[1:]: None}
    yield from ways


def _within(part: Words, after: Words) -> Iterator[Words]:
    """The number of a flat, a plot or a house with the part after it: ``No. 5, Lane 3``."""
    if part[0] not in WITHIN | BEFORE_A_NUMBER or len(part) < 2:
        return
    numbers = [word for word in part[1:] if any(map(str.isdigit, word)) or len(word) == 1]
    if not numbers or not any(len(word) > 2 and word.isalpha() for word in after):
        return
    yield (*part, *after)
    if any(any(map(str.isdigit, word)) for word in numbers) and any(map(_is_street_word, after)):
        yield (*numbers, *after)


def _parts(text: str) -> list[Words]:
    """The words of each part; a number alone belongs to the street beside it: ``12, rue Foch``."""
    left = [words for words in map(folded_words, _PARTS.split(text)) if words]
    found: list[Words] = []
    while left:
        words = left.pop(0)
        if len(words) == 1 and _OF_HOUSE.fullmatch(words[0]):
            if found and any(map(_is_street_word, found[-1])) and not _has_number(found[-1]):
                found[-1] = (*found[-1], *words)
                continue
            if left and not _has_number(left[0]):
                words = (*words, *left.pop(0))
        found.append(words)
    return found


def _has_number(words: Words) -> bool:
    return any(map(_NUMBER.fullmatch, words))


def _without_flat(words: Words) -> Words:
    """Words without the part of a house before or after its street: ``flat 3``."""
    kept: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in WITHIN and rest and any(sign.isdigit() for sign in rest[0]):
            rest.pop(0)
            continue
        kept.append(word)
    return tuple(kept)


def _boxes(words: Words) -> Iterator[Words]:
    for at, word in enumerate(words):
        end = at + 2 if words[at + 1 : at + 2] and words[at + 1] in POSTAL else at + 1
        if word in BOXES and words[end : end + 1] and words[end].isdigit():
            yield words[at : end + 1]


def _tells_house(words: Words, *, first: bool) -> bool:
    """Whether words are a street with a number.

    Without a word that says so, a short number before a name is one, and after it on the ``first``
    part of a line: ``Dublin 4`` and ``1010 Wien`` are no streets.
    """
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    names = [word for word in words if not any(sign.isdigit() for sign in word)]
    if not numbers or not names or set(names) <= WITHIN | BOXES | {"p", "o", "po"}:
        return False
    if any(_is_street_word(word) for word in names):
        return bool(set(names) - TYPES)
    if len(numbers) > 1 or len(names) != len(words) - 1 or max(map(len, names)) < 3:
        return False
    at = words.index(numbers[0])
    return bool(_OF_HOUSE.fullmatch(numbers[0])) and (at == 0 or (first and at == len(words) - 1))


def _to_street(words: Words) -> Iterator[Words]:
    """A number and a street, without the town that stands after them with no comma."""
    ends = [at for at, word in enumerate(words) if _is_street_word(word)]
    if not ends:
        return
    if _NUMBER.fullmatch(words[0]) and ends[-1] > 1 - (words[-1] not in TYPES):
        yield words[: ends[-1] + 1]
    after = [*takewhile(lambda word: not _NUMBER.fullmatch(word), words)]
    if 0 < len(after) < len(words) - 1 and ends[0] < len(after):
        yield words[: len(after) + 1]


def _is_street_word(word: str) -> bool:
    return word in TYPES or (len(word) > 5 and word.endswith(ENDINGS))
