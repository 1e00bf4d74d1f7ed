"""When nothing came: after the usual time of an answer a reminder is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.law.counting import Counted, CountRule, count_days
from comity.model.deadlines import Deadline
from comity.model.drafts.request import Request
from comity.model.messages import Message
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = ["reminders"]


def reminders(case: Watched) -> Iterator[Deadline]:
    """The day on which a request that was sent, and is not answered, is asked about."""
    sent = case.first("sent")
    draft = case.draft
    if case.answered or case.direct or not isinstance(draft, Request):
        return
    if draft.urgency is not None and draft.urgency.level == "emergency":
        return  # whose answer comes in hours or is of no use
    if sent is None:
        yield case.waits(
            "reminder",
            message("deadline.title/reminder"),
            message("deadline.record/sent", file=case.file),
            weight="advised",
            role="requesting",
            steps=(case.usual.said,),
            citation=case.usual.time.cited() if case.usual.time else None,
        )
        return
    last = case.last("reminded")
    start = max(sent.on, last.on) if last else sent.on
    counted = count_days(
        start, case.usual.days, "days", case.calendar("requesting"), CountRule("calendar")
    )
    yield case.ends(
        "reminder",
        message("deadline.title/reminder"),
        Counted(counted.day, steps=counted.steps[:1]),
        weight="advised",
        role="requesting",
        starts=start,
        steps=(case.usual.said, _start(start, reminded=start != sent.on)),
        act=message("deadline.act/remind"),
        citation=case.usual.time.cited() if case.usual.time else None,
    )


def _start(day: dt.date, *, reminded: bool) -> Message:
    id = "deadline.start/reminded" if reminded else "deadline.start/sent"
    return message("counted.not-counted", start=message(id, day=day))
