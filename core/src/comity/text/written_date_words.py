"""The words of written dates: months and days of the week in any language, "today", "of"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from babel.core import Locale, UnknownLocaleError

__all__ = ["RELATIVE", "only_of_a_date", "small_words", "word_months", "word_weekdays"]

ALSO = ("en", "de", "fr", "pt", "es")  # understood whatever the language is
SHORTEST = 3  # letters of a month's name that is cut off
# days from today; the CLDR has these words, but Babel does not read them
RELATIVE: Mapping[str, int] = {
    **{"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2},
    **{"day before yesterday": -2, "heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1},
    **{"aujourd'hui": 0, "aujourd’hui": 0, "hier": -1, "avant-hier": -2, "demain": 1},
    **{"hoje": 0, "ontem": -1, "anteontem": -2, "amanhã": 1},
    **{"hoy": 0, "ayer": -1, "anteayer": -2, "mañana": 1, "leo": 0, "jana": -1, "kesho": 1},
}
SMALL = frozenset(
    {
        *("of", "the", "on", "in", "day", "dated", "de", "do", "del", "el", "le", "la", "den"),
        *("der", "dem", "am", "im", "vom", "du", "em", "o", "a", "um", "d", "date", "feira"),
        *("年", "月", "日", "년", "월", "일"),
    }
)
ORDINALS = frozenset({"st", "nd", "rd", "th", "er"})


def small_words() -> frozenset[str]:
    """Words that stand in a date and say nothing of it: "of", "the", "de", "den"."""
    return SMALL


def only_of_a_date(text: str) -> bool:
    """Whether a text has nothing but the parts of a date: figures, a month, a day of the week."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    known = {*word_months("en"), *word_weekdays("en")}
    named = known.intersection(words)
    figures = re.findall(r"\d+", text)
    if not figures or not (named or len(figures) == 3) or len(figures) > 3:
        return False
    return all(word in known or word in SMALL or word in ORDINALS for word in words)


@cache
def word_months(language: str) -> Mapping[str, int]:
    """The number of each month by its names: full, short, without accents, cut to three letters.

    A short name that the language itself does not have, and that two months share, is none.
    """
    found: dict[str, int] = {}
    for known in _locales(language):
        own: dict[str, set[int]] = {}
        cut: dict[str, set[int]] = {}
        for number, name in _names(known, "months"):
            for word in _words(name):
                if not word.isdecimal():
                    own.setdefault(word, set()).add(number)
                    cut.setdefault(word[:SHORTEST], set()).add(number)
        for word, numbers in (cut | own).items():
            if len(numbers) == 1:
                found.setdefault(word, *numbers)
    return found


@cache
def word_weekdays(language: str) -> Mapping[str, int]:
    """The number of each day of the week by its names; Monday is 0. No name of a month is one."""
    found: dict[str, int] = {}
    months = word_months(language)
    for known in _locales(language):
        for number, name in _names(known, "days"):
            for word in _words(name):
                if word not in months:
                    found.setdefault(word, number)
    return {word: number for word, number in found.items() if word not in SMALL}


def _locales(language: str) -> Iterator[Locale]:
    for tag in dict.fromkeys((language, *ALSO)):
        try:
            yield Locale.parse(tag, sep="-" if "-" in tag else "_")
        except (UnknownLocaleError, ValueError):
            continue


def _names(locale: Locale, what: str) -> Iterator[tuple[int, str]]:
    table = locale.months if what == "months" else locale.days
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from table.get(use, {}).get(width, {}).items()


def _words(name: str) -> Iterator[str]:
    """A name as single words: those of ``terça-feira`` are two, and only the first one tells."""
    bare = name.casefold().strip(".·")
    first = bare.replace("-", " ").split()[0] if bare.split() else bare
    yield from dict.fromkeys((bare, first, _plain(first)))


def _plain(word: str) -> str:
    split = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in split if unicodedata.category(sign) != "Mn")
