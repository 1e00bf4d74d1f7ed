"""Which preservation of a matter would be renewed next, and whether the law has an extension left.

A renewal that was sent and confirmed takes the place of what it renewed. One that was sent and not
confirmed takes nothing away: it is waited for. A draft counts for nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comity.host import Host
from comity.model.drafts.request_papers import Earlier
from comity.steps.check.holds_end import clock_of_preservation, extensions_used
from comity.steps.resolve import Resolved, resolve
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.followed import Followed
from comity.tasks.register.preserved_until import PRESERVED
from comity.tasks.register.watched_limits import ResolvedOnce, limits_of

__all__ = ["Renewable", "drafts_of", "hold_to_renew"]

PRESERVATION = "preservation"


@dataclass(frozen=True, slots=True)
class Renewable:
    """A preservation that can be renewed.

    ``paper`` is its own file; None where only the request (``row``) names it, or there is none.
    ``ends`` is the day on which it ends, if that is known, ``times`` how often it was extended.
    ``waiting`` is a renewal of it that was sent and is not confirmed yet. ``used_up`` tells that
    the law names no further extension.
    """

    paper: Entry | None = None
    row: Earlier | None = None
    ends: dt.date | None = None
    times: int = 0
    waiting: Entry | None = None
    used_up: bool = False


def hold_to_renew(followed: Followed, host: Host, on: dt.date) -> Renewable:
    """The preservation of a matter that ends first, of those that nothing confirmed replaced."""
    lines = followed.matter.lines
    papers = [line.entry for line in lines if line.entry.kind == PRESERVATION and _sent(line.entry)]
    replaced = {key for one in papers if _kept(one) for key in one.preserved}
    keys = {one.key for one in papers}
    open_ = [
        one
        for one in papers
        if one.key not in replaced and (_kept(one) or not one.preserved & keys)
    ]
    if open_:
        ends = {one.path: _ends(one, host, on) for one in open_}
        paper = min(open_, key=lambda one: ends[one.path] or dt.date.max)
        waiting = [one for one in papers if one is not paper and paper.key in one.preserved]
        times = _depth(paper, papers)
        used = _used_up(_resolved(paper, host), None, times)
        return Renewable(paper, None, ends[paper.path], times, next(iter(waiting), None), used)
    return _named_by_request(followed, host)


def drafts_of(followed: Followed, hold: Renewable) -> list[Entry]:
    """Renewals of a preservation that are written, and not recorded as sent."""
    old = hold.paper.key if hold.paper is not None else hold.row.reference if hold.row else ""
    lines = [line for line in followed.matter.lines if line.entry.kind == PRESERVATION]
    drafts = [line.entry for line in lines if line.status in ("draft", "unfinished")]
    return [one for one in drafts if old and old in ({one.renews} - {""} or one.preserved)]


def _named_by_request(followed: Followed, host: Host) -> Renewable:
    """What only the request names: the row that ends last of those that nothing else stands for."""
    head = followed.matter.head.entry
    rows = [one for one in getattr(head.draft, "earlier", ()) if one.kind == PRESERVATION]
    if head.kind != "request" or not rows:
        return Renewable()
    row = max(rows, key=lambda one: one.expires or dt.date.min)
    record = head.record.last("preserved") if head.record else None
    ends = record.until if record is not None and record.until else row.expires
    return Renewable(None, row, ends, 0, None, _used_up(_resolved(head, host), row, 0))


def _depth(paper: Entry, papers: Sequence[Entry]) -> int:
    """How often a preservation was extended, by the papers that it renewed one after the other."""
    others = [one for one in papers if one is not paper]
    before = [one for one in others if one.key in paper.preserved]
    return max(_listed(paper), *(1 + _depth(one, others) for one in before), 0)


def _listed(paper: Entry) -> int:
    """How many preservations a renewal itself lists as the ones before it."""
    if not getattr(paper.draft, "renews", None):
        return 0
    return sum(one.kind == PRESERVATION for one in getattr(paper.draft, "earlier", ()))


def _used_up(resolved: Resolved | None, row: Earlier | None, times: int) -> bool:
    if resolved is None:
        return False
    more = clock_of_preservation(resolved, "preservation-renewed")
    if more is not None and more.times is not None and 0 < more.times <= times:
        return True
    return row is not None and extensions_used(resolved, row)


def _resolved(entry: Entry, host: Host) -> Resolved | None:
    return resolve(entry.case, host.for_case()) if entry.case is not None else None


def _sent(entry: Entry) -> bool:
    record = entry.record
    return record is not None and bool(record.events) and not record.first("closed")


def _kept(entry: Entry) -> bool:
    return entry.record is not None and entry.record.first("preserved") is not None


def _ends(entry: Entry, host: Host, on: dt.date) -> dt.date | None:
    """The last day of a preservation: as confirmed, or as asked for, but not beyond that of law."""
    kept = entry.record.last("preserved") if entry.record else None
    if kept is not None and kept.until is not None:
        return kept.until
    asked: Any = getattr(entry.draft, "hold_until", None)
    if not isinstance(asked, dt.date):
        return None
    ends = limits_of(entry, ResolvedOnce(host.for_case()), on).holds
    own = (one for one in ends if one.event.startswith(PRESERVED) and "earlier[" not in one.id)
    return min([asked, *(one.due for one in own if one.due is not None)])
