"""Where law stands, and how its text was read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["Citation", "Read", "iso"]


class Read(StrEnum):
    """How the wording behind a legal fact was read (docs/law-data.md)."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    NONE = "none"


def iso(day: dt.date | int | None) -> str | None:
    """A day, or a year alone, as ISO 8601 writes it: ``1996-04-24``, ``1996``."""
    return day.isoformat() if isinstance(day, dt.date) else f"{day:04}" if day else None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a legal fact stands: source, article, the days between which it held, how it was read.

    ``cite`` is what a lawyer writes before the article ("18 U.S.C.", "Cybercrimes Act 2015,").
    ``as_of`` is the day whose law the text read shows, ``start`` the first day of the text,
    ``enacted`` that of this source as a whole, ``not_before`` that of all on which the statement
    rests; each a day, or the year alone. With ``account`` what is told may be older; ``older_law``
    names the law by which it held before. ``applies_from`` is there where a text in force applies
    later. ``pending``: it is a term of a treaty that is not known to be in force for anybody.
    ``also`` are further sources of the statement, each with a day and a reading of its own:
    ``read``, ``as_of`` and ``enacted`` speak of the first, which carries the statement.
    """

    title: str
    article: str
    read: Read
    cite: str = ""
    official_id: str = ""
    url: str = ""
    start: dt.date | int | None = None
    end: dt.date | None = None
    checked: dt.date | None = None
    reviewed_by: str = ""
    as_of: dt.date | None = None
    enacted: dt.date | int | None = None
    not_before: dt.date | int | None = None
    account: bool | None = None
    older_law: str = ""
    applies_from: dt.date | None = None
    pending: bool = False
    also: tuple[Citation, ...] = ()

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Each source by itself, the one that carries the statement first."""
        return (replace(self, also=()), *self.also) if self.also else (self,)

    @property
    def printed(self) -> tuple[Citation, ...]:
        """The sources that a document names: no further one that nobody has read."""
        own, *further = self.sources
        return (own, *(one for one in further if one.read is not Read.NONE))

    def __str__(self) -> str:
        own = f"{self.cite or f'{self.title},'} {self.article}".rstrip(", ")
        *rest, last = map(str, self.also) if self.also else ("",)
        if not last:
            return own
        return f"{own}, with {', '.join(rest)}{', and ' if rest else ''}{last}"

    def days(self) -> dict[str, str | None]:
        """Its days as JSON has them: ``1996-04-24``, or ``1996`` where only the year is known."""
        return {
            "from": iso(self.start),
            "to": iso(self.end),
            "enacted": iso(self.enacted),
            "not_before": iso(self.not_before),
            "applies_from": iso(self.applies_from),
            "checked": iso(self.checked),
        }
