"""When a text says that something happened: on one day, from one day to another, or several times.

Nothing is guessed. A day whose year is left out takes it only from the end of the same span. The
day of a birth, or on which a company or a passport was made, is no time of what happened. Nor is
the day until which, before or after which something was so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from comity.tasks.questions.dated_text import BEFORE, is_particular, month_names

__all__ = ["ToldTime", "told_days", "told_time"]

Read = Callable[[str], "dt.date | None"]

ORDINAL = r"(?:st|nd|rd|th|\.|er|º)?"
TO = r"(?:to|until|till|through|bis|au|al?|até|hasta|jusqu['’]au)"
AND = r"(?:and|und|et|y|e)"
JOINED = rf"\s*(?:[-–—/&]|\b(?:{TO}|{AND})\b)(?:\s+(?:the|le|dem|den|zum))?\s*"
OF = r"(?: of| de)?"
DAY, ALONE = r"(?:0[1-9]|[12]\d|3[01])", "[1-9]"
FIGURES = re.compile(
    r"(?<![\w./-])(?:\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)\d{4}"
    rf"|(?<!\bat )(?<!\bum )(?<!\bà ){DAY}(?P<short>[./]){DAY}(?P=short)\d\d(?!\.?\d)"
    rf"|(?:{ALONE}/(?:{DAY}|{ALONE})|{DAY}/{ALONE})/\d\d)(?![\w/-])"
)
"""A date in figures; of one whose year has two, day and month can be such: no number, no time."""
SPAN = re.compile(rf"\s*(?:[-–—]|,?\s*{TO}(?:\s+(?:the|le|zum|on))?)\s*", re.IGNORECASE)
PAIR = re.compile(rf"\s*(?:&|{AND})(?:\s+(?:the|le|dem))?\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|zwischen|entre)(?:\s+(?:the|dem|den|le))?\s*$", re.IGNORECASE)
FROM = re.compile(
    r"\b(?:from|since|ab|vom|von|seit|du|depuis(?: le)?|dès(?: le)?|desde)(?: the| dem)?\s*$",
    re.IGNORECASE,
)
UNTIL = re.compile(rf"\b{TO}(?:\s+(?:the|le|zum))?\s*$", re.IGNORECASE)
BOUND = re.compile(
    rf"\b(?:{TO}|up to|by|before|prior to|after|vor|nach|spätestens|avant|après|antes|después"
    r"|depois)(?:\s+(?:the|le|zum|dem|den|am|de|del|do|el|o|about|around|circa|etwa|environ))*\s*$",
    re.IGNORECASE,
)
"""What stands before a day that is not the day of what happened, but bounds it."""
PART_OF = re.compile(
    r"(?:\b(?:beginning|start|middle|end|close|half|week|days?|weeks) of(?: the month of)?"
    r"|\b(?:early|mid|late)(?: in)?|\b(?:Anfang|Mitte|Ende)(?: des Monats)?"
    r"|\b(?:début|mi|milieu|fin)(?: (?:du mois )?d[e’'])?|\b(?:principios|mediados|finales) de"
    r"|\b(?:início|meados|fim|final) de)[\s-]*$",
    re.IGNORECASE,
)
"""What stands before a month of which a part is told, which is no day that is told beside it."""
YEAR = re.compile(
    r"\b(?:in|since|until|till|during|seit|bis|im Jahr|en|depuis|jusqu['’]en|em|desde)\s+"
    r"(?P<only>(?:19|20)\d\d)\b(?![-/.\d])",
    re.IGNORECASE,
)

_SOME = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|some|several|a few"
    r"|eine[nrm]?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|einige|mehrere|wenige"
    r"|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|quelques|plusieurs"
    r"|un[oa]?|uma?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|algunos|varios"
    r"|dois|duas|três|quatro|sete|oito|nove|dez|alguns|algumas|vários|várias)"
)
FROM_ANOTHER = re.compile(
    r"\b(?:the (?:next|following|previous) (?:day|morning|evening|night|week|month)"
    r"|the day (?:after|before)(?=[\s,]+(?:he|she|it|they|the|a|an|his|her|P\d)\b|[,.;])"
    rf"|{_SOME} (?:days?|weeks?|months?) (?:later|earlier|afterwards|after that|before that)"
    r"|am (?:(?:darauf)?folgenden|nächsten|vorigen|vorangegangenen) (?:Tage?|Morgen|Abend)"
    r"|(?:am Tage?|tags) (?:darauf|danach|zuvor)"
    rf"|{_SOME} (?:Tage?|Wochen?|Monate?) (?:später|danach|darauf|zuvor|früher)"
    r"|le (?:lendemain|jour (?:suivant|d[’']après|précédent))|la veille"
    rf"|{_SOME} (?:jours?|semaines?|mois) (?:plus tard|plus tôt|après|auparavant)"
    r"|(?:al|el) día (?:siguiente|anterior)"
    rf"|{_SOME} (?:días?|semanas?|mes(?:es)?) (?:después|más tarde|antes)"
    r"|no dia (?:seguinte|anterior)|na véspera"
    rf"|{_SOME} (?:dias?|semanas?|mês|meses) (?:depois|mais tarde|antes))\b",
    re.IGNORECASE,
)
"""A day that is told by its distance from another: a time of its own, which no one reads here."""


@dataclass(frozen=True, slots=True)
class ToldTime:
    """The first and the last day of what a text tells; ``several`` where it tells more than one.

    ``yearless`` is the day as it is written, where the text tells one day alone and not its year;
    ``figures`` where it tells one day alone, in figures that were not read.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    several: bool = False
    yearless: str = ""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """A time in a text; ``year`` or ``day`` are 0 where it leaves them out, ``odd`` if unread.

    ``part`` tells that it is a part of a month, such as its end.
    """

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    odd: str = ""
    part: bool = False

    @property
    def date(self) -> dt.date | None:
        """The day, where all of it is told."""
        return _day(self.year, self.month, self.day) if self.year and self.day else None

    def within(self, day: dt.date) -> bool:
        """Whether it says no more than a day does."""
        return not (self.odd or self.part) and all(
            mine in (0, theirs)
            for mine, theirs in (
                (self.year, day.year),
                (self.month, day.month),
                (self.day, day.day),
            )
        )


def told_time(text: str, read: Read | None = None) -> ToldTime:
    """When a text says that something happened.

    Args:
        text: the text of a fact.
        read: reads a date in figures, such as 5/6/2026; None where it has two readings. Without
            it, no date in figures is read but such as 2026-06-05.
    """
    return _told_alone(text) if read is None else _told_time(text, read)


def _told_time(text: str, read: Read | None) -> ToldTime:
    plain = _plain(text, read)
    times = list(_times(plain))
    found = _apart(times)
    if len(found) == 1:
        return ToldTime() if _is_bound(plain, found[0], times) else _one_day(plain, found[0])
    if len(found) == 2 and (span := _span(plain, *found)) is not None:
        return ToldTime(*span)
    return ToldTime(several=len(found) > 1)


def _one_day(plain: str, only: _Told) -> ToldTime:
    """The day that a text tells alone, or how it is written where its year is not told."""
    if only.day and only.month and not (only.year or only.odd):
        return ToldTime(yearless=plain[only.start : only.end].strip(" ,."))
    if only.odd and FIGURES.fullmatch(only.odd):
        return ToldTime(figures=only.odd)
    return ToldTime(only.date)


@lru_cache(maxsize=2048)  # a page asks for each of some 500 facts again and again
def _told_alone(text: str) -> ToldTime:
    """The same by the text alone; each of its derived fields asks."""
    return _told_time(text, None)


def _is_bound(plain: str, only: _Told, times: list[_Told]) -> bool:
    """Whether a day, each time that it is told, is one until, before or after which it was so."""
    told = [one for one in times if one.date == only.date]
    starts = [one.start for one in told]
    return all(BOUND.search(plain, max(0, at - BEFORE), at) is not None for at in starts)


def told_days(text: str, read: Read | None = None) -> tuple[dt.date | str, ...]:
    """The days that a text names, each once; what is no whole date stays as it is written."""
    plain = _plain(text, read)
    days = [one.date or plain[one.start : one.end] for one in _apart(list(_times(plain)))]
    return tuple(dict.fromkeys(days))


def _plain(text: str, read: Read | None) -> str:
    """The text with days in a row, and with figures that can be read, as 2026-06-05 each."""
    if read is not None:
        text = FIGURES.sub(lambda found: str(read(found[0]) or found[0]), text)
    months = month_names()
    for pattern in _rows():
        text = pattern.sub(lambda found: _row(found, months[found["month"].casefold()]), text)
    return text


def _row(found: re.Match[str], month: int) -> str:
    first, last = (_day(int(found["year"]), month, int(found[one])) for one in ("one", "two"))
    return f"{first} {found['join'].strip()} {last}" if first and last else found[0]


def _times(plain: str) -> Iterator[_Told]:
    """Every time that a text tells, in its order, none of them twice."""
    months, taken = month_names(), 0
    for found in _pattern().finditer(plain):
        got = {name: text for name, text in found.groupdict().items() if text}
        if "d3" in got and "y3" not in got and not got["m3"][0].isupper():
            continue  # what he may 3 times have done
        start, end = found.span("only") if "only" in got else found.span()
        month = next((got[n] for n in got if n.startswith("m")), "")
        number = int(month) if month.isdecimal() else months.get(month.casefold(), 0)
        year = int(next((got[n] for n in got if n[0] == "y" or n == "only"), 0))
        day = int(next((got[n] for n in got if n[0] == "d"), 0))
        odd = got.get("figures", "") or got.get("away", "")
        if day and year and _day(year, number, day) is None:
            odd, year, number, day = found[0], 0, 0, 0  # no calendar has it
        if start >= taken:
            taken = end
            if is_particular(plain, start):
                continue
            part = not day and bool(PART_OF.search(plain, max(0, start - BEFORE), start))
            yield _Told(start, end, year, number, day, odd, part)


def _apart(found: list[_Told]) -> list[_Told]:
    """Those that say something of their own: no month or year of a day that is told as well."""
    days = dict.fromkeys(one.date for one in found if one.date)
    kept: list[_Told] = []
    told: set[dt.date] = set()
    for one in found:
        if one.date is None:
            kept += [] if any(map(one.within, days)) else [one]
        elif one.date not in told:
            told.add(one.date)
            kept.append(one)
    return kept


def _span(plain: str, first: _Told, last: _Told) -> tuple[dt.date, dt.date] | None:
    """The two ends of a span, if the words around them say that it is one."""
    begin, end = first.date, last.date
    between, before = plain[first.end : last.start], plain[: first.start]
    if begin is None and end is not None and first.day and first.month and not first.year:
        begin = _day(end.year, first.month, first.day)
    if begin is None or end is None or begin >= end:
        return None
    joined = SPAN.fullmatch(between) is not None
    joined |= bool(PAIR.fullmatch(between)) and (
        BETWEEN.search(before) is not None or (end - begin).days == 1
    )
    joined |= bool(FROM.search(before) and UNTIL.search(between))
    return (begin, end) if joined else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _words() -> str:
    return "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))


@cache
def _rows() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Days of one month: 3-4 March 2026, March 3–4, 2026."""
    first = (
        rf"(?<![\d-])(?P<one>\d{{1,2}}){ORDINAL}(?P<join>{JOINED})(?P<two>\d{{1,2}}){ORDINAL}{OF} "
        rf"(?P<month>{_words()})\.?,?(?: de)? (?P<year>\d{{4}})(?!\d)"
    )
    last = (
        rf"\b(?P<month>{_words()})\.? (?P<one>\d{{1,2}}){ORDINAL}(?P<join>{JOINED})"
        rf"(?P<two>\d{{1,2}}){ORDINAL},? (?P<year>\d{{4}})(?!\d)"
    )
    return re.compile(first, re.IGNORECASE), re.compile(last, re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """Every way to tell a time; what tells more goes first."""
    month, ordinal = _words(), ORDINAL
    figure = rf"\d{{4}}-|\d{{1,2}}{ordinal}{OF}[\s./]+(?:\d|(?:{month})\b)"
    same_day = rf"(?:(?:dem|den|le|on|am|el) )?(?:{figure}|(?:{month})\b)"  # its own day
    ways = (
        r"(?<!\d)(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})(?!\d)",
        rf"(?<!\d)(?P<d2>\d{{1,2}}){ordinal}{OF} (?P<m2>{month})\b\.?"
        rf"(?:,?(?: de)? (?P<y2>\d{{4}})(?!\d))?",
        rf"\b(?P<m3>{month})\.? (?P<d3>\d{{1,2}}){ordinal}(?!\d),?(?: (?P<y3>\d{{4}})(?!\d))?",
        rf"\b(?P<m4>{month})\.?(?: de)? (?P<y4>\d{{4}})(?!\d)",
        rf"(?P<figures>{FIGURES.pattern})",
        YEAR.pattern,
        rf"(?P<away>{FROM_ANOTHER.pattern})(?!\W{{1,3}}{same_day})",
    )
    # each begins with a figure or with a word: within a word none need be tried
    return re.compile(rf"(?:(?=\d)|\b(?=\w))(?:{'|'.join(ways)})", re.IGNORECASE)
