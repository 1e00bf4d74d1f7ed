"""What may mean the number of a person, and is not written so: ``P-5``, ``PW5``, ``Witness 5``.

It stays in the document as it is typed, so whoever means a person by it is told the number that the
person has there. A page, a paragraph and a quantity are none: ``p. 5``, ``witness 5 years ago``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.steps.protect.number_words import (
    BEFORE,
    calls_somebody,
    is_of_a_thing,
    is_quantity,
    number_follows,
)
from comity.steps.protect.numbers_told import called_in

__all__ = ["Like", "Span", "likes_in", "spans_in"]

_AFTER = r"(?![^\W\u3040-\u9fff]|[-./:]\d)"
_FORMS = re.compile(
    rf"(?<![\w.])(?:"
    rf"P(?:(?P<hyphen>[-\u2010\u2011])|\.)\s?(?P<a>\d{{1,3}})"  # P-5, P.5
    rf"|(?P<look>[РПΡΠＰ][\s\u00a0-]?)(?P<b>\d{{1,3}})"  # the letters of Cyrillic and Greek
    rf"|(?P<list>[CDP]\.?\s?W\.?[\s\u00a0-]?)(?P<c>\d{{1,3}})"  # PW5: prosecution witness 5
    rf"){_AFTER}"
)
_NUMBER = re.compile(r"(?<![\w.,/:\u2010-\u2014-])\d{1,3}(?![\w%°€$£]|[.,:/]\d|\s?[%€$£])")
_WORD = re.compile(
    r"[^\s,;:.()]*[\s\u00a0]*(?:(?:n[°ºor]|№|num|number|numéro|nummer)\.?\s?)?$", re.I
)
_CLOSED = re.compile(r"[.;:!?)]*\s*$|[.;!?)](?!\d)|,\s(?!\d)|\s(?:and|und|et|y|e)\s(?!\d)")
"""What ends the words for a person, so that the number counts nothing: ``the victim 4.``"""
_RANGE = re.compile(
    r"[\s\u00a0]?(?:[\u2010-\u2014-]|\b(?:to|bis|à|au|a|al|até|hasta)\b)[\s\u00a0]?"
)


class Like(NamedTuple):
    """What may mean a person: the id, as it is written, and whether it surely means somebody."""

    name: str
    written: str
    sure: bool


class Span(NamedTuple):
    """From one number to another, of which the text does not write those between."""

    first: int
    last: int
    written: str


def likes_in(text: str) -> Iterator[Like]:
    """What in a text may mean the number of a person, and is not written so."""
    for found in _FORMS.finditer(text):
        before, after = _beside(text, found)
        by_role = calls_somebody(before)
        if is_of_a_thing(before, after, called=by_role):
            continue
        if found["hyphen"] or found["look"] or found["list"] or by_role:
            number = found["a"] or found["b"] or found["c"]
            yield Like(f"P{int(number)}", found.group(), bool(by_role or found["list"]))
    for found in _NUMBER.finditer(text):
        before, after = _beside(text, found)
        follows = number_follows(before)
        small = follows or _CLOSED.match(after) is not None
        if calls_somebody(before, capital=not small) and (follows or not is_quantity(after)):
            start = _WORD.search(before)
            written = (start.group() if start else "") + found.group()
            yield Like(f"P{int(found.group())}", written.strip(), follows)


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    """What stands near a place: before it and behind it."""
    start, end = found.span()
    return text[max(0, start - BEFORE) : start], text[end : end + BEFORE]


def spans_in(text: str) -> Iterator[Span]:
    """Where a text names persons from one number to another: ``the witnesses P2–P7``."""
    last = None
    for told in called_in(text):
        if last and told.by_role and _RANGE.fullmatch(text, last.end, told.start):
            yield Span(int(last.name[1:]), int(told.name[1:]), text[last.start : told.end])
        last = told
