"""Preservations: those that the file lists, the one that a paper asks for, those confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from comity.law.counting import Counted, CountRule, count_days
from comity.model.citations import Read
from comity.model.deadlines import Deadline
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request_papers import Earlier
from comity.model.law_clocks import Clock
from comity.model.messages import Message
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = ["PRESERVATION", "preservations"]

PRESERVATION = "preservation"
SOON = 14  # days before its end at which a renewal is asked for at the latest


def preservations(case: Watched, usual: int) -> Iterator[Deadline]:
    """The ends of preservations.

    Args:
        case: the case.
        usual: the days that an answer usually takes at least.
    """
    if case.closed:
        return
    for index, step in enumerate(getattr(case.draft, "earlier", ())):
        if step.kind == PRESERVATION and step.expires is not None:
            yield _listed(case, index, step, step.expires, usual)
    confirmed = case.last("preserved")
    if confirmed is not None and confirmed.until is not None:
        yield _ending(
            case,
            "record.preserved",
            message("deadline.title/preservation-confirmed"),
            Counted(confirmed.until),
            (
                message("deadline.start/preserved", day=confirmed.on),
                message("deadline.start/record"),
            ),
            usual,
            starts=confirmed.on,
        )
    elif isinstance(case.draft, Preservation):
        yield from _asked(case, case.draft, usual)


def _listed(case: Watched, index: int, step: Earlier, expires: dt.date, usual: int) -> Deadline:
    label = step.their_reference or step.reference or step.id
    title = (
        message("deadline.title/preservation", label=label)
        if label
        else message("deadline.title/preservation-unnamed")
    )
    path = f"earlier[{index}].expires"
    steps: tuple[Message, ...] = (message("deadline.start/file", field=path),)
    if step.date is not None:
        steps = (message("deadline.start/asked", day=step.date), *steps)
    if (clock := _law_on_preservation(case)) is not None:
        steps += (message("law.says", says=clock.says),)
    made = _ending(
        case, path, title, Counted(expires), steps, usual, starts=step.date, reads=(path,)
    )
    return replace(made, citation=clock.cited() if clock else None)


def _law_on_preservation(case: Watched) -> Clock | None:
    """What the requested State says of how long a preservation lasts, and how it is renewed."""
    book = case.resolved.book("requested")
    clocks = [
        one
        for one in (book.clocks if book else ())
        if one.read is not Read.NONE and one.says and one.held_on(case.resolved.on)
    ]
    for starts in ("preservation-renewed", "preservation-asked", "preservation-granted"):
        found = next((one for one in clocks if one.starts == starts), None)
        if found is not None:
            return cast(Clock, found)
    return None


def _asked(case: Watched, draft: Preservation, usual: int) -> Iterator[Deadline]:
    """What a request to preserve asks for: until a day, or for a time from its receipt on."""
    title = message("deadline.title/preservation-asked")
    if draft.hold_until is not None:
        steps = (message("deadline.start/file", field="hold_until"),)
        counted = Counted(draft.hold_until)
        yield _ending(case, "hold_until", title, counted, steps, usual, reads=("hold_until",))
    elif draft.hold_for is not None and draft.hold_for.unit != "hours":
        event = case.last("preserved") or case.first("received") or case.first("sent")
        length = draft.hold_for
        if event is None:
            record = message("deadline.record/sent", file=case.file)
            yield case.waits(
                "hold_for",
                title,
                record,
                weight="expected",
                role="requesting",
                lapses=message("deadline.lapses/preservation"),
                reads=("hold_for",),
            )
            return
        rule = CountRule(days="working" if length.business else "")
        calendar = case.calendar("requested")
        counted = count_days(event.on, length.quantity, length.unit, calendar, rule)
        start = started(event.kind, event.on, needed="received")
        steps = (message("counted.not-counted", start=start),)
        yield _ending(
            case, "hold_for", title, counted, steps, usual, starts=event.on, reads=("hold_for",)
        )


def started(kind: str, day: dt.date, *, needed: str = "") -> Message:
    """The sentence on an event that starts a time limit; sending may stand for receipt."""
    if kind == "sent" and needed == "received":
        return message("deadline.start/sent-for-received", day=day)
    known = {
        "sent": "deadline.start/sent",
        "received": "deadline.start/received",
        "acknowledged": "deadline.start/received",
        "preserved": "deadline.start/preserved",
        "returned": "deadline.start/returned",
        "answered": "deadline.start/answered",
    }
    return message(known[kind], day=day)


def _ending(
    case: Watched,
    id: str,
    title: Message,
    counted: Counted,
    steps: tuple[Message, ...],
    usual: int,
    *,
    starts: dt.date | None = None,
    reads: tuple[str, ...] = (),
) -> Deadline:
    """The end of a preservation: the office asks for more time, or the data may be gone."""
    due = counted.day
    over = due is not None and due < case.today
    early = due is not None and not case.answered and (due - case.today).days <= usual
    lapses = (
        message("deadline.lapses/preservation-early", days=usual)
        if early and not over
        else message("deadline.lapses/preservation")
    )
    act = (
        message("deadline.act/renewed-late")
        if over
        else message("deadline.act/renew", day=_renew_by(due, case.today))
    )
    return case.ends(
        id,
        title,
        counted,
        weight="must",
        role="requesting",
        starts=starts,
        steps=steps,
        lapses=lapses,
        act=act,
        reads=reads,
    )


def _renew_by(due: dt.date | None, today: dt.date) -> dt.date:
    """The day by which a renewal is asked for: some days before the end, and not before today."""
    return max(today, due - dt.timedelta(days=SOON)) if due is not None else today
