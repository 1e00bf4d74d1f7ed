"""Findings on the age of law: younger than the draft, read only as it stands today, or long ago.

A statement that is younger than the draft is left out, and nothing is to be said of it: it did not
bind. What is said is that a whole State's law was left out, that a text was read in an edition more
than a year younger than the draft, or that much of it was read in one more than five years older.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.law.editions import editions
from comity.law.reach import is_outdated, is_unproven, reach, tables_of
from comity.model.citations import Read
from comity.model.findings import Finding
from comity.model.law_records import Cited
from comity.model.messages import Term
from comity.model.records import LawBook
from comity.steps.check.involved import FIELDS
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["check_reach"]

MUCH = 5  # one statement in so many, read long ago, is worth a word


def check_reach(resolved: Resolved) -> Iterator[Finding]:
    """For each State involved: that none of its law held on the day, or is proven for it."""
    for role, code in resolved.parties.roles.items():
        book = resolved.books.get(code)
        if book is not None:
            field = FIELDS.get(role, role)
            state = Term("state", code, resolved.states[code].short_named())
            yield from _of_state(book, resolved, state, field)
            yield from _read_long_ago(book, resolved, state, field)


def _of_state(book: LawBook, resolved: Resolved, state: Term, field: str) -> Iterator[Finding]:
    found = reach(tables_of(book), resolved.on)
    if found.earliest is not None and not found.held:
        yield finding(
            "law.younger/year" if isinstance(found.earliest, int) else "law.younger/date",
            field,
            by=book.source,
            state=state,
            first=found.earliest,
            on=resolved.on,
        )
    elif doubtful := _unproven(book, resolved):
        days = editions(doubtful).days
        dated: dict[str, Any] = dict(zip(("first", "last"), days, strict=False))
        variant = ("law.edition", "law.edition/one-date", "law.edition/span")[len(days)]
        yield finding(
            variant,
            field,
            by=book.source,
            state=state,
            on=resolved.on,
            held=found.held,
            doubtful=found.unproven + found.undated,
            **dated,
        )


def _read_long_ago(book: LawBook, resolved: Resolved, state: Term, field: str) -> Iterator[Finding]:
    """That much of the law of a State may have been amended since its text was read."""
    held = [table for table in tables_of(book) if table.held_on(resolved.on)]
    old = [table for table in held if is_outdated(table, resolved.on)]
    first = editions(old).oldest
    if first is not None and len(old) * MUCH >= len(held):
        yield finding(
            "law.older",
            field,
            by=book.source,
            state=state,
            on=resolved.on,
            held=len(held),
            old=len(old),
            first=first,
        )


def _unproven(book: LawBook, resolved: Resolved) -> list[Cited]:
    """The statements that were applied, and whose text was read only as it stood much later."""
    held = [t for t in tables_of(book) if t.read is not Read.NONE and t.held_on(resolved.on)]
    return [table for table in held if is_unproven(table, resolved.on)]
