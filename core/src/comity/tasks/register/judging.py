"""The case files of a folder judged together: which are one matter, and what is due in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from comity.host import Host
from comity.model.errors import InputError
from comity.model.messages import Term
from comity.tasks.authoring.case_setup import state_called
from comity.tasks.deadlines.sides import writer
from comity.tasks.register.answering_dues import is_whole
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.case_status import DONE, Side, Status, decided_in, side_of, status_of
from comity.tasks.register.draft_dues import Overtaken, overtaken
from comity.tasks.register.due import Act, Due
from comity.tasks.register.followed_kinds import OF_THEIR_OWN, STRAIGHT
from comity.tasks.register.hold_dues import HoldDue
from comity.tasks.register.next_due import Told, dues_of
from comity.tasks.register.preserved_until import Holds, Kept
from comity.tasks.register.watched_limits import (
    NO_LIMITS,
    Limits,
    ResolvedOnce,
    is_last,
    limits_of,
)
from comity.text.messages import message

__all__ = ["Judging"]

CHECK = "register.next-check"
PRESSED: tuple[Act, ...] = ("ask", "renew")
"""What is due of a preservation where nobody waits for its confirmation any longer."""


class Judging:
    """Some case files on a day, each seen beside the others."""

    def __init__(
        self,
        entries: Sequence[Entry],
        host: Host,
        on: dt.date,
        now: dt.datetime | None = None,
        *,
        under: Sequence[Entry] | None = None,
        request: Entry | None = None,
    ) -> None:
        """Find the limits of each file, the matter that it belongs to, and the preservations.

        Args:
            entries: the case files, each with its record.
            host: the plugins.
            on: the day.
            now: the moment, for limits in hours; left out where ``on`` is another day.
            under: what stands under the first file, where that is known.
            request: the request to which the papers belong, where it is not among them.
        """
        self.entries, self.host, self.on = entries, host, on
        own = {one.path for one in (entries[0], *under)} if under is not None else set()
        self._roots = {
            one.path: entries[0] if one.path in own else root_of(one, entries) for one in entries
        }
        self._papers: dict[Path, list[Entry]] = {one.path: [] for one in entries}
        for one in entries:
            if (above := self._roots[one.path]) is not one:
                self._papers[above.path].append(one)
        self._request = request
        self._cases = ResolvedOnce(host)
        self._limits: dict[Path, Limits] = {}
        self.unplaced: set[Path] = set()
        for one in entries:
            try:
                self._limits[one.path] = limits_of(one, self._cases, on, now)
            except InputError:  # it names a State that there is not, which the check tells
                self.unplaced.add(one.path)
        ends = {path: found.holds for path, found in self._limits.items()}
        self._book = Holds(entries, ends)
        first = entries[0] if under is not None else None
        self._kept = _by_head(self._book.told(), self, first)

    @property
    def until(self) -> dt.datetime | None:
        """The moment at which the first limit in hours is over; None where there is none."""
        moments = (one.until for one in self._limits.values() if one.until is not None)
        return min(moments, default=None)

    def root(self, entry: Entry) -> Entry:
        """The request or paper that a file stands under; the file itself where there is none."""
        return self._roots[entry.path]

    def papers(self, entry: Entry) -> Sequence[Entry]:
        """The files that stand under a file."""
        return self._papers[entry.path]

    def letters(self, entry: Entry) -> Sequence[Entry]:
        """The letters about a file: none about another paper that stands under it."""
        if entry.kind in STRAIGHT:
            below = self.papers(self.root(entry))
            return [one for one in below if self.paper_of(one) is entry]
        return [one for one in self.papers(entry) if self.paper_of(one) is None]

    def paper_of(self, entry: Entry) -> Entry | None:
        """The preservation or paper to a company that a letter is about; None for others."""
        above = _above(entry, self.entries) if entry.kind not in OF_THEIR_OWN else None
        return above if above is not None and above.kind in STRAIGHT else None

    def side(self, entry: Entry) -> Side:
        """Which side keeps this register, for a case."""
        return side_of(entry, self.host.office.state)

    def status(self, entry: Entry) -> Status:
        """How a case stands."""
        return status_of(entry, self.letters(entry))

    def dues(self, entry: Entry) -> tuple[Due, ...]:
        """What is due in a case: next, and what is told besides."""
        side, head = self.side(entry), self.root(entry)
        if entry.path in self.unplaced:
            return (Due("check", side, None, True, message(CHECK)),)
        states = self._states(entry)
        beside = Told(
            papers=self.letters(entry),
            alone=head is entry,
            asked=self._is_asked(entry, head),
            settled=self._book.settled(entry),
            above=self.status(head) if head is not entry else None,
            holds=tuple(due for _, due in self._of_holds(entry, side, states)),
            pressed=self._is_pressed(entry, side, states),
            renews=self._book.renewed_end(entry),
            told_over=self._overtaken(entry, head),
        )
        own, limits = self.host.office.state, self._limits.get(entry.path, NO_LIMITS)
        return dues_of(entry, self.on, beside, own=own, states=states, limits=limits)

    def needless(self, entry: Entry) -> bool:
        """Whether it is a letter of this side that nobody sent, and nobody needs any more."""
        if self.status(entry) not in ("unfinished", "draft"):
            return False
        own = writer(entry.sender) == self.side(entry)
        return own and self._overtaken(entry, self.root(entry)) == "surely"

    def _overtaken(self, entry: Entry, head: Entry) -> Overtaken:
        if head is entry:
            return ""
        found = decided_in(self.letters(head))
        whole = is_whole(head, found[0] if found else None)
        return overtaken(entry.kind, self.status(head), whole=whole)

    def _of_holds(
        self, entry: Entry, side: Side, states: tuple[Term, Term]
    ) -> Iterator[tuple[Kept, Due]]:
        for kept in self._kept.get(entry.path, ()):
            due = HoldDue(kept, self.on, side, *states, self._is_last(kept), entry.requesting).due()
            if due is not None:
                yield kept, due

    def _is_pressed(self, entry: Entry, side: Side, states: tuple[Term, Term]) -> bool:
        """Whether the register says already to ask about the preservation of a paper."""
        heads = {one.path: one for one in (self.root(entry), entry)}.values()
        told = (pair for one in heads for pair in self._of_holds(one, side, states))
        return any(due.act in PRESSED and entry in kept.files for kept, due in told)

    def _is_last(self, kept: Kept) -> bool:
        """Whether the law names no further extension of a preservation."""
        files = [one for one in kept.files if one.case and one.path not in self.unplaced]
        if kept.end is None or not files:
            return False
        first = files[0]
        return is_last(first, self._cases, since=kept.since, end=kept.end, extended=kept.extended)

    def _is_asked(self, entry: Entry, head: Entry) -> bool:
        """Whether the request that a preservation announces was sent, or a later paper tells it.

        A renewal does so once it is confirmed: until then the day of the first paper counts.
        """
        requests = [one for one in (head, self._request) if one is not None and one is not entry]
        if any(one.kind == "request" and _sent(one) for one in requests):
            return True
        return self._book.announced_anew(entry)

    def _states(self, entry: Entry) -> tuple[Term, Term]:
        requesting = self._state(entry.requesting, "requesting")
        return requesting, self._state(entry.requested, "requested")

    def _state(self, code: str, side: Side) -> Term:
        """A State by its name; by its part in the case where the file does not name it yet."""
        if code:
            return state_called(self.host, code)
        return Term("state", side, f"the {side} State")


def _by_head(
    told: Iterable[Kept], judging: Judging, own: Entry | None
) -> Mapping[Path, list[Kept]]:
    """Each preservation at one file: the first that rests on it and still needs it.

    Where one file is asked about (``own``), every preservation that it lists is told there.
    """
    found: dict[Path, list[Kept]] = {}
    for kept in told:
        heads = {head.path: head for head in map(judging.root, kept.files)}.values()
        open_ = [one for one in heads if judging.status(one) not in DONE]
        if open_:
            mine = own is not None and own.path in {one.path for one in open_}
            chosen = own if own is not None and mine else min(open_, key=_teller)
            found.setdefault(chosen.path, []).append(kept)
    return found


def _teller(entry: Entry) -> tuple[bool, bool, bool, str]:
    """Which of some files tells an end first: a request, a paper of its own, what was sent."""
    return entry.kind != "request", entry.kind != "preservation", not _sent(entry), entry.name


def root_of(entry: Entry, entries: Iterable[Entry]) -> Entry:
    """The request that a paper stands under, or the paper that it renews; else the paper itself."""
    known = list(entries)
    seen: list[Entry] = []
    while entry not in seen:
        seen.append(entry)
        above = _above(entry, known)
        if above is None:
            break
        entry = above
    return entry


def _above(entry: Entry, known: Iterable[Entry]) -> Entry | None:
    """What a paper stands under at once."""
    found = [one for one in known if one is not entry and _is_about(entry, one)]
    found = [one for one in found if one.requested == entry.requested] or found
    found = [one for one in found if one.kind == "request"] or found
    return found[0] if found else None


def _is_about(entry: Entry, other: Entry) -> bool:
    """Whether a paper names a request, is a preservation that it names, or renews another paper."""
    if other.kind == "request":
        if entry.kind == "preservation" and ({entry.key} | entry.preserved) & other.preserved:
            return True
        return bool(entry.about) and entry.about == other.key
    if entry.kind not in OF_THEIR_OWN:  # a letter, such as a reminder to a company
        return other.kind in STRAIGHT and bool(entry.about) and entry.about == other.key
    if entry.kind != "preservation" or other.kind != "preservation":
        return False
    return bool(other.key) and other.key in entry.preserved


def _sent(entry: Entry) -> bool:
    return entry.record is not None and entry.record.first("sent") is not None
