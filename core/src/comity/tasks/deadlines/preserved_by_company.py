"""How long a company preserves data by its own notice, and whether it extends that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from comity.law.counting import CountRule, count_days
from comity.model.deadlines import Deadline
from comity.model.drafts.base import Period
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.notice_data import Preservation as Terms
from comity.model.messages import Message
from comity.steps.chains.told_ends import OWN
from comity.steps.check.holder.data_kept import preservations as listed_for
from comity.steps.check.holder.paper_asked import Asked, Paper, what_is_asked
from comity.steps.check.holder.terms_held import said
from comity.tasks.deadlines.keeping import act_to_keep
from comity.tasks.deadlines.preserved import started
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message
from comity.text.written import unit_of_time

__all__ = ["held_by_company"]

_Start = tuple[str, int, dt.date, Message]


def held_by_company(case: Watched) -> Iterator[Deadline]:
    """The end of what a company preserves, where its notice names a time and the file no end."""
    draft = case.draft
    if case.answered or case.notice is None or not isinstance(draft, Paper):
        return
    asked = what_is_asked(draft, case.notice, case.kinds, case.resolved.language)
    terms = said(asked, "preservation").value
    period = _own(asked, terms.foreign_period, terms.period) if terms is not None else None
    if terms is None or period is None or period.unit == "hours" or not asked.held:
        return
    for start in _starts(case, asked):
        yield _held(case, asked, terms, period, start)


def _own(asked: Asked, foreign: Period | None, general: Period | None) -> Period | None:
    """The time for authorities of another State, where the notice has one for them."""
    return (foreign if asked.from_where == "foreign" else None) or general


def _starts(case: Watched, asked: Asked) -> Iterator[_Start]:
    """The preservations whose end nobody has written down, each with its day."""
    confirmed = case.last("preserved")
    if isinstance(case.draft, Preservation):
        event = confirmed or case.first("received") or case.first("sent")
        told = OWN in case.beside.silent or OWN in case.beside.kept
        if event is not None and event.until is None and not told:
            yield "paper", OWN, event.on, started(event, needed="received")
        return
    found = {index: one for held in asked.held for index, one in listed_for(asked, held)}
    for index, step in sorted(found.items()):
        told = index in case.beside.silent or index in case.beside.kept
        if step.date is not None and step.expires is None and not step.extended and not told:
            day = step.date
            yield f"earlier[{index}]", index, day, message("deadline.start/asked", day=day)


def _held(case: Watched, asked: Asked, terms: Terms, period: Period, start: _Start) -> Deadline:
    id, place, day, told = start
    rule = CountRule("working" if period.business else "calendar")
    counted = count_days(day, period.quantity, period.unit, case.calendar("provider"), rule)
    return case.ends(
        f"{id}.preserved-by-notice",
        message("deadline.title/preserved-by-notice", company=asked.notice.company.name),
        counted,
        weight="expected",
        role="requesting",
        starts=day,
        steps=(message("counted.not-counted", start=told), *_extension(asked, terms)),
        lapses=message("deadline.lapses/preservation"),
        act=act_to_keep(case, counted.day, place),
        citation=said(asked, "preservation").cite("preservation"),
    )


def _extension(asked: Asked, terms: Terms) -> tuple[Message, ...]:
    """What the notice says of extensions; nothing where it is silent."""
    own = _own(asked, terms.foreign_extension, terms.extension)
    if terms.extensions == "no" or (own is not None and own.times == 0):
        return (message("counted.extension/none"),)
    if own is None:
        return ()
    told: dict[str, Any] = {"quantity": own.quantity, "unit": unit_of_time(own.quantity, own.unit)}
    if own.times is None:
        return (message("counted.extension", **told),)
    return (message("counted.extension/times", **told, times=own.times),)
