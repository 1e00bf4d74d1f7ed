"""What of a case file decides to which preservations its rows belong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.law.particular_forms import as_day
from comity.model.case_record import CaseEvent, CaseRecord
from comity.model.drafts.base import Draft

__all__ = [
    "PRESERVATION",
    "Listed",
    "Spoken",
    "confirmed",
    "holders_of",
    "identifiers_of",
    "listed_in",
    "out",
    "plain",
]

PRESERVATION = "preservation"


@dataclass(frozen=True, slots=True)
class Listed:
    """A preservation that a file lists under ``earlier``, as it stands there.

    ``index`` is its place in that list, ``theirs`` the number that the other side gave.
    """

    index: int
    reference: str = ""
    theirs: str = ""
    holder: str = ""
    date: dt.date | None = None
    expires: dt.date | None = None
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a file says of preservations.

    ``is_paper``: the file itself asks for a preservation; ``counts``: that is one to be told of.
    ``renews`` is the reference of that which it says that it extends. ``states`` are the two sides,
    empty where one is not known.
    """

    name: str
    date: dt.date
    is_paper: bool = False
    counts: bool = False
    reference: str = ""
    listed: tuple[Listed, ...] = ()
    renews: str = ""
    states: tuple[str, str] = ("", "")
    holders: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()
    record: CaseRecord | None = None

    @property
    def order(self) -> tuple[bool, int, str]:
        """What went out goes before drafts, and the newest first."""
        return out(self.record) is None, -self.date.toordinal(), self.name

    def numbers(self, *kinds: str) -> Iterator[str]:
        """The numbers that the other side gave to the file, by the kinds of event that have one."""
        for event in self.record.events if self.record else ():
            if event.reference and event.kind in kinds:
                yield plain(event.reference)


def listed_in(data: Mapping[str, Any]) -> Iterator[Listed]:
    """The preservations under ``earlier``, of a file that may have gaps."""
    rows = data.get("earlier")
    for index, one in enumerate(rows if isinstance(rows, list | tuple) else ()):
        if isinstance(one, Mapping) and one.get("kind") == PRESERVATION:
            yield Listed(
                index,
                _text(one.get("reference")),
                _text(one.get("their_reference")),
                _text(one.get("holder")),
                as_day(one.get("date")),
                as_day(one.get("expires")),
                one.get("extended") in (True, "true"),
            )


def holders_of(draft: Draft | None) -> frozenset[str]:
    """Who holds what the measures of a draft are about."""
    measures = getattr(draft, "measures", ())
    return frozenset(plain(one.holder.name) for one in measures if one.holder is not None)


def identifiers_of(draft: Draft | None) -> frozenset[str]:
    """The accounts and numbers that the measures of a draft are about."""
    measures = getattr(draft, "measures", ())
    return frozenset(plain(item.value) for one in measures for item in one.identifiers)


def out(record: CaseRecord | None) -> dt.date | None:
    """The day on which a file was last sent, or came in."""
    event = (record.last("sent") or record.first("received")) if record else None
    return event.on if event else None


def confirmed(record: CaseRecord | None) -> CaseEvent | None:
    """The last confirmation of a preservation in a record."""
    return record.last("preserved") if record else None


def plain(text: str | None) -> str:
    """A text by which two that are written differently are compared."""
    return " ".join((text or "").split()).casefold()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
