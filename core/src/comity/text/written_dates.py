"""Dates as people write them: ``5 October 2026``, ``05/10/2026``, ``5. Oktober 2026``, ``today``.

A date is never guessed. What has two readings gives both, unless the State or the language decides
the order of day and month; what has none is refused, with what to write. Whoever asks shows the
date back with ``shown``.

The month names and the orders are those of the CLDR, through Babel. The parser is our own:
``dateutil`` reads 05/10/2026 as May without a word, and ``dateparser`` brings five packages and
guesses what is missing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from babel.core import Locale, UnknownLocaleError, get_global

from comity.model.messages import Message
from comity.text.formatting import format_value
from comity.text.messages import message
from comity.text.written_date_words import RELATIVE, small_words, word_months, word_weekdays

__all__ = ["WrittenDate", "read_date", "shown"]

LEAST_YEAR = 1000  # of three digits one is missing
NEXT_YEARS = 10  # a year of two digits lies at most so far ahead: 26 is 2026, 76 is 1976
ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th|er|re|ère|º|ª|°|\.?º)\b\.?", re.IGNORECASE)
APART = r"\s./,·\u2010-\u2015\u2212\u200e\u200f-"
TOKEN = re.compile(rf"\d+|[^\d{APART}]+")
ELIDED = re.compile(r"^[dl]['’]")
YEAR_FIRST = re.compile(r"\d\d-\d\d-\d\d")  # 26-10-05: of 2026 or of 2005
EIGHT = re.compile(r"(?:1[89]|2[01])\d{6}")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """What a text says as a date.

    ``readings`` has one date where the text is clear, two where day and month may be exchanged,
    and none where it is refused. ``refusal`` says why, with a cure. ``decided`` tells that the
    order of the State or of the language chose between two readings: show the date back.
    """

    readings: tuple[dt.date, ...] = ()
    refusal: Message | None = None
    decided: bool = False

    @property
    def date(self) -> dt.date | None:
        """The date, where there is one reading only."""
        return self.readings[0] if len(self.readings) == 1 else None


class _Parts(NamedTuple):
    numbers: list[str]
    month: int
    weekday: int | None
    odd: str


def read_date(
    text: str, *, language: str = "en", state: str = "", today: dt.date | None = None
) -> WrittenDate:
    """Read a date that somebody wrote.

    Args:
        text: what was written, in figures or with the name of the month.
        language: the BCP 47 tag of the writer's language; English is understood besides.
        state: the ISO 3166 code of the writer's State; its order of day and month decides, in the
            writer's language if that is official there, else in the one that most people speak.
        today: the day from which "today" and years of two digits are told.
    """
    now = today or dt.date.today()
    said = " ".join(text.split()).strip(" .,;")
    relative = RELATIVE.get(said.casefold())
    if relative is not None:
        return WrittenDate((now + dt.timedelta(days=relative),))
    if not any(sign.isdecimal() for sign in said):
        return _refused("unread", said)
    parts = _parts(said, language)
    if parts.odd:
        return _refused("unread", said)
    read = _named(parts, now, said) if parts.month else _figures(parts.numbers, now, said)
    if len(read.readings) == 2 and (order := _order(language, state)):
        read = WrittenDate((read.readings["dm".index(order[0])],), decided=True)
    return _on_that_weekday(read, parts.weekday, language)


def shown(day: dt.date, language: str = "en") -> str:
    """A date as it is shown back: with the name of the month, in a language."""
    return str(format_value(day, "date", language))


def _parts(said: str, language: str) -> _Parts:
    """The numbers of a text, its month by name, its day of the week, and what is none of these."""
    months, weekdays, small = word_months(language), word_weekdays(language), small_words()
    plain = ORDINAL.sub(r"\1 ", said)
    numbers: list[str] = []
    month = 0
    weekday: int | None = None
    for match in TOKEN.finditer(plain):
        word = ELIDED.sub("", match.group().casefold())
        if word.isdecimal():
            numbers.append(word)
        elif word in months and not month:
            month = months[word]
        elif word in weekdays and weekday is None:
            weekday = weekdays[word]
        elif word not in small:
            return _Parts(numbers, month, weekday, word)
    return _Parts(numbers, month, weekday, "")


def _named(parts: _Parts, now: dt.date, said: str) -> WrittenDate:
    """A date with the name of its month: the year is the longer number, or the last one."""
    if len(parts.numbers) < 2:
        alone = parts.numbers[0] if parts.numbers else ""
        return _refused("no-day" if len(alone) > 2 else "no-year", said)
    if len(parts.numbers) > 2:
        return _refused("unread", said)
    first, last = parts.numbers
    day, year = (last, first) if len(first) > 2 else (first, last)
    return _one(_year(year, now), parts.month, int(day), said)


def _figures(numbers: list[str], now: dt.date, said: str) -> WrittenDate:
    if len(numbers) == 1 and EIGHT.fullmatch(numbers[0]):
        whole = numbers[0]
        return _one(int(whole[:4]), int(whole[4:6]), int(whole[6:]), said)
    if len(numbers) == 2:
        return _refused("no-day" if len(numbers[1]) > 2 else "no-year", said)
    if len(numbers) != 3:
        return _refused("unread", said)
    one, two, three = numbers
    if len(one) > 2:
        return _one(int(one), int(two), int(three), said)
    if len(three) < 3 and YEAR_FIRST.fullmatch(said):
        return _refused("century", said)
    year = _year(three, now)
    days = [_day(year, int(two), int(one)), _day(year, int(one), int(two))]
    found = tuple(dict.fromkeys(day for day in days if day is not None))
    return WrittenDate(found) if found else _refused("impossible", said)


def _one(year: int, month: int, day: int, said: str) -> WrittenDate:
    found = _day(year, month, day)
    return _refused("impossible", said) if found is None else WrittenDate((found,))


def _day(year: int, month: int, day: int) -> dt.date | None:
    if year < LEAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _year(written: str, now: dt.date) -> int:
    """The year, of which two digits may be written: the last that is not far ahead."""
    year = int(written)
    if len(written) != 2:
        return year
    century = now.year - now.year % 100
    return century + year - (100 if century + year > now.year + NEXT_YEARS else 0)


def _on_that_weekday(read: WrittenDate, weekday: int | None, language: str) -> WrittenDate:
    if weekday is None or not read.readings:
        return read
    fitting = tuple(day for day in read.readings if day.weekday() == weekday)
    if fitting:
        return WrittenDate(fitting, decided=read.decided)
    return WrittenDate((), message("value.date-weekday", date=shown(read.readings[0], language)))


def _refused(why: str, said: str) -> WrittenDate:
    return WrittenDate((), message(f"value.written-date/{why}", quote=said[:60]))


def _order(language: str, state: str) -> str:
    """``dm`` or ``md``: the order of a State or of a language; empty where none decides it."""
    orders = {order for locale in _locales(language, state) for order in _orders_of(locale)}
    return next(iter(orders)) if len(orders) == 1 else ""


@cache
def _locales(language: str, state: str) -> tuple[str, ...]:
    """The locale that may decide: that of a State, else of the language."""
    if state:
        code = state.partition("-")[0]
        spoken = get_global("territory_languages").get(code, {})
        official = [one for one, about in spoken.items() if about.get("official_status")]
        own = [one for one in official if one.partition("_")[0] == language.partition("-")[0]]
        most = own or sorted(official, key=lambda one: -spoken[one]["population_percent"])[:1]
        return tuple(f"{one.partition('_')[0]}_{code}" for one in most) or (f"en_{code}",)
    tag = language.replace("-", "_")
    if tag.lower() in ("en", "en_001"):
        return ()  # British and American: who writes English may mean either
    return (tag,)


@cache
def _orders_of(locale: str) -> frozenset[str]:
    """The orders of day and month that a locale has in figures; no locale that is not known."""
    try:
        known = Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(_order_in(str(known.date_formats["short"].pattern)))


def _order_in(pattern: str) -> Iterator[str]:
    signs = [sign for sign in pattern if sign in "dMy"]
    if signs and signs[0] != "y":
        yield "dm" if signs[0] == "d" else "md"
