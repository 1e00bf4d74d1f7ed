"""Dates read back: the day, the month by its name or its number, and the year, all of them once."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from babel import Locale

from comity.text.figures import plain_figures

__all__ = ["not_said"]

WHAT = "the day, the month and the year"
BRACKET = re.compile(r"[()\[\]\uff08\uff09]")
ASIDE = re.compile(r"\(\w*\)")  # 1(a), an ending that a language writes in brackets
YEARS = range(1800, 2200)  # those of the Gregorian calendar that a document may name


class Token(NamedTuple):
    """A number or the name of a month, and where it stands in the text."""

    kind: str
    value: int
    start: int
    end: int


def not_said(written: str, value: dt.date, locales: tuple[Locale, ...]) -> str:
    """What of a date a text does not say.

    The date of another calendar may stand beside it, but no other date of this one.
    """
    text = plain_figures(written)
    tokens = [*_tokens(text, locales)]
    found: list[set[dt.date]] = []
    at = 0
    while at < len(tokens) - 2:
        dates = _dates(tokens[at : at + 3], text, value.year, locales)
        found += [dates] if dates else []
        at += 3 if dates else 1
    return "" if found and all(value in dates for dates in found) else WHAT


def _tokens(text: str, locales: tuple[Locale, ...]) -> Iterator[Token]:
    names, pattern = _months(locales)
    for found in re.finditer(rf"\d+|{pattern}" if names else r"\d+", text, re.IGNORECASE):
        word = found.group()
        if word.isdecimal():
            yield Token("number", int(word), *found.span())
        else:
            yield Token("month", names[_folded(word)], *found.span())


@lru_cache(maxsize=256)
def _months(locales: tuple[Locale, ...]) -> tuple[dict[str, int], str]:
    """The names of the months, and a pattern that finds the longest first.

    A name that is a number itself ("1月") is read as one.
    """
    names: dict[str, int] = {}
    for locale in locales:
        for context in locale.months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context.get(width, {}).items():
                    plain = _folded(plain_figures(str(name)))
                    if not any(character.isdecimal() for character in plain):
                        names.setdefault(plain, int(number))
    found = sorted((name for name in names if name.strip()), key=len, reverse=True)
    return names, "|".join(map(re.escape, found))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).lower()


def _dates(
    tokens: list[Token], text: str, wanted: int, locales: tuple[Locale, ...]
) -> set[dt.date]:
    """The dates that three neighbours can be read as; brackets part one date from another."""
    between = (text[one.end : next_one.start] for one, next_one in pairwise(tokens))
    if any(BRACKET.search(ASIDE.sub("", gap)) for gap in between):
        return set()
    months = [token for token in tokens if token.kind == "month"]
    numbers = [token for token in tokens if token.kind == "number"]
    years = [token for token in numbers if token.value in YEARS or token.value == wanted]
    if len(years) != 1 or len(months) > 1:
        return set()
    year = years[0]
    others = [token for token in tokens if token is not year]
    if months:
        (day,) = [token for token in others if token.kind == "number"]
        return _made(year.value, months[0].value, day.value)
    return _in_figures(others, tokens, text, locales)


def _in_figures(
    others: list[Token], tokens: list[Token], text: str, locales: tuple[Locale, ...]
) -> set[dt.date]:
    """A date in figures alone: the year first, or the day or the month as is usual."""
    year = next(token for token in tokens if token not in others)
    first, second = others
    place = tokens.index(year)
    if place == 0:
        return _made(year.value, first.value, second.value)
    if place == 1:
        return set()
    points = {text[a.end : b.start].strip() for a, b in pairwise(tokens)}
    dates = {order: _made(year.value, *pair) for order, pair in _orders(first, second).items()}
    if points == {"."}:
        return dates["day"]
    if not dates["day"] or not dates["month"]:
        return dates["day"] or dates["month"]
    return set().union(*(dates[order] for order in _usual(locales)))


def _orders(first: Token, second: Token) -> dict[str, tuple[int, int]]:
    """The month and the day of figures before a year, as the day or the month comes first."""
    return {"day": (second.value, first.value), "month": (first.value, second.value)}


def _made(year: int, month: int, day: int) -> set[dt.date]:
    try:
        return {dt.date(year, month, day)}
    except ValueError:
        return set()


@lru_cache(maxsize=256)
def _usual(locales: tuple[Locale, ...]) -> frozenset[str]:
    """Whether the day or the month comes first in figures, where this language or State has them.

    What the State does counts, where it is known.
    """
    patterns = [locale.date_formats["short"].pattern for locale in locales[1:] or locales]
    return frozenset(
        "month" if 0 <= pattern.find("M") < pattern.find("d") else "day" for pattern in patterns
    )
