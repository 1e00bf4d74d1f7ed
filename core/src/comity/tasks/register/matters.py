"""The register of a folder: each matter with its letters, the most pressing first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.host import Host
from comity.model.case_record import CaseRecord
from comity.model.errors import Fault, InputError
from comity.tasks.register.case_entries import Entry, Unreadable, read_entry
from comity.tasks.register.case_status import decided_in
from comity.tasks.register.folder_walk import walk
from comity.tasks.register.followed_kinds import STRAIGHT
from comity.tasks.register.judging import Judging
from comity.tasks.register.lone_records import fault_of_lone, faults_of_records, with_lone
from comity.tasks.register.next_due import Due, Side, Status

__all__ = ["Line", "Matter", "Register", "make_register", "matter_of", "read_matter"]

AFTER: Mapping[str, tuple[Status, ...]] = {
    **dict.fromkeys(("granted-in-part", "granted-on-conditions"), ("granted",)),
    "refused": ("answered",),
    "postponed": ("received", "acknowledged", "sent"),
}
"""The statuses that the outcome of a decision tells more exactly."""


@dataclass(frozen=True, slots=True)
class Line:
    """A case file with its status and what is due in it: next, and what is told besides.

    ``outcome`` is that of the last decision which was sent or received, ``conditions`` whether it
    names some, ``needless`` whether it is an unsent letter that nobody needs any more.
    """

    entry: Entry
    status: Status
    side: Side
    dues: tuple[Due, ...]
    outcome: str = ""
    conditions: bool = False
    needless: bool = False

    @property
    def standing(self) -> str:
        """How the case stands, with what was decided: an id of a label of the register."""
        outcome = self.outcome
        if outcome == "granted-in-part" and self.conditions:
            outcome = "granted-in-part-on-conditions"
        return outcome if outcome and self.status in AFTER.get(self.outcome, ()) else self.status

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
        return sum(one.who == self.side and one.act != "needless" for one in self.dues)


@dataclass(frozen=True, slots=True)
class Matter:
    """A request, or a letter that stands alone, and the letters about it in order of their days."""

    head: Line
    papers: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, the request first."""
        return (self.head, *self.papers)

    @property
    def letters(self) -> tuple[Line, ...]:
        """Those below the head that are about no other paper which went straight somewhere."""
        apart = {one.entry.key for one in self.papers if one.entry.kind in STRAIGHT}
        apart -= {self.head.entry.key}
        return tuple(one for one in self.papers if one.entry.about not in apart)


@dataclass(frozen=True, slots=True)
class Register:
    """The register of a folder on a day.

    ``unreadable`` are files that may well be cases and cannot be read, ``faults`` what could not be
    looked at. ``until`` is the moment at which a limit in hours is over, so that it may be
    otherwise on the same day; None where there is none.
    """

    folder: Path
    on: dt.date
    matters: tuple[Matter, ...]
    unreadable: tuple[Unreadable, ...] = ()
    faults: tuple[Fault, ...] = ()
    until: dt.datetime | None = None

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


def make_register(
    folder: Path, host: Host, on: dt.date, now: dt.datetime | None = None
) -> Register:
    """Read every case file of a folder, each with its record.

    Args:
        folder: the folder.
        host: the plugins.
        on: the day for which it is told what is due.
        now: the moment, for limits in hours; left out where ``on`` is another day.

    Raises:
        InputError: the folder cannot be looked through.
    """
    found = walk(folder)
    view = host.for_case()
    read = [one for file in found.files if (one := read_entry(file, folder, view, on)) is not None]
    entries = with_lone((one for one in read if isinstance(one, Entry)), found.alone)
    unreadable = tuple(one for one in read if isinstance(one, Unreadable))
    judging = Judging(entries, view, on, now)
    matters = tuple(sorted(_matters(judging), key=_pressing))
    faults = (*found.faults, *faults_of_records(found.alone, entries))
    return Register(folder, on, matters, unreadable, faults, judging.until)


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
    walked = walk(file.parent, deep=False)
    others = [one for one in walked.files if one.name != file.name]
    read = [read_entry(one, file.parent, view, on) for one in others]
    entries = [head, *(one for one in read if isinstance(one, Entry))]
    entries = with_lone(entries, walked.alone)
    head = entries[0]
    if head.lone is not None:
        raise InputError(fault_of_lone(file, head.lone))
    judging = Judging(entries, view, on)
    above = judging.root(head)
    if above is not head:
        above = judging.paper_of(head) or above
        what = "letter about the request" if above.kind == "request" else "letter about the paper"
        if head.kind in STRAIGHT and above.kind != "request":
            what = "renewal of the paper"
        message = f"This is a {what} in {above.name}."
        raise InputError(Fault(str(file), 0, 0, "", message, f"Name {above.name}."))
    return _matter(head, judging)


def matter_of(
    head: Entry,
    papers: Sequence[Entry],
    host: Host,
    on: dt.date,
    *,
    request: Entry | None = None,
    beside: Sequence[Entry] = (),
) -> Matter:
    """A request or another paper with the files that stand under it, judged on a day.

    ``request`` is the one to which they belong, where it is not the head; ``beside`` are files of
    the same folder that may speak of the same preservations.
    """
    entries = [head, *papers, *beside]
    return _matter(head, Judging(entries, host, on, under=papers, request=request))


def _matters(judging: Judging) -> Iterator[Matter]:
    for entry in judging.entries:
        if judging.root(entry) is entry:
            yield _matter(entry, judging)


def _matter(head: Entry, judging: Judging) -> Matter:
    """A request with the letters about it, as judged."""
    papers = sorted(judging.papers(head), key=_by_day)
    return Matter(_line(head, judging), tuple(_line(paper, judging) for paper in papers))


def _line(entry: Entry, judging: Judging) -> Line:
    found = decided_in(judging.letters(entry)) if entry.kind == "request" else None
    decided = found[0] if found else None
    return Line(
        entry,
        judging.status(entry),
        judging.side(entry),
        judging.dues(entry),
        decided.outcome if decided else "",
        bool(decided and (decided.conditions or any(one.conditions for one in decided.rulings))),
        judging.needless(entry),
    )


def _pressing(matter: Matter) -> tuple[bool, bool, bool, dt.date, str, str]:
    """A broken record first, what is late, what is due soonest, what has no day, what is closed."""
    lines = [line for line in matter.lines if line.due is not None]
    if any(line.entry.record_faults for line in lines):
        return False, False, False, dt.date.min, matter.head.entry.reference, matter.head.entry.name
    days = [due.day for line in lines for due in line.dues if due.day]
    day = min(days, default=dt.date.max)
    head = matter.head
    late = any(line.late for line in lines)
    return not lines, not late, not days, day, head.entry.reference, head.entry.name


def _by_day(entry: Entry) -> tuple[str, str]:
    record = entry.record
    first = min((event.on for event in record.events), default=None) if record else None
    return (first.isoformat() if first else "9999", entry.name)
