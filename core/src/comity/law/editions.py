"""Which editions of the law were read: the states of the oldest and of the newest text.

A State's Acts are read in copies, and each copy shows its Act as it stood on some day. One day for
all would be read as the day up to which a State's law is known; so the span is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from comity.law.records import Cited
from comity.records import Citation, LawBook, Read

__all__ = ["Span", "editions", "editions_of", "span_text"]

Span = tuple[dt.date, dt.date]


def editions(tables: Iterable[Cited]) -> Span | None:
    """The states of the oldest and the newest text that these statements were read in.

    None where no text says of which day it is.
    """
    days = sorted(day for citation in _read(tables) if (day := citation.as_of) is not None)
    return (days[0], days[-1]) if days else None


def editions_of(book: LawBook | None) -> Span | None:
    """The same for all that a law book says."""
    if book is None:
        return None
    parts = (book.answers, book.rules, book.grounds, book.assurances, book.clocks)
    return editions(chain.from_iterable(parts))


def span_text(span: Span) -> str:
    """``2009-03-31 to 2026-04-07``, or the one day."""
    oldest, newest = span
    return f"{oldest}" if oldest == newest else f"{oldest} to {newest}"


def _read(tables: Iterable[Cited]) -> Iterator[Citation]:
    for table in tables:
        if table.read is not Read.NONE and table.citation is not None:
            yield table.citation
