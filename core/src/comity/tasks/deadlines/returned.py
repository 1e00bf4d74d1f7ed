"""A paper that came back to be completed: what it lacks is due by the day that came with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.law.counting import Counted, before_a_day_off
from comity.model.case_record import CaseEvent, CaseRecord
from comity.model.deadlines import Deadline
from comity.model.drafts.request import Request
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = ["came_again", "came_back", "supplements_due"]

GONE_ON = ("sent", "preserved", "answered")
"""What shows that the other side has what it asked for."""


def came_back(record: CaseRecord | None) -> CaseEvent | None:
    """The event with which a paper came back that no supplement follows, such as one to a company.

    None where it was sent again since, or what it asks for came: of two on one day, the one that
    was written down later counts.
    """
    event = record.last("returned") if record is not None else None
    if record is None or event is None:
        return None
    at = record.events.index(event)
    later = (one for n, one in enumerate(record.events) if (one.on, n) > (event.on, at))
    return None if any(one.kind in GONE_ON and not one.in_part for one in later) else event


def came_again(record: CaseRecord | None, returned: dt.date) -> bool:
    """Whether a request that was returned on a day came in again since, with what it lacked.

    Of two on one day, the one that was written down later counts.
    """
    events = record.events if record is not None else ()
    back = [n for n, one in enumerate(events) if one.kind == "returned" and one.on == returned]
    return any(
        one.on > returned or (one.on == returned and back != [] and n > back[-1])
        for n, one in enumerate(events)
        if one.kind == "received"
    )


def supplements_due(case: Watched) -> Iterator[Deadline]:
    """The day by which a paper that came back is completed, until that was done.

    An answer in part to a request does not end it: what was asked for back is still missing.
    """
    asked = isinstance(case.draft, Request)
    event = case.last("returned") if asked else came_back(case.record)
    if event is None or event.until is None or case.answered:
        return
    done = case.beside.supplemented
    if asked and ((done is not None and done >= event.on) or came_again(case.record, event.on)):
        return
    calendar = case.calendar("requesting")
    off = before_a_day_off(event.until, calendar) if event.until >= case.today else ()
    letter = message("deadline.act/answer-letter")
    again = message("deadline.act/send-missing", file=case.file)
    yield case.ends(
        "record.returned",
        message("deadline.title/supplement" if asked else "deadline.title/supplement-paper"),
        Counted(event.until, steps=off),
        weight="expected",
        role="requesting",
        event="request-returned",
        starts=event.on,
        steps=(
            message("deadline.start/returned", day=event.on),
            message("deadline.start/record"),
        ),
        lapses=message("deadline.lapses/deficiency"),
        act=letter if asked else again,
    )
