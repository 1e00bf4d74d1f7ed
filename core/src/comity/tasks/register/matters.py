"""The register of a folder: each matter with its letters, the most pressing first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.host import Host
from comity.model.case_record import CaseRecord
from comity.model.errors import Fault, InputError
from comity.model.messages import Term
from comity.tasks.authoring.case_setup import state_called
from comity.tasks.register.case_entries import Entry, Unreadable, read_entry
from comity.tasks.register.folder_walk import walk
from comity.tasks.register.lone_records import faults_of_records
from comity.tasks.register.next_due import Due, Side, Status, dues_of, side_of, status_of
from comity.tasks.register.watched_limits import limits_of
from comity.text.messages import message

__all__ = ["Line", "Matter", "Register", "make_register", "matter_of", "read_matter"]

CHECK = "register.next-check"


@dataclass(frozen=True, slots=True)
class Line:
    """A case file with its status and what is due in it: next, and what is told besides."""

    entry: Entry
    status: Status
    side: Side
    dues: tuple[Due, ...]

    @property
    def due(self) -> Due | None:
        """What is due next."""
        return self.dues[0] if self.dues else None

    @property
    def late(self) -> bool:
        """Whether the day for anything that is due is past."""
        return any(one.late for one in self.dues)

    @property
    def mine(self) -> bool:
        """Whether the office itself must act."""
        return self.to_do > 0

    @property
    def to_do(self) -> int:
        """How many things the office itself must do."""
        return sum(one.who == self.side for one in self.dues)


@dataclass(frozen=True, slots=True)
class Matter:
    """A request, or a letter that stands alone, and the letters about it in order of their days."""

    head: Line
    papers: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, the request first."""
        return (self.head, *self.papers)


@dataclass(frozen=True, slots=True)
class Register:
    """The register of a folder on a day.

    ``unreadable`` are files that may well be cases and cannot be read, ``faults`` what could not be
    looked at.
    """

    folder: Path
    on: dt.date
    matters: tuple[Matter, ...]
    unreadable: tuple[Unreadable, ...] = ()
    faults: tuple[Fault, ...] = ()

    def hidden(self, text: str) -> str:
        """A text without what any of the cases protects."""
        for line in (line for matter in self.matters for line in matter.lines):
            if line.entry.hide is not None:
                text = line.entry.hide(text)
        return text

    @property
    def records(self) -> tuple[CaseRecord, ...]:
        """The records of all its cases."""
        entries = (line.entry for matter in self.matters for line in matter.lines)
        return tuple(one.record for one in entries if one.record is not None)

    @property
    def faulty(self) -> bool:
        """Whether something could not be read."""
        lines = (line for matter in self.matters for line in matter.lines)
        return bool(self.unreadable or self.faults or any(one.entry.record_faults for one in lines))


def make_register(folder: Path, host: Host, on: dt.date) -> Register:
    """Read every case file of a folder, each with its record.

    Raises:
        InputError: the folder cannot be looked through.
    """
    found = walk(folder)
    view = host.for_case()
    read = [one for file in found.files if (one := read_entry(file, folder, view, on)) is not None]
    entries = [one for one in read if isinstance(one, Entry)]
    unreadable = tuple(one for one in read if isinstance(one, Unreadable))
    matters = sorted(_matters(entries, view, on), key=_pressing)
    lone = faults_of_records(found.alone, entries)
    return Register(folder, on, tuple(matters), unreadable, (*found.faults, *lone))


def read_matter(file: Path, host: Host, on: dt.date) -> Matter:
    """The matter of one case file, with the letters about it in the same folder.

    Raises:
        InputError: the file cannot be used, or is a letter about another file of the folder.
    """
    view = host.for_case()
    head = read_entry(file, file.parent, view, on)
    if isinstance(head, Unreadable):
        raise InputError(head.faults)
    if head is None:
        message = "This is not the case file of a request or of a letter about one."
        raise InputError(Fault(str(file), 0, 0, "kind", message, "Name the request."))
    if head.record_faults:
        raise InputError(head.record_faults)
    others = [one for one in walk(file.parent, deep=False).files if one.name != file.name]
    read = [read_entry(one, file.parent, view, on) for one in others]
    entries = [head, *(one for one in read if isinstance(one, Entry))]
    above = _root(head, entries)
    if above is not head:
        message = f"This is a letter about the request in {above.name}."
        raise InputError(Fault(str(file), 0, 0, "", message, f"Name {above.name}."))
    papers = [one for one in entries if one is not head and _root(one, entries) is head]
    return matter_of(head, papers, view, on)


def matter_of(head: Entry, papers: Sequence[Entry], host: Host, on: dt.date) -> Matter:
    """A request with the letters about it, judged on a day."""
    lines = [_line(paper, (), host, on) for paper in sorted(papers, key=_by_day)]
    return Matter(_line(head, papers, host, on), tuple(lines))


def _matters(entries: Sequence[Entry], host: Host, on: dt.date) -> Iterator[Matter]:
    papers: dict[Path, list[Entry]] = {}
    for entry in entries:
        above = _root(entry, entries)
        papers.setdefault(above.path, [])
        if above is not entry:
            papers[above.path].append(entry)
    heads = {entry.path: entry for entry in entries}
    for path, below in papers.items():
        yield matter_of(heads[path], below, host, on)


def _root(entry: Entry, entries: Iterable[Entry]) -> Entry:
    """The request that a paper stands under; the paper itself where it is not there."""
    known = [one for one in entries if one.kind == "request"]
    seen: list[Entry] = []
    while entry not in seen:
        seen.append(entry)
        found = [one for one in known if _is_about(entry, one) and one is not entry]
        found = [one for one in found if one.requested == entry.requested] or found
        if not found:
            break
        entry = found[0]
    return entry


def _is_about(entry: Entry, request: Entry) -> bool:
    """Whether a paper names a request, or is a preservation that the request names."""
    if entry.kind == "preservation" and entry.key in request.preserved:
        return True
    return bool(entry.about) and entry.about == request.key


def _line(entry: Entry, papers: Sequence[Entry], host: Host, on: dt.date) -> Line:
    own = host.office.state
    side, status = side_of(entry, own), status_of(entry, papers)
    try:
        limits = limits_of(entry, host, on)
    except InputError:  # it names a State that there is not, which the check tells
        return Line(entry, status, side, (Due("check", side, None, True, message(CHECK)),))
    states = _states(entry, host)
    dues = dues_of(entry, on, papers, own=own, states=states, limits=limits)
    return Line(entry, status, side, dues)


def _states(entry: Entry, host: Host) -> tuple[Term, Term]:
    return state_called(host, entry.requesting), state_called(host, entry.requested)


def _pressing(matter: Matter) -> tuple[bool, bool, dt.date, str, str]:
    """A broken record first, what is late or due soonest, what has no day, and what is closed."""
    lines = [line for line in matter.lines if line.due is not None]
    if any(line.entry.record_faults for line in lines):
        return False, False, dt.date.min, matter.head.entry.reference, matter.head.entry.name
    days = [due.day for line in lines for due in line.dues if due.day]
    day = min(days, default=dt.date.max)
    head = matter.head
    return not lines, not days, day, head.entry.reference, head.entry.name


def _by_day(entry: Entry) -> tuple[str, str]:
    record = entry.record
    first = min((event.on for event in record.events), default=None) if record else None
    return (first.isoformat() if first else "9999", entry.name)
