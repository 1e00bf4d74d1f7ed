"""When the preservations of a folder end: by its papers, by their records, by what files list.

Which files are of one chain, ``comity.steps.chains`` tells. Of what was renewed one end is told:
the last that was confirmed. A draft changes nothing, and a renewal that was sent takes no end away
until somebody confirms it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.law.counting import later
from comity.law.particular_forms import as_day
from comity.model.case_record import CaseEvent
from comity.model.deadlines import Deadline
from comity.model.messages import Message
from comity.steps.chains.placing import Hold, earlier_than, later_than, place
from comity.steps.chains.spoken import (
    PRESERVATION,
    Listed,
    Spoken,
    confirmed,
    holders_of,
    identifiers_of,
    out,
)
from comity.tasks.register.case_entries import Entry

__all__ = ["PRESERVED", "Holds", "Kept"]

RENEW = "deadline.act/renew"
PRESERVED = "preservation-"
"""How the event begins from which law counts the end of a preservation."""
_ROW = re.compile(r"\bearlier\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Kept:
    """A preservation, with those that it renewed.

    ``end`` is its last day as confirmed or listed, None where nobody confirmed it. ``paper`` is one
    that was sent, on the day ``sent``, and is not confirmed: its renewal, or where there is no
    ``end`` the first paper itself; it asks for the time until ``asked``. ``since`` is the day on
    which the first was asked for, ``extended`` whether it was extended already. ``files`` are the
    case files that speak of it. ``act`` is what ``deadlines`` says is to be done where that is no
    renewal. ``by_law`` is whether law sets the end of what nobody confirmed.
    """

    end: dt.date | None
    paper: Entry | None
    sent: dt.date | None
    asked: dt.date | None
    since: dt.date | None
    extended: bool
    files: tuple[Entry, ...]
    act: Message | None = None
    by_law: bool = False


_Hold = Hold[Entry]


class Holds:
    """The preservations of some files."""

    def __init__(self, entries: Sequence[Entry], ends: Mapping[Path, Sequence[Deadline]]) -> None:
        """Put together what the files say of each preservation.

        Args:
            entries: the case files, each with its record.
            ends: for each the ends of preservations that ``comity deadlines`` finds in it alone.
        """
        self.ends = ends
        papers = [one for one in entries if one.kind == PRESERVATION]
        sent = {one.key for one in papers if _went(one)}
        self.unsent = {one.key for one in papers} - sent - {""}
        self.holds = place(entries, self._spoken)
        self.own = {one.paper.path: one for one in self.holds if one.paper is not None}

    def told(self) -> Iterator[Kept]:
        """Each whose end is to be told, once."""
        for hold in self.holds:
            if self._is_told(hold):
                yield self._kept(hold)

    def settled(self, entry: Entry) -> bool:
        """Whether a file has the end of what a paper asks for, or it was renewed since."""
        hold = self.own.get(entry.path)
        return hold is not None and (self._is_known(hold) or self._is_renewed(hold))

    def announced_anew(self, entry: Entry) -> bool:
        """Whether a confirmed paper that renewed a preservation tells when the request comes."""
        hold = self.own.get(entry.path)
        papers = [one.paper for one in later_than(hold)] if hold is not None else []
        later = (one for one in papers if one is not None and _confirmed(one) is not None)
        return any(getattr(one.draft, "request_by", None) is not None for one in later)

    def renewed_end(self, entry: Entry) -> dt.date | None:
        """The end that a draft asks to move; None for what went out, or renews nothing known."""
        if entry.kind != PRESERVATION or _went(entry) or not entry.listed:
            return None
        named = (kept for kept in self.told() if any(one is entry for one in kept.files))
        ends = (kept.end or kept.asked for kept in named)
        return min(filter(None, ends), default=None)

    def _spoken(self, entry: Entry) -> Spoken:
        """What a file says; a draft that names what was never sent says nothing of any end."""
        went = _went(entry)
        return Spoken(
            name=entry.name,
            date=as_day(entry.date) or dt.date.min,
            is_paper=entry.kind == PRESERVATION,
            counts=entry.kind == PRESERVATION and went,
            reference=entry.key,
            listed=tuple(row for row in entry.listed if went or row.reference not in self.unsent),
            renews=entry.renews,
            states=(entry.requesting, entry.requested),
            holders=holders_of(entry.draft),
            identifiers=identifiers_of(entry.draft),
            record=entry.record,
        )

    def _is_renewed(self, hold: _Hold) -> bool:
        return any(self._is_known(one) or _closed(one.paper) for one in later_than(hold))

    def _is_told(self, hold: _Hold) -> bool:
        """Whether an end is to be told: it was not renewed, and is no wish for more time only."""
        if _closed(hold.paper) or self._is_renewed(hold):
            return False
        if self._is_known(hold):
            return self._end(hold) is not None
        return not any(self._is_told(one) for one in earlier_than(hold))

    def _kept(self, hold: _Hold) -> Kept:
        """What is known of a hold that is told."""
        end, waits = self._end(hold), self._waiting(hold)
        paper = waits if end is not None else hold.paper
        sent = _out(paper) if paper is not None else None
        asked = self._asked(paper, end) if paper is not None else None
        if end is None and paper is not None:  # law may end it before the day that it asks for
            asked = min(filter(None, (asked, self._counted(paper, None))), default=None)
        chain = [hold, *earlier_than(hold)]
        dates = [row.date for one in chain for _, row in one.rows if row.date is not None]
        dates += [day for one in chain if one.paper and (day := _out(one.paper)) is not None]
        first = self._listed(hold)
        longer = hold.by is not None and first is not None and end != first
        extended = bool(hold.before) or longer or any(row.extended for _, row in hold.rows)
        files = (hold.paper, hold.by, *(entry for entry, _ in hold.rows), waits)
        by_path = {one.path: one for one in files if one is not None}
        return Kept(
            end,
            paper,
            sent,
            asked,
            min(dates, default=None),
            extended,
            tuple(by_path.values()),
            self._act(hold),
            end is None and paper is not None and self._is_by_law(paper, asked),
        )

    def _asked(self, paper: Entry, end: dt.date | None) -> dt.date | None:
        """Until when a paper asks for the data to be kept; one that extends counts from the end."""
        day: dt.date | None = getattr(paper.draft, "hold_until", None)
        length = getattr(paper.draft, "hold_for", None)
        if day is not None:
            return day
        start = end if paper.renews and end is not None else _begun(paper)
        if length is None or length.business or length.unit == "hours" or start is None:
            return self._counted(paper, None)
        return later(start, length.quantity, length.unit)

    def _is_by_law(self, paper: Entry, end: dt.date | None) -> bool:
        """Whether it is law that sets the end of what a paper asks for."""
        found = [one.event for one in self._ends_at(paper, None) if one.due == end]
        return bool(found) and all(one.startswith(PRESERVED) for one in found)

    def _waiting(self, hold: _Hold) -> Entry | None:
        """The last paper that asked for more time, of which nothing is confirmed."""
        event = _confirmed(hold.by) if hold.by is not None else None
        papers = [one.paper for one in later_than(hold) if one.paper is not None]
        days = [(day, one.name, one) for one in papers if (day := _out(one)) is not None]
        if event is not None:  # which a later confirmation of the request itself stands for
            days = [one for one in days if one[0] > event.on]
        return max(days, key=lambda one: one[:2])[2] if days else None

    def _is_known(self, hold: _Hold) -> bool:
        """Whether somebody confirmed it, or a file has its end."""
        if hold.paper is not None and _confirmed(hold.paper) is not None:
            return True
        if hold.by is not None or any(row.expires for _, row in _said(hold)):
            return True
        return hold.paper is None

    def _end(self, hold: _Hold) -> dt.date | None:
        """The last day as confirmed or as a file has it; a later file may know of a later end."""
        for entry in (hold.paper, hold.by):
            event = _confirmed(entry) if entry is not None else None
            if entry is None or event is None:
                continue
            told = event.until or self._counted(entry, None)
            rows = [
                row.expires
                for file, row in _said(hold)
                if row.expires and told and row.expires > told and file.date > event.on.isoformat()
            ]
            return max(rows, default=told)
        return self._listed(hold)

    def _act(self, hold: _Hold) -> Message | None:
        """What to do instead of a renewal, such as to confirm that an order was issued."""
        places: list[tuple[Entry, int | None]] = [(entry, row.index) for entry, row in hold.rows]
        places += [(entry, None) for entry in (hold.paper, hold.by) if entry is not None]
        acts = [one.act for place in places for one in self._ends_at(*place)]
        return next((one for one in acts if one and not one.id.startswith(RENEW)), None)

    def _listed(self, hold: _Hold) -> dt.date | None:
        """The end that the newest file gives; what was sent goes before a draft."""
        days = [row.expires for _, row in _said(hold) if row.expires is not None]
        if days:
            return days[0]
        counted = (self._counted(entry, row.index) for entry, row in _said(hold))
        return min(filter(None, counted), default=None)

    def _counted(self, entry: Entry, index: int | None) -> dt.date | None:
        """The end that law, a notice or the paper itself sets: of a row, or of the file's own."""
        return min(filter(None, (one.due for one in self._ends_at(entry, index))), default=None)

    def _ends_at(self, entry: Entry, index: int | None) -> Iterator[Deadline]:
        """What ``deadlines`` finds for a row of a file, or for the file's own preservation."""
        for one in self.ends.get(entry.path, ()):
            found = _ROW.search(one.id)
            if (int(found[1]) if found else None) == index:
                yield one


def _said(hold: _Hold) -> list[tuple[Entry, Listed]]:
    """What files say of a hold; of one that has a paper, a draft is no proof of anything."""
    return [pair for pair in hold.rows if hold.paper is None or _went(pair[0])]


def _went(entry: Entry) -> bool:
    return _out(entry) is not None


def _out(entry: Entry) -> dt.date | None:
    return out(entry.record)


def _confirmed(entry: Entry) -> CaseEvent | None:
    return confirmed(entry.record)


def _begun(entry: Entry) -> dt.date | None:
    """The day from which the time that a paper asks for runs: receipt, else sending."""
    record = entry.record
    event = (record.first("received") or record.first("acknowledged")) if record else None
    return event.on if event is not None else _out(entry)


def _closed(entry: Entry | None) -> bool:
    return (
        entry is not None and entry.record is not None and entry.record.first("closed") is not None
    )
