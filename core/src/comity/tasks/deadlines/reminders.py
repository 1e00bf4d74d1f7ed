"""When nothing came: after the usual time of an answer a reminder is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from comity.law.counting import Counted, CountRule, count_days, later
from comity.model.case_record import CaseEvent
from comity.model.deadlines import Deadline
from comity.model.drafts.request import Request
from comity.tasks.deadlines.preserved import started
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
    last = max(filter(None, (_day(case.last("reminded")), case.beside.reminded)), default=None)
    first = _first(case, sent)
    start = max(first.on, last) if last else first.on
    said = started(first) if start == first.on else message("deadline.start/reminded", day=start)
    counted = _counted(case, start)
    over = counted.day is not None and counted.day < case.today
    act = "ask-how" if case.usual.form == "guess" else "remind" if over else "watch"
    if case.usual.form == "range" and over:
        title = message("deadline.title/reminder-range-over")
    yield case.ends(
        "reminder",
        title,
        counted,
        starts=start,
        steps=(case.usual.said, message("counted.not-counted", start=said)),
        act=message(f"deadline.act/{act}"),
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


def _first(case: Watched, sent: CaseEvent) -> CaseEvent:
    """What the time runs from: a law that sets it counts from the receipt, once that is known."""
    known = (case.first("received"), case.first("acknowledged"))
    received = next(filter(None, known), None)
    return received if case.usual.form == "law" and received is not None else sent


def _day(event: CaseEvent | None) -> dt.date | None:
    return event.on if event is not None else None
