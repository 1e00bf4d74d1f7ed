"""When nothing came: after the usual time of an answer a reminder is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from comity.law.counting import Counted, CountRule, count_days, later
from comity.model.deadlines import Deadline
from comity.model.drafts.request import Request
from comity.model.messages import Message
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = ["reminders"]

TITLES = {
    "law": "deadline.title/reminder-law",
    "counted": "deadline.title/reminder",
    "range": "deadline.title/reminder-range",
    "guess": "deadline.title/reminder-guess",
}
"""What is due, by how the time of an answer is known: a guess is never called usual."""


def reminders(case: Watched) -> Iterator[Deadline]:
    """The day on which a request that was sent, and is not answered, is asked about."""
    sent = case.first("sent")
    draft = case.draft
    if case.answered or case.direct or not isinstance(draft, Request):
        return
    if draft.urgency is not None and draft.urgency.level == "emergency":
        return  # whose answer comes in hours or is of no use
    common: dict[str, Any] = {
        "weight": "advised",
        "role": "requesting",
        "citation": case.usual.citation,
    }
    title = message(TITLES[case.usual.form])
    if sent is None:
        record = message("deadline.record/sent", file=case.file)
        yield case.waits("reminder", title, record, steps=(case.usual.said,), **common)
        return
    last = case.last("reminded")
    start = max(sent.on, last.on) if last else sent.on
    counted = _counted(case, start)
    ask = case.usual.form == "guess"
    yield case.ends(
        "reminder",
        title,
        counted,
        starts=start,
        steps=(case.usual.said, _start(start, reminded=start != sent.on)),
        act=message("deadline.act/ask-how" if ask else "deadline.act/remind"),
        **common,
    )


def _counted(case: Watched, start: dt.date) -> Counted:
    """The first day on which an answer is missed, with the last where a range was counted."""
    days, most = case.usual.days, case.usual.most
    rule = CountRule("calendar")
    first = count_days(start, days, "days", case.calendar("requesting"), rule)
    steps = first.steps[:1]
    last = later(start, most, "days") if most is not None else None
    if last is not None and first.day is not None:
        told: dict[str, Any] = {"quantity": days, "most": most, "day": first.day, "last": last}
        steps = (message("counted.range", **told),)
    return Counted(first.day, steps=steps)


def _start(day: dt.date, *, reminded: bool) -> Message:
    id = "deadline.start/reminded" if reminded else "deadline.start/sent"
    return message("counted.not-counted", start=message(id, day=day))
