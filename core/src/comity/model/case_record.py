"""What happened with a case file after it was written: sent, received, answered, returned, closed.

A case file is never rewritten. What happens with it is kept beside it, in its *record*:
``request.yaml`` has ``request.record.toml``, to which events are only ever added.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

__all__ = [
    "CASE_SUFFIXES",
    "EVENTS",
    "RECORD_SUFFIX",
    "CaseEvent",
    "CaseRecord",
    "EventKind",
    "SentDocument",
    "record_path",
]

EventKind = Literal[
    "sent",
    "received",
    "acknowledged",
    "returned",
    "answered",
    "reminded",
    "preserved",
    "notified",
    "granted",
    "closed",
]
"""What can happen with a case file: acts of the office, and those of the other side."""

EVENTS: tuple[EventKind, ...] = get_args(EventKind)
CASE_SUFFIXES = (".yaml", ".yml", ".json")
"""What the name of a case file ends with."""
RECORD_SUFFIX = ".record.toml"
"""What stands in place of ``.yaml`` or ``.json`` in the name of a record."""


def record_path(case_file: Path) -> Path:
    """Where the record of a case file lies: beside it."""
    return case_file.with_name(case_file.stem + RECORD_SUFFIX)


@dataclass(frozen=True, slots=True)
class SentDocument:
    """A document as it was sent: the name of its file without a folder, and its SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One thing that happened.

    ``on`` is the day of it, ``at`` the moment (aware) where hours count, as on the receipt of a
    European Production Order in an emergency. ``notified`` is that an authority of the provider's
    State was told of an order, ``granted`` that the requested State decided to carry out a request.
    ``by`` is the way it took (``e-mail``, ``courier``), ``reference`` the number that came with it,
    ``until`` a last day that came with it (of a preservation), ``note`` the office's own words.
    ``sha256`` is that of the case file as it was. ``in_part`` marks an answer after which something
    is still to come; ``documents`` are those that were sent.
    """

    kind: EventKind
    on: dt.date
    at: dt.datetime | None = None
    by: str = ""
    reference: str = ""
    until: dt.date | None = None
    note: str = ""
    sha256: str = ""
    in_part: bool = False
    documents: tuple[SentDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """The record of one case file; ``events`` in the order in which they were written down.

    ``path`` is that of the record itself.
    """

    path: Path
    events: tuple[CaseEvent, ...] = ()

    def as_of(self, day: dt.date) -> CaseRecord:
        """The record as it was on a day."""
        return replace(self, events=tuple(one for one in self.events if one.on <= day))

    def first(self, kind: EventKind) -> CaseEvent | None:
        """The earliest event of a kind, by its day."""
        return min((e for e in self.events if e.kind == kind), key=lambda e: e.on, default=None)

    def last(self, kind: EventKind) -> CaseEvent | None:
        """The latest event of a kind, by its day."""
        return max((e for e in self.events if e.kind == kind), key=lambda e: e.on, default=None)
