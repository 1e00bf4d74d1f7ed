"""What a text of a draft says of dates, numbers and papers, for the checks of the whole file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from comity.model.drafts.asking import Asking
from comity.model.drafts.request import Measure
from comity.steps.assess.marks import speaks_of
from comity.text.word_lists import LANGUAGES, any_of
from comity.text.written_dates import read_date

__all__ = [
    "ONE_DATE",
    "dates_in",
    "ended_on",
    "found_in",
    "marks_in",
    "named_in",
    "says",
    "targets",
]

DATE = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th|er|\.)?\s+[^\W\d_]{3,10}\.?,?\s+\d{4}"
    r"|[^\W\d_]{3,10}\.?\s+\d{1,2},?\s+\d{4})"
)
ONE_DATE = re.compile(rf"(?<!\w){DATE}(?!\w)")
# an e-mail address, an IBAN, and a number that a text calls an account, a line or a device
MARK = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<iban>\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?\b)"
    r"|\b(?:accounts?|a/c|\w*konto|konten|comptes?|lines?|telephones?|phones?|mobiles?|imei|imsi"
    r"|wallets?|rufnummer)(?: (?:no\.?|number|numbers|nr\.|n°))?:? (?P<number>\+?\d{6,})(?![\w/])",
    re.IGNORECASE,
)
LEAST = 4  # signs of an identifier that is looked for in a text


def says(name: str, text: str | None) -> bool:
    """Whether a text holds an expression of a list."""
    return bool(text) and bool(any_of("scope", (name,)).search(text or ""))


def found_in(name: str, text: str | None) -> str:
    """The first expression of a list that a text holds, as it stands there; or nothing."""
    found = any_of("scope", (name,)).search(text or "")
    return found.group(0).strip() if found else ""


def dates_in(text: str | None) -> list[dt.date]:
    """Every date that a text names in full, in its order."""
    return [day for day in map(_date, ONE_DATE.findall(text or "")) if day]


def _date(text: str) -> dt.date | None:
    readings = (read_date(text, language=language).date for language in LANGUAGES)
    return next((day for day in readings if day), None)


def ended_on(text: str | None) -> dt.date | None:
    """The date on which a paper says that it ends; None where it says none."""
    words = any_of("scope", ("ends_on",)).pattern
    found = re.search(rf"(?:{words}),?\s+({DATE})", text or "", re.IGNORECASE)
    return _date(found.group(1)) if found else None


def targets(measure: Measure) -> list[str]:
    """The identifiers and account numbers that a measure is directed at."""
    marks = [mark.value for mark in measure.identifiers]
    for account in measure.accounts:
        marks += [number for number in (account.number, account.iban) if number]
    return [mark for mark in dict.fromkeys(marks) if len(mark) >= LEAST]


def named_in(text: str, marks: Iterable[str]) -> list[str]:
    """Those of some identifiers that a text names."""
    return [mark for mark in marks if speaks_of(text, mark)]


def marks_in(draft: Asking, text: str) -> list[str]:
    """The identifiers that a text names: those of any measure, and what looks like one."""
    known = [mark for measure in draft.measures for mark in targets(measure)]
    return list(dict.fromkeys((*named_in(text, known), *_looks(text))))


def _looks(text: str) -> Iterator[str]:
    for found in MARK.finditer(text):
        yield found.group(found.lastgroup or 0)
