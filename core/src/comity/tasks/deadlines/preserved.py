"""Preservations: those that the file lists, the one that a paper asks for, those confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from comity.law.counting import Counted, CountRule, count_days
from comity.law.moments import difference
from comity.model.case_record import CaseEvent
from comity.model.deadlines import Deadline
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request_papers import Earlier
from comity.model.messages import Message
from comity.steps.chains.told_ends import OWN, PRESERVATION
from comity.steps.check.holds_end import clock_of_preservation
from comity.tasks.deadlines.keeping import act_to_keep, is_extended, order_clock
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = ["preservations", "started"]

ON_LISTED = ("preservation-renewed", "preservation-asked", "preservation-granted")
"""The law that is told of a preservation whose end the file has: how it is renewed comes first."""


def preservations(case: Watched) -> Iterator[Deadline]:
    """The ends of preservations; once the answer is there, nobody needs them longer."""
    if case.answered:
        return
    silent = case.beside.silent
    for index, step in enumerate(getattr(case.draft, "earlier", ())):
        told = step.expires is not None or index in case.beside.kept
        if step.kind == PRESERVATION and told and index not in silent:
            yield _listed(case, index, step)
    confirmed = case.last("preserved")
    if OWN in silent:
        return
    if OWN in case.beside.kept:
        yield _confirmed(case, case.beside.kept[OWN].until, *_kept_by(case, OWN))
    elif confirmed is not None and confirmed.until is not None:
        steps = (message("deadline.start/preserved", day=confirmed.on),)
        yield _confirmed(case, confirmed.until, *steps, message("deadline.start/record"))
    elif isinstance(case.draft, Preservation):
        yield from _asked(case, case.draft)


def _confirmed(case: Watched, until: dt.date, *steps: Message) -> Deadline:
    if not case.binds:
        steps += (message("counted.not-binding"),)
    confirmed = case.last("preserved")
    made = _ending(
        case,
        "record.preserved",
        message("deadline.title/preservation-confirmed"),
        Counted(until),
        (*steps, *_used(case, OWN)),
        starts=confirmed.on if confirmed else None,
    )
    return made if case.binds else replace(made, weight="expected")


def _kept_by(case: Watched, place: int) -> tuple[Message, ...]:
    """That another file has the end of a preservation."""
    kept = case.beside.kept.get(place)
    if kept is None:
        return ()
    return (message("deadline.start/kept", day=kept.on, file=kept.name),)


def _used(case: Watched, place: int) -> tuple[Message, ...]:
    return (message("counted.extensions-used"),) if is_extended(case, place) else ()


def _listed(case: Watched, index: int, step: Earlier) -> Deadline:
    label = step.their_reference or step.reference or step.id
    title = (
        message("deadline.title/preservation", label=label)
        if label
        else message("deadline.title/preservation-unnamed")
    )
    path = f"earlier[{index}].expires"
    kept = case.beside.kept.get(index)
    steps = _kept_by(case, index) or (message("deadline.start/file", field=path),)
    if step.date is not None and kept is None:
        steps = (message("deadline.start/asked", day=step.date), *steps)
    clock = order_clock(case) or clock_of_preservation(case.resolved, *ON_LISTED)
    steps += _used(case, index)
    bound = case.binds_row(index)
    if not bound:
        steps += (message("counted.not-binding"),)
    ends = Counted(kept.until if kept else step.expires)
    made = _ending(case, path, title, ends, steps, place=index, starts=step.date, reads=(path,))
    return replace(
        made,
        weight="must" if bound else "expected",
        says=message("law.says", says=clock.says) if clock and clock.says else None,
        citation=clock.cited() if clock else None,
    )


def _asked(case: Watched, draft: Preservation) -> Iterator[Deadline]:
    """What a request to preserve asks for: until a day, or for a time from its receipt on."""
    title = message("deadline.title/preservation-asked")
    if draft.hold_until is not None:
        steps = (message("deadline.start/file", field="hold_until"),)
        counted = Counted(draft.hold_until)
        yield _asked_for(_ending(case, "hold_until", title, counted, steps, reads=("hold_until",)))
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
        start = started(event, needed="received")
        steps = (message("counted.not-counted", start=start),)
        reads = ("hold_for",)
        made = _ending(case, "hold_for", title, counted, steps, starts=event.on, reads=reads)
        yield _asked_for(made)


def _asked_for(made: Deadline) -> Deadline:
    """What nobody confirmed is to be expected, and no more."""
    return replace(made, weight="expected")


def started(event: CaseEvent, *, needed: str = "", theirs: bool = False) -> Message:
    """The sentence on an event that starts a time limit; sending may stand for receipt.

    That is the safe day for what the office itself must do. For what the other side must do
    (``theirs``) it is only the earliest.
    """
    kind, day = event.kind, event.on
    if kind == "sent" and needed == "received":
        form = "not-before" if theirs else "sent-for-received"
        return message(f"deadline.start/{form}", day=day)
    if kind in ("received", "notified", "granted") and event.at is not None:
        time, zone = f"{event.at:%H:%M}", difference(event.at)
        return message(f"deadline.start/{kind}-at", day=event.at.date(), time=time, zone=zone)
    known = {
        "sent": "deadline.start/sent",
        "received": "deadline.start/received",
        "acknowledged": "deadline.start/received",
        "preserved": "deadline.start/preserved",
        "notified": "deadline.start/notified",
        "granted": "deadline.start/granted",
        "returned": "deadline.start/returned",
        "answered": "deadline.start/answered",
    }
    return message(known[kind], day=day)


def _too_early(case: Watched) -> Message:
    """That a preservation ends before an answer can be expected, and how that is known."""
    told: dict[str, Any] = {"days": case.usual.days}
    if case.usual.form == "range":
        told["most"] = case.usual.most
    return message(f"deadline.lapses/preservation-{case.usual.form}", **told)


def _ending(
    case: Watched,
    id: str,
    title: Message,
    counted: Counted,
    steps: tuple[Message, ...],
    *,
    place: int = OWN,
    starts: dt.date | None = None,
    reads: tuple[str, ...] = (),
) -> Deadline:
    """The end of a preservation: the office asks for more time, or the data may be gone."""
    due = counted.day
    over = due is not None and due < case.today
    waits = not (case.answered or case.direct)
    early = due is not None and waits and (due - case.today).days <= case.usual.days
    lapses = _too_early(case) if early and not over else message("deadline.lapses/preservation")
    return case.ends(
        id,
        title,
        counted,
        weight="must",
        role="requesting",
        starts=starts,
        steps=steps,
        lapses=lapses,
        act=act_to_keep(case, due, place),
        reads=reads,
    )
