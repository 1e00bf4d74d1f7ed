"""The number of a house as it is written: ``33-II``, ``7 bis``, ``41/3``, ``24-26``, ``B-204``."""

from __future__ import annotations

import re

from comity.steps.protect.street_kinds import is_after

__all__ = ["RUN", "digits_of", "figures", "house_numbers"]

_PART = r"(?:\d+[a-z]?|[a-z]{1,3})(?![^\W_])"
RUN = (
    r"(?<![^\W_])(?:[a-z]{1,2}[-/]?)?\d+(?!(?:st|nd|rd|th)(?![^\W_]))"
    rf"(?:\.\d{{3}}(?!\d))?(?:bis|ter|quater|[a-z]{{1,2}})?(?![^\W_])(?:\s?[-\u2013/]\s?{_PART})*"
    r"(?:\s(?:bis|ter|quater|[a-z])(?![^\W_]|/|\.\s?\d|\.[^\W\d_]))?"
)
"""The number of a house in a folded text, with what belongs to it; no ``2nd``."""
_NUMBER = re.compile(r"([a-z]{1,2})?[-/]?0*(\d+)([a-z]*)(.*)", re.DOTALL)
_THOUSAND = re.compile(r"(\d)\.(\d{3})(?!\d)")
_PIECES = re.compile(r"\d+|[a-z]+")
MOST_APART = 40  # the first and the last number of one house: 24-26


def house_numbers(written: str) -> frozenset[str]:
    """The numbers that a number tells by its first figures and its letter.

    Args:
        written: folded, as ``RUN`` finds it.

    Returns:
        Such as ``{"33", "33ii"}`` for ``33-II``, ``{"14b", "14"}`` for ``14 B``, ``{"14b"}`` for
        ``14b``, ``{"24", "26"}`` for ``24/26`` and ``{"41"}`` for ``41/3``.
    """
    found = _NUMBER.match(_THOUSAND.sub(r"\1\2", written))
    if found is None:
        return frozenset()
    before, number, letter, rest = found.groups()
    told = {number + letter}
    if is_after(letter):
        told.add(number)
    pieces = _PIECES.findall(rest)
    if pieces and not letter:
        last = pieces[0]
        if last.isdigit():
            told |= {last} if 0 < int(last) - int(number) <= MOST_APART else set()
        else:
            told.add(number + last)
    if before:
        told.add(before + number + letter)
    return frozenset(told)


def figures(written: str) -> frozenset[str]:
    """All figures of a number: of the house, of the flat, of the other end."""
    return frozenset(re.findall(r"\d+", _THOUSAND.sub(r"\1\2", written)))


def digits_of(written: str) -> int:
    """How many figures the first number in a text has."""
    found = re.search(r"\d+", written)
    return len(found.group()) if found else 0
