"""What the requested State has to do for a request that came in, and what it waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from comity.model.messages import Message, Term
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.case_status import Side, Status
from comity.tasks.register.due import Due
from comity.tasks.register.watched_limits import Limits
from comity.text.messages import message

__all__ = ["acceptance", "answering"]


def answering(
    entry: Entry,
    status: Status,
    on: dt.date,
    day: dt.date | None,
    requesting: Term,
    limits: Limits,
) -> Iterator[Due]:
    """What the requested State does with a request that came in.

    Args:
        entry: the request.
        status: how it stands.
        on: the day of the register.
        day: the day by which the request wants its answer, if it names one.
        requesting: the State that asks, by its name.
        limits: the time limits of the request; of what it wants from each measure, the first day
            counts, and a hearing that is to come is told where it names no other day.
    """
    if status == "received":
        says = message("register.next-acknowledge", state=requesting)
        yield Due("acknowledge", "requested", None, False, says)
    days = (day, limits.wanted)
    first = min((one for one in days if one is not None), default=None)
    told: dict[str, Any] = {"state": requesting}
    late, form = first is not None and first < on, "unread" if entry.draft is None else ""
    if first is not None:
        told["day"], form = first, "late" if late else "by"
    elif limits.heard is not None:
        told["day"], first, form = limits.heard, limits.heard, "hearing"
    yield Due("reply", "requested", first, late, _answer(status, form, told))


def _answer(status: Status, form: str, told: dict[str, Any]) -> Message:
    """What is told of the answer: of a request that is granted, that it is to be carried out."""
    if status == "granted":
        return message(f"register.next-carry/{form}" if form else "register.next-carry", **told)
    if status == "answered-in-part":
        return message(f"register.next-still/{form}" if form else "register.next-still", **told)
    return message(f"register.next-reply/{form}" if form else "register.next-reply", **told)


def acceptance(entry: Entry, on: dt.date, side: Side, requesting: Term) -> Iterator[Due]:
    """That the other side accepts the conditions of a decision which this side sent."""
    conditions = getattr(entry.draft, "conditions", ())
    rulings = getattr(entry.draft, "rulings", ())
    every = (entry.draft, *rulings)
    if side != "requested" or not (conditions or any(one.conditions for one in rulings)):
        return
    days = [day for one in every if (day := getattr(one, "accept_by", None)) is not None]
    if not days:
        says = message("register.next-accept", state=requesting)
        yield Due("accept", "requesting", None, False, says)
        return
    day = min(days)
    late = day < on
    says = message(f"register.next-accept/{'late' if late else 'by'}", state=requesting, day=day)
    yield Due("accept", "requesting", day, late, says)
