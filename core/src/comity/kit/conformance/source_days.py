"""Checks of days that come in one order: future law is marked, readings follow editions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed, placing
from comity.kit.conformance.subject import Subject
from comity.law.load import Sources, load_sources
from comity.model.citations import Read, iso
from comity.model.first_days import begins
from comity.model.law_records import Cited, Source
from comity.tasks.audit.statements import statements

__all__ = ["check_days_in_order", "check_editions", "check_future"]

A_DAY = dt.timedelta(days=1)  # somebody east of here may be in tomorrow
FIRST = (("start", "from"), ("enacted", "enacted"), ("applies_from", "applies_from"))
ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
MARK = "If it is future law, write future = true. Otherwise correct the year."


def check_future(subject: Subject) -> Iterator[Problem]:
    """What begins on a day that is yet to come says that this is meant."""
    latest = dt.date.today() + A_DAY
    for key, source in load_sources(subject.root).items():
        if source.enacted and begins(source.enacted) > latest and not source.future:
            text = f"enacted is {iso(source.enacted)}, which is in the future"
            yield Problem(f"{_file(source)}: {key}", text, MARK)
    for name, table in statements(held(subject)):
        for key, written in () if table.future else FIRST:
            day = getattr(table, key)
            if day and begins(day) > latest:
                text = f"{written} is {iso(day)}, which is in the future"
                yield Problem(placed(subject, name), text, MARK)
        if table.future and table.first and begins(table.first) <= dt.date.today():
            text = f"has future = true, and began on {iso(table.first)}"
            yield Problem(placed(subject, name), text, "Remove `future`.", note=True)


def check_days_in_order(subject: Subject) -> Iterator[Problem]:
    """No edition is older than its law or younger than its reading, and no signature is to come."""
    for key, source in load_sources(subject.root).items():
        place = f"{_file(source)}: {key}"
        if source.as_of and source.read_on and source.read_on + A_DAY < source.as_of:
            text = f"was read on {source.read_on}, before the date of its edition ({source.as_of})"
            yield Problem(place, text, "Check `read_on` and `as_of`.")
        if source.as_of and source.enacted and source.as_of < begins(source.enacted):
            text = f"as_of is {source.as_of}, before it was enacted ({iso(source.enacted)})"
            yield Problem(place, text, "Check `as_of` and `enacted`.")
        if source.ended and source.enacted and source.ended < begins(source.enacted):
            text = f"ended on {source.ended}, before it was enacted ({iso(source.enacted)})"
            yield Problem(place, text, "Check `ended` and `enacted`.")
    for name, table in statements(held(subject)):
        yield from placing(subject, name, _signed_late(table))


def check_editions(subject: Subject) -> Iterator[Problem]:
    """Every statement was compared after the edition of its source, and ends with its source."""
    sources = load_sources(subject.root)
    for name, table in statements(held(subject)):
        if table.read is not Read.NONE:
            yield from placing(subject, name, _edition(table, sources))


def _edition(table: Cited, sources: Sources) -> Iterator[tuple[str, str]]:
    source = sources.get(table.source)
    if source is None:
        return
    if table.checked and source.as_of and table.checked + A_DAY < source.as_of:
        text = f"was checked on {table.checked}, before the edition of {source.as_of} existed"
        yield text, "Compare it with that edition."
    if source.ended and table.end is None and not table.older_law:
        text = f"has no `to`, although its source {table.source} ended on {source.ended}"
        yield text, "Write `to`, or cite the law that applies since."


def _signed_late(table: Cited) -> Iterator[tuple[str, str]]:
    days = [dt.date.fromisoformat(day) for day in ISO.findall(table.reviewed_by) if _is_day(day)]
    late = [day for day in days if day > dt.date.today() + A_DAY]
    if late:
        text = f"reviewed_by has the day {late[0]}, which is in the future"
        yield text, "Only the lawyer may write it, on the day of the review."
    elif table.reviewed_by and not re.search(r"[^\W\d_]{2,}", ISO.sub("", table.reviewed_by)):
        text = f"reviewed_by is {table.reviewed_by!r}, which names nobody"
        yield text, "Remove it until a lawyer has signed: docs/review.md."
    elif table.reviewed_by and table.read is Read.NONE:
        text = "is signed under reviewed_by, although nobody has read its source"
        yield text, "Remove the signature, or record how the source was read."


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _file(source: Source) -> str:
    return source.origin.file if source.origin else "sources.toml"
