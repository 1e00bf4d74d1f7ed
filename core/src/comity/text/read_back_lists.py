"""Lists, addresses and the words of periods read back: every item, and nothing between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

from babel import Locale
from babel.lists import format_list
from babel.units import format_unit

from comity.text.figures import NUMBER, plain_figures

__all__ = [
    "UNITS",
    "choice_not_said",
    "lines_not_said",
    "list_not_said",
    "unit_forms",
    "unit_texts",
    "without_numbers",
]

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
COUNTS = (0, 1, 2, 3, 5, 6, 11, 21, 100, 1000000)
ITEMS = "every item, in order"
BETWEEN = "the items alone"
Length = Literal["short", "long"]
LENGTHS: tuple[Length, ...] = ("long", "short")
STYLES: tuple[Literal["standard", "or"], ...] = ("standard", "or")


def list_not_said(written: str, items: Sequence[Any], locales: tuple[Locale, ...]) -> str:
    """What of a list (A, B and C) a text does not say."""
    return _not_said(written, items, locales, "standard")


def choice_not_said(written: str, items: Sequence[Any], locales: tuple[Locale, ...]) -> str:
    """What of a choice (A, B or C) a text does not say."""
    return _not_said(written, items, locales, "or")


def lines_not_said(written: str, lines: Sequence[Any], _: tuple[Locale, ...]) -> str:
    """Whether every line of an address stands in a text, in whichever order a State writes them."""
    text = _plain(written)
    for line in sorted((_plain(str(line)) for line in lines), key=len, reverse=True):
        if line not in text:
            return "every line"
        text = text.replace(line, "\n", 1)
    return "" if not _words(text) else "the lines alone"


def _not_said(
    written: str,
    items: Sequence[Any],
    locales: tuple[Locale, ...],
    style: Literal["standard", "or"],
) -> str:
    gaps = _gaps(_plain(written), [_plain(str(item)) for item in items])
    if gaps is None:
        return ITEMS
    if not locales:  # of a language that CLDR does not have, no joint is known
        return BETWEEN if any(len(_words(gap)) > 3 for gap in gaps) else ""
    own, other = _joints(locales, style), _joints(locales, STYLES[style == "standard"])
    cores = [_cores(gap) for gap in gaps]
    if any(core & (other - own) for core in cores):
        return "whether all of the items are meant or one of them"
    return "" if all(core & own for core in cores[:-1]) and _core(gaps[-1]) in own else BETWEEN


def _gaps(text: str, items: Sequence[str]) -> list[str] | None:
    """What stands before, between and after the items; None where one is not in its place."""
    gaps, at = [], 0
    for item in items:
        found = text.find(item, at)
        if found < 0:
            return None
        gaps.append(text[at:found])
        at = found + len(item)
    return [*gaps, text[at:]]


@lru_cache(maxsize=256)
def _joints(locales: tuple[Locale, ...], style: Literal["standard", "or"]) -> frozenset[str]:
    """The words that a language puts before, between and after the items of a list."""
    found: set[str] = {""}
    for locale in locales:
        for items in (["\ue000"], ["\ue000", "\ue001"], ["\ue000", "\ue001", "\ue002"]):
            text = _plain(format_list(items, style, locale=locale))
            found |= {_core(gap) for gap in _gaps(text, items) or ()}
    return frozenset(found)


def _core(gap: str) -> str:
    """The letters and figures of a gap: ``and`` of ``, and``."""
    return "".join(_words(gap))


def _cores(gap: str) -> set[str]:
    """The letters of a gap, also without the letter or the figure of the next item: (a), 1."""
    words = _words(gap)
    numbered = words and len(words[-1]) == 1
    return {"".join(words), *(["".join(words[:-1])] if numbered else [])}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def without_numbers(text: str) -> str:
    """The words of a length of time, without spaces."""
    return "".join(NUMBER.sub("", plain_figures(text)).split()).casefold()


@lru_cache(maxsize=512)
def unit_forms(locale: Locale, unit: str, lengths: tuple[Length, ...] = LENGTHS) -> frozenset[str]:
    """The words that a language has for a unit of time, in every number, without spaces."""
    found = set()
    for length in lengths:
        for count in COUNTS:
            text = format_unit(count, f"duration-{unit}", length, locale=locale)
            found.add(without_numbers(text))
    return frozenset(found - {""})


def unit_texts(locale: Locale, unit: str, quantity: int) -> tuple[str, ...]:
    """A length of time as a language writes it: ``يومان`` for two days."""
    return tuple(
        format_unit(quantity, f"duration-{unit}", length, locale=locale)
        for length in ("long", "short")
    )
