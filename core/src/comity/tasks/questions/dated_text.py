"""The day that a sentence names, if it names one alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

__all__ = ["days_in", "is_birth", "month_names", "only_day"]

LANGUAGES = ("en", "de", "fr", "es", "pt")  # those in which the month of a date is recognised
ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
DAY_FIRST = (
    r"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.|er)?(?: of| de)? ({months})\.?,?(?: de)? (\d{{4}})(?!\d)"
)
MONTH_FIRST = r"\b({months})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)"
JOINED = r"\s*(?:[-–—/&]|\b(?:and|to|und|bis|et|au|y|al|e|a)\b)\s*"
ORDINAL = r"(?:st|nd|rd|th|\.|er)?"
DAYS_FIRST = (
    rf"(?<![\d-])(\d{{{{1,2}}}}){ORDINAL}{JOINED}\d{{{{1,2}}}}"
    rf"(?={ORDINAL}(?: of| de)? (?:{{months}})\.?,?(?: de)? \d{{{{4}}}}(?!\d))"
)
DAYS_LAST = (
    rf"\b((?:{{months}})\.? \d{{{{1,2}}}}){ORDINAL}{JOINED}\d{{{{1,2}}}}{ORDINAL}"
    r"(?=,? \d{{4}}(?!\d))"
)
TWO_MONTHS = (
    rf"(?<![\d-])(\d{{{{1,2}}}}){ORDINAL}(?: of| de)? ({{months}})\.?{JOINED}"
    rf"(?=\d{{{{1,2}}}}{ORDINAL}(?: of| de)? ({{months}})\.?,?(?: de)? (\d{{{{4}}}})(?!\d))"
)
BORN = re.compile(
    r"(?:\b(?:born|birth|dob|geboren|geb|geburtsdatum|née?|naissance|nacid[oa]|nacimiento"
    r"|nascid[oa]|nascimento|birthday\s+(?:is|was))\b|\bd\.\s?o\.\s?b\.|\bgeb\.)"
    r"(?:[^.,;\d]{0,40}|\s+(?:in|at|à|au|aux|en|em)\s[^.;\d]{0,60}\b(?:on|le|am|el|em)\s+)$",
    re.IGNORECASE,
)
"""What stands before the day on which somebody was born, which tells of nothing else."""


def only_day(text: str) -> dt.date | None:
    """The day of a text that names exactly one, also several times; else None.

    Of days in a row, such as 3-4 March 2026, it is the first. Dates of numbers alone
    are read only as 2026-03-14, because 3/4/2026 may be two days.
    """
    found = days_in(text)
    return found[0] if len(found) == 1 else None


def days_in(text: str) -> tuple[dt.date, ...]:
    """The days that a text names, each once; of days in a row the first, of births none."""
    return tuple(dict.fromkeys(_days(text)))


def _days(text: str) -> Iterator[dt.date]:
    months, first, second = _patterns()
    for several in _several_days():
        text = several.sub(r"\1", text)
    text = _twomonth_names().sub(_with_year, text)
    for year, month, day in _told(ISO, text):
        yield from _day(int(year), int(month), int(day))
    for day, name, year in _told(first, text):
        yield from _day(int(year), months[name.casefold()], int(day))
    for name, day, year in _told(second, text):
        yield from _day(int(year), months[name.casefold()], int(day))


def _told(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, ...]]:
    """What a pattern finds in a text, without the days of birth."""
    for found in pattern.finditer(text):
        if not is_birth(text[: found.start()]):
            yield found.groups()


def is_birth(before: str) -> bool:
    """Whether the words before a date say that it is the day on which somebody was born."""
    return BORN.search(before) is not None


def _with_year(found: re.Match[str]) -> str:
    """The first of two days in two months, with its year: that of the second, or the one before."""
    day, name, last, year = found.groups()
    earlier = month_names()[name.casefold()] > month_names()[last.casefold()]
    return f"{day} {name} {int(year) - earlier}, "


def _day(year: int, month: int, day: int) -> Iterator[dt.date]:
    try:
        yield dt.date(year, month, day)
    except ValueError:  # there is no such day
        return


@cache
def _patterns() -> tuple[Mapping[str, int], re.Pattern[str], re.Pattern[str]]:
    """The names of the months with their numbers, and what finds a date with the day first."""
    names = month_names()
    first, second = _compiled(DAY_FIRST, names), _compiled(MONTH_FIRST, names)
    return names, first, second


@cache
def _several_days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds days in a row with one month and one year."""
    return _compiled(DAYS_FIRST, month_names()), _compiled(DAYS_LAST, month_names())


@cache
def _twomonth_names() -> re.Pattern[str]:
    """What finds a day and the next in two months, with one year after both."""
    return _compiled(TWO_MONTHS, month_names())


def _compiled(pattern: str, names: Mapping[str, int]) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(pattern.format(months=words), re.IGNORECASE)


@cache
def month_names() -> Mapping[str, int]:
    """The names of the months and their short forms, in small letters, with their numbers."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).months["format"][width].items():
                names.setdefault(str(name).rstrip(".").casefold(), int(number))
    return names
