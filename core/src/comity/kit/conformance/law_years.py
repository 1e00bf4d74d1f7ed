"""A check of the years that a statement names: none lies after its first day, unless dated there.

"The Directions of 2022 have providers keep logs" is told of 2015 too, where the statement begins in
2009. Such a text belongs under ``also``, in an entry of its own, or behind a date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.model.citations import Read
from comity.model.law_records import Cited
from comity.tasks.audit.statements import statements
from comity.text.written import MONTHS, said

__all__ = ["check_years", "later_years"]

TEXTS = (
    "title",
    "says",
    "value",
    "cure",
    "lapses",
)  # a note tells how it was read, which is always later
NO_LAW = frozenset({"address", "email", "phone", "fax", "url"})
FORM = "date-form"  # its example of a day is no law
DAY = rf"(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{'|'.join(MONTHS)}) )?(?P<year>(?:19|20)\d\d)"
NAMED = re.compile(DAY)
NUMBER_BEFORE = re.compile(
    r"(?:§|\b(?:ss?|arts?|articles?|sections?|nos?|regs?|rr?|paras?|pp?|chapters?)\.?|[€$£]"
    r"|\b(?:EUR|USD|GBP|INR|KES|NGN|Rs)\.?) ?$|\d(?:,| and| to) $|[\w.,+-]$"
    r"|\b(?:19|20)\d\d/$",  # Regulation (EU) 2022/2065
    re.IGNORECASE,
)
NUMBER_AFTER = re.compile(
    r"\w|[.,-]\d| \d{3}\b| (?:euros?|dollars?|pounds?|rupees?|shillings?|naira|hours|days|months)\b"
)
SINCE = re.compile(rf"\b(?:since|from|after|in|on) {DAY}", re.IGNORECASE)
DATED = re.compile(
    r"\b(?:(?:since|from|after|in|on|until|till|before|by|to) "
    rf"|(?:since|after|until|before) the \w+ of ){DAY}",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.;]) (?=[A-Z])")
NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
Parts = tuple[int, ...]


def check_years(subject: Subject) -> Iterator[Problem]:
    """No statement names a year that lies after its first day, unless the sentence dates it."""
    for name, table in statements(held(subject)):
        if table.read is Read.NONE or table.first is None:
            continue
        for key in TEXTS:
            for year in later_years(table, key):
                yield Problem(
                    placed(subject, name),
                    f"{key} names {year}, later than its start date: {said(table.first)}",
                    "Name the later text under `also`, with its source; or put its content in a "
                    "separate entry; or give the date in the sentence, such as: since 8 November "
                    "2022.",
                )


def later_years(table: Cited, key: str) -> tuple[str, ...]:
    """The days and years that one text of a statement names undated, and that lie after its first.

    Numbers that are no years (``18 U.S.C. § 1956``, ``2000 euros``) are left out.
    """
    if getattr(table, "question", "") == FORM or table.first is None:
        return ()
    texts = _texts(getattr(table, key, ""))
    sentences = (one for text in texts for one in SENTENCE.split(text))
    return tuple(found for one in sentences for found in _undated(one, table.first))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from () if key in NO_LAW else _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


def _undated(sentence: str, first: dt.date | int) -> Iterator[str]:
    dated = {found.end() for found in DATED.finditer(sentence)}
    since = max(map(_parts, SINCE.finditer(sentence)), default=(0,))
    begun = (first.year, first.month, first.day) if isinstance(first, dt.date) else (first,)
    for found in NAMED.finditer(sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        if NUMBER_BEFORE.search(before) or NUMBER_AFTER.match(after) or found.end() in dated:
            continue
        if _is_later(_parts(found), begun) and _is_later(_parts(found), since):
            yield found.group()


def _parts(found: re.Match[str]) -> Parts:
    """Year, month and day, as far as they are named."""
    if not found["month"]:
        return (int(found["year"]),)
    named = (int(found["year"]), NUMBERS[found["month"].lower()])
    return (*named, int(found["day"])) if found["day"] else named


def _is_later(one: Parts, other: Parts) -> bool:
    """Whether one is later than the other, as far as both are named."""
    known = min(len(one), len(other))
    return one[:known] > other[:known]
