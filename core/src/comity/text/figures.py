"""Numbers in a written text: digits of any script, however they are grouped and marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from babel import Locale

__all__ = ["Marks", "marks_of", "plain_figures", "readings", "written_numbers"]

Marks = tuple[frozenset[str], frozenset[str]]  # before decimals, and between groups
UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
SPACES = " \u00a0\u2009\u202f"
APOSTROPHES = "'\u2019\uff07"
COMMAS, POINTS = ",\uff0c", ".\uff0e"
MARKS = f"{COMMAS}{POINTS}\u066b\u066c\u060c\u2e41{APOSTROPHES}{SPACES}"
NUMBER = re.compile(rf"[-\u2212]?\d+(?:[{MARKS}]\d+)*")
ALWAYS_GROUPS = frozenset(f"{SPACES}{APOSTROPHES}\u066c")
HAN = {figure: str(value) for value, figure in enumerate("〇一二三四五六七八九")} | {"零": "0"}
HAN_NUMBER = re.compile(f"[{''.join(HAN)}十廿卅]+")
TENS = {"十": 1, "廿": 2, "卅": 3}


def plain_figures(text: str) -> str:
    """A text with its digits as 0 to 9, Chinese numerals too, and no mark that nobody sees."""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    text = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text
    )
    return HAN_NUMBER.sub(_han, text)


def _han(found: re.Match[str]) -> str:
    """A Chinese numeral below 100, or digits one after the other: 卅一, 二〇二六."""
    text = found.group()
    for ten, value in TENS.items():
        before, sign, after = text.partition(ten)
        if sign and len(before) <= 1 and len(after) <= 1 and not {*before, *after} & {*TENS}:
            tens = int(HAN[before]) if before and ten == "十" else value
            return str(10 * tens + int(HAN[after] if after else "0"))
    return "".join(HAN.get(figure, figure) for figure in text)


@lru_cache(maxsize=256)
def marks_of(locales: tuple[Locale, ...]) -> Marks:
    """The marks that these locales put before decimals and between groups."""
    decimals: set[str] = set()
    groups: set[str] = set()
    for locale in locales:
        for symbols in locale.number_symbols.values():
            decimals.add(symbols.get("decimal", ""))
            groups.add(symbols.get("group", ""))
    return frozenset(decimals - {""}), frozenset(groups - {""})


def written_numbers(text: str, marks: Marks) -> list[frozenset[Decimal]]:
    """Every number of a text, in order, each as all that it can be read as.

    A minus sign right before a figure belongs to it.
    """
    return [readings(found.group(), marks) for found in NUMBER.finditer(plain_figures(text))]


def readings(number: str, marks: Marks) -> frozenset[Decimal]:
    """What a number can be read as; nothing where its marks are in disorder.

    ``9.000`` is nine thousand where a point stands between groups, and nine where it stands before
    decimals: the locales decide. Where they know neither, it may be both.
    """
    sign = Decimal(-1) if number[0] in "-\u2212" else Decimal(1)
    parts = re.split(f"([{MARKS}])", number.lstrip("-\u2212"))
    figures, between = parts[::2], parts[1::2]
    if not between:
        return frozenset({sign * Decimal(figures[0])})
    found: set[Decimal] = set()
    whole = "".join(figures)
    *first, last = between
    grouped, fraction = _grouped(figures, between), _fraction(figures, first, last)
    if grouped and fraction and len(between) == 1:
        decimals, groups = marks
        known = last in decimals or last in groups
        grouped, fraction = not known or last in groups, not known or last in decimals
    if grouped:
        found.add(sign * Decimal(whole))
    if fraction:
        found.add(sign * Decimal(f"{''.join(figures[:-1])}.{figures[-1]}"))
    return frozenset(found)


def _grouped(figures: list[str], between: Iterable[str]) -> bool:
    """Whether figures stand in groups: one mark, at last three figures, two or three before."""
    kinds = {" " if mark in SPACES else "'" if mark in APOSTROPHES else mark for mark in between}
    return (
        len(kinds) <= 1
        and 1 <= len(figures[0]) <= 3
        and all(2 <= len(group) <= 3 for group in figures[1:])
        and (len(figures) == 1 or len(figures[-1]) == 3)
    )


def _fraction(figures: list[str], before: list[str], mark: str) -> bool:
    """Whether the last mark may stand before decimals, and those before it between groups."""
    if mark in ALWAYS_GROUPS:
        return False
    return not before or (mark not in before and _grouped(figures[:-1], before))
