"""Dates in figures in an author's sentences: the month is not where every reader looks for it.

States write the day and the month in different orders, so that 5.3.2026 is the fifth of March to
one of them and the third of May to another. Quoted words stay as they are, and so does what looks
like a date and is none: the number of a file or of a provision, a name of a file, an address. A
year that comes first is read alike everywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from comity.law.conditions import values
from comity.model.findings import Finding, Severity
from comity.model.patches import patch
from comity.steps.resolve import Resolved
from comity.text.formatting import format_value
from comity.text.free_text import Paragraph, free_text
from comity.text.messages import finding

__all__ = ["FIGURES", "check_numeric_dates", "is_no_date"]

FIGURES = re.compile(
    r"(?:(?<![\w./@§-])|(?<=\d{4}-))"  # alone, or the second of a range
    r"(?P<a>\d{1,2})(?P<sign>[./-])[^\S\n]?(?P<b>\d{1,2})(?P=sign)[^\S\n]?(?P<year>(?:19|20)\d\d)"
    r"(?![\w/@]|[.:]\w|-(?!\d{1,2}[./-])\w)"
)
QUOTED = re.compile(
    r'"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|»[^«\n]*«|‘[^’\n]*’|`[^`\n]*`'
    r"|(?<!\w)'[^'\n]*'(?!\w)"
)
# before a number that is that of a file or of a provision
NUMBERED = re.compile(
    r"(?:\b(?:no|nos|nr|ref|reference|references|file|files|case|docket|number|ob|fir|rc|cr"
    r"|section|sections|art|article|articles|artikel|artigo|artículo|clause|para|paragraph"
    r"|rule|version|az|aktenzeichen|zeichen|dossier|affaire|processo|ficha|expediente)\.?"
    r"|n[°ºo]|№|§§?|#)\s*[:(]?\s*$",
    re.IGNORECASE,
)


def check_numeric_dates(resolved: Resolved) -> Iterator[Finding]:
    """A finding for each date in figures in a field of free text."""
    own = resolved.draft.language or resolved.language
    told: set[tuple[str, str]] = set()
    for paragraph in free_text(resolved.draft):
        language = paragraph.declared or own
        for written, readings in _dates(paragraph.text):
            if (paragraph.field, written) not in told:
                told.add((paragraph.field, written))
                yield _finding(paragraph, written, readings, language, resolved)


def _dates(text: str) -> Iterator[tuple[str, list[dt.date]]]:
    """Each date in figures as it is written, with the days that it can be: the day first, first."""
    for found in FIGURES.finditer(text):
        if is_no_date(text, found.start()):
            continue
        first, second, year = int(found["a"]), int(found["b"]), int(found["year"])
        pairs = dict.fromkeys(((second, first), (first, second)))
        if readings := [one for pair in pairs for one in _day(year, *pair)]:
            yield found.group(), readings


def is_no_date(text: str, at: int) -> bool:
    """Whether figures at a place are quoted, or are the number of a file or of a provision."""
    quoted = any(one.start() <= at < one.end() for one in QUOTED.finditer(text))
    return quoted or NUMBERED.search(text[:at]) is not None


def _day(year: int, month: int, number: int) -> Iterator[dt.date]:
    try:
        yield dt.date(year, month, number)
    except ValueError:  # no such day, so nobody reads it so
        return


def _finding(
    paragraph: Paragraph,
    written: str,
    readings: list[dt.date],
    language: str,
    resolved: Resolved,
) -> Finding:
    if len(readings) > 1:
        settled = _day_first(language)
        return finding(
            "lint.numeric-date/either",
            paragraph.field,
            weight=Severity.ADVICE if settled else Severity.WARNING,
            text=written,
            first=readings[0],
            second=readings[1],
        )
    (date,) = readings
    data, words = resolved.draft.read_data(), format_value(date, "date", language)
    (text,) = values(paragraph.field, data, data)
    once = words and text.count(written) == 1  # elsewhere it may be quoted
    plain = text.replace(written, words) if once else ""
    return finding(
        "lint.numeric-date/plain",
        paragraph.field,
        weight=Severity.ADVICE,
        text=written,
        date=date,
        patch=patch((paragraph.field, plain)) if plain else None,
    )


def _day_first(language: str) -> bool:
    """Whether everybody who writes a language puts the day first; English is written both ways."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    pattern = locale.date_formats["short"].pattern
    return locale.language != "en" and 0 <= pattern.find("d") < pattern.find("M")
