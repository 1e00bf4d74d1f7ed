"""What is due of a draft: to complete it, to send it, and by when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from comity.model.messages import Message
from comity.steps.check.hold_acts import renew_by
from comity.tasks.deadlines.sides import Side, writer
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.due import Due, told
from comity.text.messages import message

__all__ = ["draft_due"]

RETURNS = "deficiency"
"""The kind of the letter that returns a request, which a decision may have overtaken."""


def draft_due(
    entry: Entry,
    side: Side,
    on: dt.date,
    day: dt.date | None,
    renews: dt.date | None,
    *,
    decided: bool = False,
) -> Due:
    """What is due of a file that did not go out.

    Args:
        entry: the file.
        side: the side that keeps the register.
        on: the day of the register.
        day: the last day for the answer that it asks for.
        renews: the end of the preservation that it asks to extend.
        decided: whether a decision on the request that it is about was recorded.
    """
    if writer(entry.sender) != side:
        return Due("receive", side, None, False, message("register.next-receive"))
    unfinished = entry.gaps > 0
    own = message("register.next-complete", number=entry.gaps) if unfinished else None
    if decided and entry.kind == RETURNS:
        says = message("register.next-send/decided")
        return Due("complete" if unfinished else "send", side, None, False, told(own, says))
    late = day is not None and day < on
    asks = None
    if day is not None and not unfinished:
        asks = message(f"register.next-send/{'late' if late else 'by'}", day=day)
    if renews is None:
        says = own or asks or message("register.next-send")
        late = late and not unfinished
        return Due("complete" if unfinished else "send", side, day if asks else None, late, says)
    latest = renew_by(renews, on, entry.requesting)
    says = told(own, _renewing(renews, latest, on), asks if late else None)
    over = (late and not unfinished) or renews < on
    return Due("complete" if unfinished else "send", side, latest, over, says)


def _renewing(ends: dt.date, latest: dt.date, on: dt.date) -> Message:
    """By when a renewal is to be sent, and the end that it is to move."""
    form = "past" if ends < on else "today" if latest == on else "renews"
    given: dict[str, Any] = {"day": ends}
    if form == "renews":
        given["latest"] = latest
    return message(f"register.next-send/{form}", **given)
