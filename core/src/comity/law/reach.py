"""How far back the law that is held reaches: what is younger than a day, what is not proven for it.

A text that was read in an edition of 2026 need not have said the same in 1990. Where its own first
day is not established, an answer for an old day is told with that reserve; a day of the last year
before the edition draws none, since nobody would doubt it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from comity.model.citations import Read
from comity.model.first_days import begins
from comity.model.law_records import Cited
from comity.model.records import LawBook

__all__ = ["Reach", "is_outdated", "is_unproven", "reach", "tables_of"]

A_YEAR = dt.timedelta(days=365)
FIVE_YEARS = 5 * A_YEAR


@dataclass(frozen=True, slots=True)
class Reach:
    """What is held of the law on a day; of texts that were read only.

    ``earliest`` is the first day of the oldest statement, ``held`` counts those that held on the
    day, ``younger`` those left out because they are younger. Of those that held, ``unproven``
    counts those whose text was read in a younger edition alone, and ``undated`` those of which no
    first day is known at all. ``early`` counts those that were in force on the day, and applied
    from a later one.
    """

    on: dt.date
    earliest: dt.date | int | None
    held: int
    younger: int
    unproven: int
    undated: int
    early: int = 0

    @property
    def whole(self) -> int:
        """How many statements there are for this day or a later one."""
        return self.held + self.younger


def tables_of(book: LawBook) -> tuple[Cited, ...]:
    """Every statement of a law book, also those that it leaves out because they are younger."""
    return (*book.statements, *book.younger)


def reach(tables: Iterable[Cited], on: dt.date) -> Reach:
    """How far back these statements, of every day, reach, and what held on one."""
    read = [table for table in tables if table.read is not Read.NONE]
    held = [table for table in read if table.held_on(on)]
    doubtful = [table for table in held if is_unproven(table, on)]
    return Reach(
        on,
        min((t.first for t in read if t.first is not None), key=begins, default=None),
        len(held),
        sum(table.is_younger_than(on) for table in read),
        sum(table.first is not None for table in doubtful),
        sum(table.first is None for table in doubtful),
        sum(_not_applied(table, on) for table in read),
    )


def _not_applied(table: Cited, on: dt.date) -> bool:
    """Whether a text was in force on a day, and did not apply yet."""
    return table.start is not None and begins(table.start) <= on and table.is_younger_than(on)


def is_unproven(table: Cited, on: dt.date) -> bool:
    """Whether the text of a day was read only as it stood more than a year after it."""
    known = table.start is not None or table.citation is None
    edition = (table.citation.as_of if table.citation else None) or table.checked
    return not known and edition is not None and edition - on > A_YEAR


def is_outdated(table: Cited, on: dt.date) -> bool:
    """Whether the text was read only as it stood more than five years before a day."""
    edition = table.citation.as_of if table.citation else None
    return table.read is not Read.NONE and edition is not None and on - edition > FIVE_YEARS
