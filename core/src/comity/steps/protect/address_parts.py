"""What of an address on one line tells a house and is no street: a house by its name, a box.

One line often has all of an address. A town, a postcode, a country or the number of a flat alone
does not tell the house. The number of a flat, a plot or a block does, together with the part after
it, and so does a number of many figures. The streets are in ``address_streets``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from comity.steps.protect.address_streets import streets_of
from comity.steps.protect.post_boxes import boxes
from comity.steps.protect.street_kinds import AREAS, ending_of, is_between, is_of_part, kinds_of
from comity.steps.protect.street_words import (
    BEFORE_A_NUMBER,
    HOUSES,
    HOUSES_BEFORE,
    HOUSES_BEHIND,
    WITHIN,
)
from comity.text.folding import folded_words

__all__ = ["house_parts", "is_town"]

_PARTS = re.compile(r"[,;\n|]|(?<!\b[Cc])/|\s[-–—·•]\s")
"""Marks between the parts of a line; not the stroke of ``C/``, which is short for a street."""
_LONG = re.compile(r"(?<!\w)\d+(?:[-/]\d+){2,}(?:[-/]?[A-Za-z])?(?!\w)")
_DIGITS = 5
"""Figures of a number that tells a house by itself: ``8-2-293/82/A``."""
_LETTERED = re.compile(r"(.*\d)[-/]?([A-Za-z])")
_TOWN = re.compile(
    r"(?:[A-Z]{1,3}[- ])?\d{3,6}(?:[ -]\d{2,3})?(?:\s?[A-Z]{2})?\s+[^\d,;]+|[^\d,;]+\s\d{1,6}"
)
"""A town with its postcode: ``L-1536 Luxembourg``, ``1012 TM Amsterdam``, ``Mombasa 80100``."""

MOST = 4  # words of the name of a house
LEAST = 4  # letters of one of them
Words = tuple[str, ...]


def house_parts(text: str) -> Iterator[Words]:
    """The parts of a line that tell a house or a box and are no street, in folded words.

    Args:
        text: a line of an address.

    Returns:
        Such as ``flat 2 karen``, ``foxglove cottage``, ``villa mimosa`` and ``box 1234``; nothing
        of a town or a postcode.
    """
    for found in _LONG.findall(text):
        if sum(map(str.isdigit, found)) >= _DIGITS:
            yield folded_words(found)
            if lettered := _LETTERED.fullmatch(found):
                yield folded_words(f"{lettered[1]}{lettered[2]}")
                yield folded_words(f"{lettered[1]}/{lettered[2]}")
    parts = [words for words in map(folded_words, _PARTS.split(text)) if words]
    if parts and parts[0][-1] in HOUSES and len(parts[0]) > 1 and not _has_figures(parts[0]):
        yield parts[0]
    for part in parts:
        yield from _named_house(part)
    if len(parts) > 1 and _is_name_of_a_house(parts[0]) and _is_bare_street(parts[1]):
        yield (*parts[0], *parts[1])
    for part, after in pairwise(parts):
        yield from _within(part, after)
    for part, after in combinations(parts, 2):
        yield from _flat_in_street(part, after)
    yield from boxes(text)


def is_town(line: str) -> bool:
    """Whether a line is a town with its postcode and no more, which many addresses have."""
    return _TOWN.fullmatch(line.strip()) is not None and not any(
        street.kinds for street in streets_of(line)
    )


def _named_house(part: Words) -> Iterator[Words]:
    """The name of one house, in either order: ``Rosewood Cottage``, ``Villa Mimosa``."""
    if not 1 < len(part) <= MOST or _has_figures(part):
        return
    if part[-1] in HOUSES_BEHIND and not _is_a_street(part[:-1]):
        yield part
    if part[0] in HOUSES_BEFORE and not _is_a_street(part[1:]):
        name = tuple(part[1:])
        while name and is_between(name[0]):
            name = name[1:]
        if name and max(map(len, name)) >= LEAST:
            yield part
            yield (*name, part[0])


def _is_name_of_a_house(part: Words) -> bool:
    """Whether a part may be what a house is called that has no word for a house: ``Rosewood``."""
    return len(part) <= MOST and not _has_figures(part) and not _is_a_street(part)


def _is_bare_street(part: Words) -> bool:
    return not _has_figures(part) and _is_a_street(part)


def _is_a_street(words: Words) -> bool:
    return any(kinds_of(word) - AREAS or ending_of(word)[1] for word in words)


def _within(part: Words, after: Words) -> Iterator[Words]:
    """The number of a flat, a plot or a house with the part after it: ``No. 5, Lane 3``."""
    if part[0] not in WITHIN | BEFORE_A_NUMBER or len(part) < 2:
        return
    numbers = [word for word in part[1:] if _has_figures((word,)) or len(word) == 1]
    if numbers and any(len(word) > 2 and word.isalpha() for word in after):
        yield (*part, *after)


def _flat_in_street(part: Words, after: Words) -> Iterator[Words]:
    """The number of a flat with its street, without that of the house: ``Flat 9, Hidden Lane``."""
    street = tuple(word for word in after if not _has_figures((word,)))
    if is_of_part(part[0]) and _has_figures(part[1:]) and _is_a_street(street):
        yield (*part, *street)


def _has_figures(words: Words) -> bool:
    return any(sign.isdigit() for word in words for sign in word)
