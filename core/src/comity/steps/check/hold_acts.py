"""What to do before a preservation ends, and once it has."""

from __future__ import annotations

import datetime as dt
from typing import Any

from comity.law.counting import on_working_day
from comity.law.working_days import calendar_of
from comity.model.messages import Message
from comity.steps.chains.told_ends import Renewal
from comity.text.messages import message

__all__ = ["RENEW_BEFORE", "act_on_hold", "renew_by"]

RENEW_BEFORE = 14  # days before the end at which a renewal is asked for at the latest


def renew_by(ends: dt.date, today: dt.date, own: str = "") -> dt.date:
    """The day by which a renewal is asked for: some days before the end, never before today.

    Args:
        ends: the day on which the preservation ends.
        today: the day on which that is asked.
        own: the State of the office that asks: the day is a working day there.
    """
    day = max(today, ends - dt.timedelta(days=RENEW_BEFORE))
    return max(today, on_working_day(day, calendar_of(own)) if own else day)


def act_on_hold(
    ends: dt.date | None,
    today: dt.date,
    own: str,
    *,
    renewal: Renewal | None = None,
    used: bool = False,
    file: str = "",
) -> Message:
    """What to do about the end of a preservation that a letter can extend.

    Args:
        ends: the day on which it ends, where that is known.
        today: the day on which that is asked.
        own: the State of the office that asks.
        renewal: what asks for more time and is not confirmed.
        used: the law names no extension beyond those that it had.
        file: the case file that ``comity follow-up`` writes the renewal from, where it can.
    """
    over = ends is not None and ends < today
    if renewal is not None and renewal.sent is not None:
        form = "renewal-sent-late" if over else "renewal-sent"
        return message(f"deadline.act/{form}", sent=renewal.sent, file=renewal.name)
    if over and file:
        return message("deadline.act/renewed-late-file", file=file)
    if over:
        return message("deadline.act/renewed-late")
    day = renew_by(ends or today, today, own)
    if renewal is not None:
        return message("deadline.act/renewal-draft", file=renewal.name, day=day)
    form = "renew-beyond" if used else "renew"
    form += "-today" if day <= today else ""
    given: dict[str, Any] = {} if day <= today else {"day": day}
    if file and not used:
        return message(f"deadline.act/{form}-file", file=file, **given)
    return message(f"deadline.act/{form}", **given)
