"""Which editions of the law were read: the states of the oldest and of the newest text.

A State's Acts are read in copies, and each copy shows its Act as it stood on some day. One day for
all would be read as the day up to which a State's law is known; so the span is said, and that there
are official texts which do not tell their day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from comity.law.load import names_another
from comity.model.citations import Citation, Read
from comity.model.law_records import Cited
from comity.model.records import LawBook

__all__ = ["Editions", "editions", "editions_of", "span_text"]


@dataclass(frozen=True, slots=True)
class Editions:
    """The states of the oldest and the newest text that was read, where any tells its day.

    ``undated`` counts the statements that rest on an official text which does not tell it.
    """

    oldest: dt.date | None = None
    newest: dt.date | None = None
    undated: int = 0

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The oldest and the newest; one where they are the same, none where no text tells."""
        return tuple(dict.fromkeys(day for day in (self.oldest, self.newest) if day))

    def __bool__(self) -> bool:
        return bool(self.days or self.undated)


def editions(tables: Iterable[Cited]) -> Editions:
    """The editions that these statements were read in."""
    read = list(_read(tables))
    sources = [one for citation in read for one in citation.sources if one.read is not Read.NONE]
    days = sorted(day for one in sources if (day := one.as_of) is not None)
    undated = sum(any(map(_undated, citation.sources)) for citation in read)
    return Editions(days[0], days[-1], undated) if days else Editions(undated=undated)


def editions_of(*books: LawBook | None) -> Editions:
    """The same for all that law books say."""
    held = (book.statements for book in books if book is not None)
    return editions(chain.from_iterable(held))


def span_text(found: Editions) -> str:
    """``2009-03-31 to 2026-04-07, some undated``, or one date; empty where nothing was read."""
    days = " to ".join(map(str, found.days))
    undated = ("some undated" if days else "undated") if found.undated else ""
    return ", ".join(filter(None, (days, undated)))


def _undated(source: Citation) -> bool:
    """Whether an official text does not tell its day; one that names two texts in words has none.

    Each of those two may tell its own.
    """
    official = source.read is Read.OFFICIAL
    return official and source.as_of is None and not names_another(source.article)


def _read(tables: Iterable[Cited]) -> Iterator[Citation]:
    for table in tables:
        if table.read is not Read.NONE and table.citation is not None:
            yield table.citation
