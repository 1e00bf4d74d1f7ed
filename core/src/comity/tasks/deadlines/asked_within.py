"""The time from receipt within which a paper asks a company for data, or orders them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from comity.law.counting import CountRule, count_hours
from comity.model.case_record import CaseEvent
from comity.model.deadlines import Deadline
from comity.model.drafts.base import Length
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.messages import Message
from comity.tasks.deadlines.clocks_of_case import clocks_of_case, concerns
from comity.tasks.deadlines.preserved import started
from comity.tasks.deadlines.promised import counted_from
from comity.tasks.deadlines.watched import Watched
from comity.tasks.deadlines.what_to_do import ORDERED, ask_when_received, wait_for
from comity.text.messages import message
from comity.text.written import unit_of_time

__all__ = ["asked_within"]

FIELD = "reply_within"


def asked_within(case: Watched) -> Iterator[Deadline]:
    """The end of the time that the paper itself names, unless law sets another or the answer came.

    It runs from receipt. Until that is recorded, the day of sending stands for it, which is the
    earliest; where hours count and none is recorded, the start of that day.
    """
    draft = case.draft
    if not isinstance(draft, Disclosure) or draft.reply_within is None or case.answered:
        return
    if draft.form == "order" and _set_by_law(case):
        return
    length = draft.reply_within
    told: dict[str, Any] = {
        "quantity": length.quantity,
        "unit": unit_of_time(length.quantity, length.unit),
    }
    title = message(f"deadline.title/within{'-order' if draft.form == 'order' else ''}", **told)
    event = case.first("received") or case.first("acknowledged") or case.first("sent")
    common: dict[str, Any] = {"weight": "expected", "role": "provider", "reads": (FIELD,)}
    common["lapses"] = message("deadline.lapses/reply")
    if event is None:
        record = message("deadline.record/received", file=case.file)
        yield case.waits(FIELD, title, record, **common)
        return
    yield _running(case, title, length, event, common)


def _running(
    case: Watched, title: Message, length: Length, event: CaseEvent, common: dict[str, Any]
) -> Deadline:
    sent = event.kind == "sent"
    steps = [started(event, needed="received", theirs=True)]
    rule = CountRule(days="working" if length.business else "calendar")
    counted = counted_from(case, event.on, event.at, length, "provider", rule)
    if counted is None:
        zone = case.zone("provider") or case.zone("requesting") or "UTC"
        at = event.at or dt.datetime.combine(event.on, dt.time(), ZoneInfo(zone))
        counted = count_hours(at, length.quantity, zone)
        if event.at is None:
            steps.append(message("counted.from-midnight"))
    over = case.standing(counted.day, counted.moment) == "past"
    unsure = sent and not case.emergency
    act = ask_when_received(case) if unsure else wait_for(case, over=over)
    found = (message("deadline.start/within", field=FIELD), *steps)
    return case.ends(FIELD, title, counted, starts=event.on, steps=found, act=act, **common)


def _set_by_law(case: Watched) -> bool:
    """Whether the instrument of an order sets the time itself, and leaves none to the order."""
    clocks = (clock for clock, _ in clocks_of_case(case) if concerns(case, clock))
    acts = (one for one in clocks if one.starts in ORDERED and one.means == "act")
    return any(one.bound != "least" for one in acts)
