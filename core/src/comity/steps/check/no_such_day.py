"""Days that no calendar has, in an author's sentences: 31 February 2026, 31.4.2026, 2026-02-30.

Whoever reads the letter cannot know which day is meant. Quoted words stay as they are, and so does
the number of a file or of a provision.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from comity.model.findings import Finding
from comity.steps.check.numeric_dates import FIGURES, is_no_date
from comity.steps.resolve import Resolved
from comity.text.free_text import free_text
from comity.text.messages import finding
from comity.text.written_date_words import word_months

__all__ = ["check_no_such_day"]

LANGUAGES = ("en", "de", "fr", "es", "pt")
"""Those in which the names of months are known, whatever the language of the document."""
LEAP = 2000
"""A year that has every day, for one whose year is left out."""
ISO = re.compile(r"(?<![\w./@§-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")
ORDINAL = r"(?:st|nd|rd|th|\.|er|º)?"
MONTHS, DAYS = range(1, 13), range(1, 32)


def check_no_such_day(resolved: Resolved) -> Iterator[Finding]:
    """A finding for each day in a field of free text that no calendar has."""
    told: set[tuple[str, str]] = set()
    for paragraph in free_text(resolved.draft):
        for written in _impossible(paragraph.text):
            if (paragraph.field, written) not in told:
                told.add((paragraph.field, written))
                yield finding("lint.no-such-day", paragraph.field, text=written)


def _impossible(text: str) -> Iterator[str]:
    """Each such day as it is written."""
    for found in FIGURES.finditer(text):
        one, two, year = int(found["a"]), int(found["b"]), int(found["year"])
        pairs = [(m, d) for m, d in ((two, one), (one, two)) if m in MONTHS and d in DAYS]
        if pairs and not any(_is_there(year, *pair) for pair in pairs):
            yield from _unless_quoted(text, found)
    for found in ISO.finditer(text):
        year, month, day = (int(found[name]) for name in ("year", "month", "day"))
        if month in MONTHS and day in DAYS and not _is_there(year, month, day):
            yield from _unless_quoted(text, found)
    names = _months()
    for found in _worded().finditer(text):
        got = {name: one for name, one in found.groupdict().items() if one}
        day, year = (int(got.get(f"{name}1") or got.get(f"{name}2") or 0) for name in ("d", "y"))
        month = names[(got.get("m1") or got["m2"]).casefold()]
        if (year or day in DAYS) and not _is_there(year or LEAP, month, day):
            yield from _unless_quoted(text, found)


def _unless_quoted(text: str, found: re.Match[str]) -> Iterator[str]:
    if not is_no_date(text, found.start()):
        yield found.group().strip(" ,.")


def _is_there(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in reversed(LANGUAGES):
        found.update(word_months(language))
    return found


@cache
def _worded() -> re.Pattern[str]:
    """A day with the name of its month, before or behind it."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w./:-])(?P<d1>\d{{1,2}}){ORDINAL}(?: of| de)? (?P<m1>{names})\b\.?"
        rf"(?:,?(?: de)? (?P<y1>(?:19|20)\d\d)(?!\d))?"
        rf"|\b(?P<m2>{names})\.? (?P<d2>\d{{1,2}}){ORDINAL}(?![\w:.%])"
        rf"(?:,? (?P<y2>(?:19|20)\d\d)(?!\d))?",
        re.IGNORECASE,
    )
