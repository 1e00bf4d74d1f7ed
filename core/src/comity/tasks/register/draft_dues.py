"""What is due of a draft: to complete it, to send it, and by when; or whether it is needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal

from comity.model.messages import Message
from comity.steps.check.hold_acts import renew_by
from comity.tasks.deadlines.sides import Side, writer
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.case_status import DONE, Status
from comity.tasks.register.due import Due, told
from comity.text.messages import message

__all__ = ["UNTIL_ANSWERED", "Overtaken", "draft_due", "overtaken"]

Overtaken = Literal["", "perhaps", "surely"]
"""Whether what was recorded of a request leaves nothing for an unsent letter to do."""
UNTIL_ANSWERED = ("reminder", "acknowledgement", "deficiency", "decision")
"""The letters about a request that serve to get or to give its answer."""
RECEIPT, RETURNS = "acknowledgement", "deficiency"
"""The kinds of the letters that come before the decision on a request."""


def overtaken(kind: str, above: Status | None, *, whole: bool) -> Overtaken:
    """Whether an unsent letter about a request is still needed.

    Nobody confirms the receipt of a request that is decided. What a letter asks for that returns
    a request may still be needed for the part that was not granted.

    Args:
        kind: the kind of the letter.
        above: how the request stands.
        whole: whether all that it asks for was granted, as far as anybody wrote that down.
    """
    if above in DONE:
        return "surely" if kind in UNTIL_ANSWERED else ""
    if above != "granted" or kind not in (RECEIPT, RETURNS):
        return ""
    return "surely" if whole or kind == RECEIPT else "perhaps"


def draft_due(
    entry: Entry,
    side: Side,
    on: dt.date,
    day: dt.date | None,
    renews: dt.date | None,
    *,
    told_over: Overtaken = "",
) -> Due:
    """What is due of a file that did not go out.

    Args:
        entry: the file.
        side: the side that keeps the register.
        on: the day of the register.
        day: the last day for the answer that it asks for.
        renews: the end of the preservation that it asks to extend.
        told_over: whether a decision on the request that it is about left nothing for it to do.
    """
    if writer(entry.sender) != side:
        return Due("receive", side, None, False, message("register.next-receive"))
    if told_over == "surely":
        return Due("needless", side, None, False, message("register.next-needless"))
    unfinished = entry.gaps > 0
    own = told(*_completing(entry)) if unfinished else None
    if told_over:
        says = message("register.next-send/decided")
        return Due("complete" if unfinished else "send", side, None, False, says)
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


def _completing(entry: Entry) -> Iterator[Message]:
    """What is to be filled in, and what is to be corrected, as a check counts both."""
    if missing := entry.gaps - entry.wrong:
        yield message("register.next-complete", number=missing)
    if entry.wrong:
        yield message("register.next-complete/wrong", number=entry.wrong)


def _renewing(ends: dt.date, latest: dt.date, on: dt.date) -> Message:
    """By when a renewal is to be sent, and the end that it is to move."""
    form = "past" if ends < on else "today" if latest == on else "renews"
    given: dict[str, Any] = {"day": ends}
    if form == "renews":
        given["latest"] = latest
    return message(f"register.next-send/{form}", **given)
