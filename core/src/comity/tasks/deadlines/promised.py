"""What a company promises in its notice: answers within a time from receipt, time that it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from comity.law.counting import Counted, CountRule, count_days, count_hours
from comity.model.deadlines import Deadline
from comity.model.drafts.base import Length
from comity.model.drafts.notice_data import ResponseTime
from comity.model.messages import Message
from comity.steps.check.holder.paper_asked import Asked, Paper, what_is_asked
from comity.steps.check.holder.terms_held import said
from comity.tasks.deadlines.preserved import started
from comity.tasks.deadlines.watched import Watched
from comity.tasks.deadlines.what_to_do import ask_when_received, wait_for
from comity.text.messages import message

__all__ = ["counted_from", "promises"]


def promises(case: Watched) -> Iterator[Deadline]:
    """The commitments of the company, if the paper goes to it and is not answered yet."""
    draft = case.draft
    if case.answered or case.notice is None or not isinstance(draft, Paper):
        return
    asked = what_is_asked(draft, case.notice, case.kinds, case.resolved.language)
    if not asked.held or not asked.direct:
        return
    told = said(asked, "response_times")
    for number, time in enumerate(told.value or ()):
        if time.owed_by == "company" and not time.applies_to:
            yield _promise(case, asked, number, time)
    emergency = said(asked, "emergency").value
    if asked.emergency and emergency is not None and emergency.within is not None:
        event = case.notice.company.name
        time = ResponseTime(event=event, within=emergency.within, owed_by="company")
        yield _promise(case, asked, len(told.value or ()), time)


def _promise(case: Watched, asked: Asked, number: int, time: ResponseTime) -> Deadline:
    company = asked.notice.company.name
    id = f"promised-{number}"
    if time.action:
        title = message("deadline.title/promised-act", company=company, act=time.action)
    else:
        title = message("deadline.title/promised", company=company)
    who = message("deadline.who/company", name=company)
    cited = said(asked, "response_times").cite("response times")
    common: dict[str, Any] = {
        "weight": "expected",
        "role": "provider",
        "who": who,
        "citation": cited,
    }
    event = case.first("received") or case.first("sent")
    if event is None:
        record = message("deadline.record/received", file=case.file)
        return case.waits(id, title, record, **common)
    rule = CountRule(days="working" if time.within.business else "calendar")
    counted = counted_from(case, event.on, event.at, time.within, "provider", rule)
    if counted is None:
        return case.waits(
            id, title, message("deadline.record/received-at", file=case.file), **common
        )
    start = started(event, needed="received", theirs=True)
    steps: tuple[Message, ...] = (message("counted.by-notice", event=time.event), start)
    over = case.standing(counted.day, counted.moment) == "past"
    act = ask_when_received(case) if event.kind == "sent" else wait_for(case, over=over)
    return case.ends(id, title, counted, starts=event.on, steps=steps, act=act, **common)


def counted_from(
    case: Watched,
    on: dt.date,
    at: dt.datetime | None,
    length: Length,
    role: str,
    rule: CountRule,
) -> Counted | None:
    """The end of a time that an event starts; None where hours count and no hour is known."""
    if length.unit != "hours":
        return count_days(on, length.quantity, length.unit, case.calendar(role), rule)
    if at is None or not case.zone(role):
        return None
    return count_hours(at, length.quantity, case.zone(role))
