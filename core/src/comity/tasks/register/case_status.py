"""How a case stands: by its record, and by the letters about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from comity.model.case_record import CaseRecord, EventKind
from comity.model.drafts.correspondence_decision import Decision
from comity.steps.chains.spoken import PRESERVATION
from comity.tasks.deadlines.returned import came_again, came_back
from comity.tasks.deadlines.sides import Side, side_of_paper
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.followed_kinds import STRAIGHT

__all__ = [
    "DONE",
    "Side",
    "Status",
    "decided_in",
    "is_made_good",
    "is_returned",
    "returned_on",
    "side_of",
    "status_of",
]

Status = Literal[
    "unknown",
    "unfinished",
    "draft",
    "sent",
    "received",
    "acknowledged",
    "preserved",
    "granted",
    "returned",
    "answered-in-part",
    "answered",
    "closed",
]
GONE_OR_COME: tuple[EventKind, ...] = ("sent", "received")
"""What shows that a later version of a request is with the other side, or with this one."""
DONE: tuple[Status, ...] = ("answered", "closed")
"""After which nobody needs the data to be preserved any longer."""


def status_of(entry: Entry, papers: Sequence[Entry] = ()) -> Status:
    """How a case stands by its record, and by the letters about it."""
    record = entry.record
    if entry.record_faults or entry.lone is not None:
        return "unknown"
    if entry.gaps and not (record and record.events):
        return "unfinished"
    if record is None or not record.events:
        return "draft"
    if record.first("closed"):
        return "closed"
    returned = returned_on(entry, papers)
    # the answer to a paper for preservation is its confirmation, and ends nothing
    answered = record.last("answered") if entry.kind != PRESERVATION else None
    if answered and not (answered.in_part and returned and returned > answered.on):
        return "answered-in-part" if answered.in_part else "answered"
    if is_returned(entry, papers):
        return "returned"
    later: tuple[Literal["granted", "preserved", "acknowledged"], ...]
    later = ("granted", "preserved", "acknowledged")
    if found := next((kind for kind in later if record.first(kind)), None):
        return found
    if entry.kind == PRESERVATION and record.first("answered"):
        return "acknowledged"
    return "sent" if record.first("sent") else "received"


def side_of(entry: Entry, own: str) -> Side:
    """Which side keeps this register, for a case.

    Args:
        entry: the case.
        own: the State of the office, if it is known.
    """
    states = (entry.requesting, entry.requested)
    return side_of_paper(entry.kind, entry.sender, *states, entry.record, own)


def returned_on(entry: Entry, papers: Sequence[Entry]) -> dt.date | None:
    """When a request was last returned: as recorded, or when a deficiency letter went or came."""
    event = entry.record.last("returned") if entry.record else None
    days = [event.on] if event else []
    for paper in papers:
        if paper.kind == "deficiency" and paper.record:
            dates = (paper.record.first("received"), paper.record.first("sent"))
            days += [one.on for one in dates if one]
    return max(days, default=None)


def decided_in(papers: Sequence[Entry]) -> tuple[Decision, CaseRecord] | None:
    """The last decision on a request that was sent or came in, with its record, if there is one."""
    found = [
        (max(event.on for event in events), one.name, one.draft, one.record)
        for one in papers
        if isinstance(one.draft, Decision) and one.record is not None
        if (events := [e for kind in GONE_OR_COME if (e := one.record.last(kind))])
    ]
    return max(found, key=lambda one: one[:2])[2:] if found else None


def is_returned(entry: Entry, papers: Sequence[Entry]) -> bool:
    """Whether a paper came back, and what it lacked was not sent since."""
    returned = returned_on(entry, papers)
    if returned is None:
        return False
    if entry.kind in STRAIGHT:  # which no supplement follows
        return came_back(entry.record) is not None
    return not is_made_good(returned, entry, papers)


def is_made_good(returned: dt.date, entry: Entry, papers: Sequence[Entry]) -> bool:
    """Whether a supplement or a replacement went out or came in since, or the request again."""
    later = [paper.record for paper in papers if paper.kind == "request" and paper.record]
    days = [event.on for one in later for kind in GONE_OR_COME if (event := one.last(kind))]
    return any(day >= returned for day in days) or came_again(entry.record, returned)
