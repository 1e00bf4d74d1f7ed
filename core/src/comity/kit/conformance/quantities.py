"""Lengths of time in a sentence, in figures and in words: ``ninety (90) days``.

Words are English; figures are found with the units of any language that CLDR has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from babel.core import Locale, UnknownLocaleError

__all__ = ["Length", "length", "lengths", "times_named"]

Length = tuple[str, int]  # hours or months, and how many: 7 days are 168 hours, a year 12 months
UNITS = {"hour": ("hours", 1), "day": ("hours", 24), "week": ("hours", 168)}
UNITS |= {"month": ("months", 1), "year": ("months", 12)}
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
ONES += " fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: number for number, word in enumerate(ONES.split())}
WORDS |= {word: 10 * number for number, word in enumerate(TENS.split(), start=2)}
WORDS |= {"a": 1, "an": 1}
HUNDRED = "hundred"
WORD = rf"(?:{'|'.join(sorted((*WORDS, HUNDRED), key=len, reverse=True))})"
SPELT = rf"(?:an? (?={WORD}))?{WORD}(?:(?:[ -]and)?[ -]{WORD})*"  # a one-year term
NUMBER = rf"(?:\d{{1,4}}|{SPELT})"
BESIDE = r"(?: ?\(\w+\))?"  # ninety (90) days
BETWEEN = r"(?: working| calendar| full| consecutive| further| more| additional| business)?"
OTHERS = rf"(?:{NUMBER}{BESIDE}(?: to | or | and |–|, ))*"
FORTNIGHT = re.compile(r"\bfortnight\b", re.IGNORECASE)
HALF_YEAR = re.compile(r"\bhalf (?:a|of a|the) year\b|\bhalf-year\b", re.IGNORECASE)
TIMES = re.compile(rf"\b(?:(once)|(twice)|({NUMBER}) times)\b", re.IGNORECASE)


def length(quantity: int, unit: str) -> Length:
    """A period of a law file as a length: ``length(1, "years")`` is 12 months."""
    measure, factor = UNITS[unit.rstrip("s")]
    return measure, quantity * factor


def lengths(text: str, languages: Iterable[str] = ()) -> frozenset[Length]:
    """Every length of time that a text names."""
    found = set(_found(text, _pattern("")))
    for tag in languages:
        found |= set(_found(text, _pattern(tag.partition("-")[0])))
    if FORTNIGHT.search(text):
        found.add(length(2, "weeks"))
    if HALF_YEAR.search(text):
        found.add(length(6, "months"))
    return frozenset(found)


def times_named(text: str) -> frozenset[int]:
    """How often something may happen, as a text says it: once, twice, three times."""
    return frozenset(
        1 if once else 2 if twice else _number(number)
        for once, twice, number in TIMES.findall(text)
    )


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[Length]:
    for match in pattern.finditer(text):
        unit = next(name for name in UNITS if match[name])
        for number in re.findall(rf"\b{NUMBER}\b", match["numbers"], re.IGNORECASE):
            yield length(_number(number), unit)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    total = 0
    for word in re.split(r"[ -]", re.sub(r"^an? (?=\w)", "", text.lower())):
        if word == HUNDRED:
            total = max(total, 1) * 100
        else:
            total += WORDS.get(word, 0)
    return total


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A pattern of numbers before a unit; of another language than English with its own units."""
    named: dict[str, tuple[str, ...]] = {unit: (unit, f"{unit}s") for unit in UNITS}
    if language:
        named = {unit: tuple(_words(language, unit)) or (unit,) for unit in UNITS}
    units = "|".join(
        rf"(?P<{unit}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
        for unit, words in named.items()
    )
    return re.compile(
        rf"\b(?P<numbers>{OTHERS}{NUMBER}{BESIDE}){BETWEEN}[ \u00a0-]?(?:{units})(?!\w)",
        re.IGNORECASE,
    )


def _words(language: str, unit: str) -> Iterator[str]:
    """The words of a unit in a language, as CLDR writes them in full after a number."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    patterns: Any = locale.unit_display_names and locale._data["unit_patterns"]
    for form, written in patterns.get(f"duration-{unit}", {}).get("long", {}).items():
        word = str(written).replace("{0}", "").strip()
        if isinstance(written, str) and form != "per" and word:
            yield word
