"""Findings on old drafts: law that is younger than the draft, or read only as it stands today.

A statement that is younger than the draft is left out, and nothing is to be said of it: it did not
bind. What is said is that a whole State's law was left out, and that a text was read in an edition
more than a year younger than the draft.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.editions import editions
from comity.law.reach import is_unproven, reach, tables_of
from comity.model.citations import Read
from comity.model.findings import Finding, Severity
from comity.model.law_records import Cited
from comity.model.records import LawBook
from comity.steps.check.involved import FIELDS
from comity.steps.resolve import Resolved
from comity.text.written import day, said

__all__ = ["check_reach"]


def check_reach(resolved: Resolved) -> Iterator[Finding]:
    """For each State involved: that none of its law held on the day, or is proven for it."""
    for role, code in resolved.parties.roles.items():
        book = resolved.books.get(code)
        if book is not None:
            field = FIELDS.get(role, role)
            yield from _of_state(book, resolved, resolved.states[code].short_named(), field)


def _of_state(book: LawBook, resolved: Resolved, name: str, field: str) -> Iterator[Finding]:
    found = reach(tables_of(book), resolved.on)
    if found.earliest is not None and not found.held:
        yield Finding(
            Severity.WARNING,
            "law.younger",
            f"The law of {name} that is held here reaches back to {said(found.earliest)}. On "
            f"{day(resolved.on)} none of it was in force, so none was applied.",
            field,
            "Check the date of the draft. If it is right, look up the law of that day yourself.",
            source=book.source,
        )
    elif doubtful := _unproven(book, resolved):
        days = [day(one) for one in editions(doubtful).days]
        read = f"editions of {' to '.join(days)}" if days else "editions"
        yield Finding(
            Severity.ADVICE,
            "law.edition",
            f"Of the {found.held} statements on the law of {name} for {day(resolved.on)}, "
            f"{found.unproven + found.undated} rest on {read} that are more than a year later. "
            "It is not established that the texts said the same on that day.",
            field,
            "Look up the law of that day where this draft rests on it.",
            source=book.source,
        )


def _unproven(book: LawBook, resolved: Resolved) -> list[Cited]:
    """The statements that were applied, and whose text was read only as it stood much later."""
    held = [t for t in tables_of(book) if t.read is not Read.NONE and t.held_on(resolved.on)]
    return [table for table in held if is_unproven(table, resolved.on)]
