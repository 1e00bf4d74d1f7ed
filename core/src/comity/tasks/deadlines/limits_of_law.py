"""Time limits that law sets: of the requested State, and of the instruments relied on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from comity.law.conditions import holds
from comity.law.counting import Counted, CountRule, count_back, count_days, count_hours
from comity.law.seen import seen_by_law
from comity.model.citations import Read
from comity.model.deadlines import Deadline, Weight
from comity.model.drafts.correspondence_answers import Acknowledgement
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.model.law_clocks import Clock
from comity.model.messages import Message
from comity.steps.check.holder.paper_asked import Paper
from comity.tasks.deadlines.preserved import PRESERVATION, started
from comity.tasks.deadlines.retained_data import fades
from comity.tasks.deadlines.watched import Watched
from comity.tasks.deadlines.what_to_do import DATA_BEGIN, act_of_clock, preserves, to_record
from comity.text.messages import message

__all__ = ["DATA_BEGIN", "limits_of_law"]

ACTS_FOR: Mapping[str, str] = {
    "requesting": "requesting",
    "issuing-authority": "requesting",
    "provider": "provider",
}
"""The role of whoever must act; everybody else acts in the requested State."""
WHO: Mapping[str, str] = {
    "executing-authority": "executing",
    "enforcing-authority": "enforcing",
    "notified-authority": "requested",
    "requested": "requested",
    "authority": "requested",
    "court": "court",
}
HASTENED = ("order-received", "notification-received")
"""What has a shorter time in an emergency."""
JUDGES = ("judge", "court")
PERSON = "person"
URGENT = ("urgent", "emergency")
UNTIL_ANSWERED = (
    *("order-received", "order-received-emergency", "request-received", "request-received-urgent"),
    *("request-granted", "request-granted-urgent", "provisional-measure-asked", "request-returned"),
    *("notification-received", "notification-received-emergency", "clarification-asked"),
    *("preservation-asked", "preservation-granted", "preservation-renewed", DATA_BEGIN),
)
"""What starts a time that led to the answer, and no longer matters once it is there."""


@dataclass(frozen=True, slots=True)
class _Start:
    """The event of a case that starts a clock: its day, its moment where it is known, in words."""

    day: dt.date
    said: Message
    at: dt.datetime | None = None
    id: str = ""
    by_sending: bool = False


def limits_of_law(case: Watched) -> Iterator[Deadline]:
    """The clocks that have to do with the case: running, past, or waiting for their event."""
    if case.closed:
        return
    for clock, source in _clocks(case):
        if not _concerns(case, clock) or (case.answered and clock.starts in UNTIL_ANSWERED):
            continue
        starts = list(_starts(case, clock))
        for start in starts:
            yield _running(case, clock, source, start)
        if not starts and (record := to_record(case, clock, order=_is_order(case))) is not None:
            yield _waiting(case, clock, source, record)


def _clocks(case: Watched) -> Iterator[tuple[Clock, str]]:
    """The clocks of the requested State and of the instruments relied on, each with its source."""
    book = case.resolved.book("requested")
    for clock in book.clocks if book else ():
        yield clock, case.code("requested").casefold()
    own = {_length(clock) for clock in (book.clocks if book else ()) if _concerns(case, clock)}
    for basis in case.resolved.relied_on():
        if basis.status not in ("in-force", "unknown"):
            continue
        for clock in basis.instrument.clocks:
            if _length(clock) not in own:  # which the State's own law says of itself
                yield clock, basis.instrument.id


def _length(clock: Clock) -> tuple[str, str, int, str]:
    """What two clocks have in common that say the same: a week is seven days."""
    quantity, unit = clock.period.quantity, clock.period.unit
    if unit == "weeks":
        quantity, unit = quantity * 7, "days"
    return clock.starts, clock.means, quantity, unit


def _concerns(case: Watched, clock: Clock) -> bool:
    """Whether a clock can run in the case at all, by its text, its reading and its day."""
    if clock.read is Read.NONE or not clock.held_on(case.resolved.on):
        return False
    code = case.code("requested")
    if clock.code not in ("", code) or not clock.speaks_for(code.partition("-")[2]):
        return False
    kinds = {measure.kind for measure in getattr(case.draft, "measures", ())}
    if clock.measures and not kinds & set(clock.measures):
        return False
    if clock.when is not None:
        data = seen_by_law(case.data, case.resolved.parties)
        if holds(clock.when, data, data) is not True:
            return False
    emergency = case.emergency
    if clock.starts.endswith("-emergency") or clock.starts == "emergency-order-issued":
        return emergency
    if clock.starts.endswith("-urgent"):
        return case.level in URGENT
    return not (emergency and clock.starts in HASTENED)


def _is_order(case: Watched) -> bool:
    """Whether the paper can be an order that a provider receives: it goes there directly."""
    asks = isinstance(case.draft, Paper) and not isinstance(case.draft, Preservation)
    return asks and case.direct


def _starts(case: Watched, clock: Clock) -> Iterator[_Start]:
    """The events of the case that start a clock."""
    match clock.starts:
        case "preservation-asked":
            yield from _preservations_asked(case)
        case "preservation-granted":
            yield from _confirmed(case, clock.starts)
            yield from _listed(case)
        case "preservation-renewed":
            yield from _confirmed(case, clock.starts)
        case "request-received" | "request-received-urgent" | "provisional-measure-asked":
            yield from _received(case, Request)
        case "order-received" | "order-received-emergency":
            yield from _received(case, Paper) if _is_order(case) else ()
        case "emergency-order-issued":
            yield from _issued(case)
        case "request-returned" | "clarification-asked":
            yield from _last(case, "returned")
        case "request-granted" | "request-granted-urgent":
            yield from _last(case, "granted")
        case "notification-received" | "notification-received-emergency":
            yield from _last(case, "notified")
        case "evidence-received":
            yield from _last(case, "answered")
        case "served-before":
            yield from _hearings(case)
        case "conduct":
            yield from _data(case, clock)


def _preservations_asked(case: Watched) -> Iterator[_Start]:
    """A paper that asks for one, and those that the file lists."""
    if isinstance(case.draft, Preservation):
        yield from _received(case, Preservation)
    yield from _listed(case)


def _listed(case: Watched) -> Iterator[_Start]:
    """Preservations of which the file has the day and no end; those with one are told with it."""
    for index, step in enumerate(getattr(case.draft, "earlier", ())):
        if step.kind == PRESERVATION and step.date and step.expires is None and not step.extended:
            said = message("deadline.start/asked", day=step.date)
            yield _Start(step.date, said, id=f"earlier[{index}]")


def _received(case: Watched, kind: Any) -> Iterator[_Start]:
    """The day on which a paper was received; that of sending is the safe one in its place."""
    if isinstance(case.draft, Acknowledgement) and kind is Request:
        day = case.draft.received
        yield _Start(day, message("deadline.start/received", day=day))
        return
    if not isinstance(case.draft, kind):
        return
    event = case.first("received") or case.first("acknowledged") or case.first("sent")
    if event is not None:
        sent = event.kind == "sent"
        said = started(event, needed="received")
        yield _Start(event.on, said, event.at, by_sending=sent)


def _confirmed(case: Watched, starts: str) -> Iterator[_Start]:
    events = [one for one in case.record.events if one.kind == "preserved"] if case.record else []
    chosen = events[:1] if starts == "preservation-granted" else events[1:][-1:]
    for event in chosen:
        if event.until is None:  # its own last day is told already
            yield _Start(event.on, message("deadline.start/preserved", day=event.on), event.at)


def _last(case: Watched, kind: Any) -> Iterator[_Start]:
    event = case.last(kind)
    if event is not None:
        yield _Start(event.on, started(event), event.at)


def _issued(case: Watched) -> Iterator[_Start]:
    """An order of an emergency that nobody validated yet."""
    side = getattr(case.draft, "requesting", None)
    if side is None or getattr(side, "validated_by", None) is not None:
        return
    if side.issued_by.capacity in JUDGES:
        return
    sent = case.first("sent")
    day = side.issued_by.date or case.draft.date
    yield _Start(day, message("deadline.start/issued", day=day), sent.at if sent else None)


def _hearings(case: Watched) -> Iterator[_Start]:
    for index, measure in enumerate(getattr(case.draft, "measures", ())):
        day = (measure.particulars or {}).get("hearing_date")
        if isinstance(day, str):
            try:
                day = dt.date.fromisoformat(day)
            except ValueError:
                continue
        if isinstance(day, dt.date):
            said = message("deadline.start/hearing", day=day)
            yield _Start(day, said, id=f"measures[{index}]")


def _data(case: Watched, clock: Clock) -> Iterator[_Start]:
    if case.answered:
        return
    for index, measure in enumerate(getattr(case.draft, "measures", ())):
        if fades(case, measure) and (not clock.measures or measure.kind in clock.measures):
            day = measure.period.start
            yield _Start(day, message("deadline.start/data", day=day), id=f"measures[{index}]")


def _running(case: Watched, clock: Clock, source: str, start: _Start) -> Deadline:
    role = ACTS_FOR.get(clock.who, "requested")
    if start.by_sending and role != "requesting":
        start = replace(start, said=message("deadline.start/not-before", day=start.day))
    counted = _counted(case, clock, start, role)
    if counted is None:
        file = message("deadline.record/received-at", file=case.file)
        zone = message("deadline.record/no-zone")
        return _waiting(case, clock, source, file if case.zone(role) else zone)
    return case.ends(
        _id(clock, source, start.id),
        _title(clock),
        counted,
        weight=_weight(case, clock),
        role=role,
        who=_who(case, clock, role),
        event=clock.starts or clock.event,
        starts=start.day,
        steps=_said_of(case, clock, start),
        lapses=_lapses(clock),
        act=act_of_clock(case, clock, counted, role, by_sending=start.by_sending),
        citation=clock.cited(),
    )


def _waiting(case: Watched, clock: Clock, source: str, record: Message) -> Deadline:
    role = ACTS_FOR.get(clock.who, "requested")
    return case.waits(
        _id(clock, source, ""),
        _title(clock),
        record,
        weight=_weight(case, clock),
        role=role,
        who=_who(case, clock, role),
        event=clock.starts or clock.event,
        lapses=_lapses(clock),
        citation=clock.cited(),
    )


def _counted(case: Watched, clock: Clock, start: _Start, role: str) -> Counted | None:
    """The end of a clock; None where hours count and the moment or the zone is not known."""
    law = str(clock.counted_by) if clock.counted_by else ""
    length = clock.period
    if length.unit == "hours":
        zone = case.zone(role)
        if not zone or (start.at is None and role != "requesting"):
            return None
        # of its own act the office can keep the safe end: that of an event at midnight
        at = start.at or dt.datetime.combine(start.day, dt.time(), ZoneInfo(zone))
        return count_hours(at, length.quantity, zone, law if start.at else "")
    calendar = case.calendar(role)
    if clock.starts == "served-before":
        return count_back(start.day, length.quantity, length.unit, calendar)
    rule = CountRule(clock.days, clock.rolls, clock.working_days, law, clock.first_day)
    return count_days(start.day, length.quantity, length.unit, calendar, rule)


def _id(clock: Clock, source: str, item: str) -> str:
    return ".".join(filter(None, (clock.id or source, item)))


def _title(clock: Clock) -> Message:
    return message("deadline.title/law", says=clock.says or clock.title)


def _who(case: Watched, clock: Clock, role: str) -> Message:
    if clock.who == PERSON:
        return message("deadline.who/person")
    if clock.who in WHO:
        return message(f"deadline.who/{WHO[clock.who]}", state=case.state("requested"))
    return case.who(role)


def _weight(case: Watched, clock: Clock) -> Weight:
    """Law that was read in its own words binds; what is known from others is to be expected.

    So is what a company does that nothing obliges.
    """
    bound = case.binds or not preserves(clock)
    return "must" if clock.read is Read.OFFICIAL and bound else "expected"


def _said_of(case: Watched, clock: Clock, start: _Start) -> tuple[Message, ...]:
    told = _counted_from(clock, start)
    return told if case.binds or not preserves(clock) else (*told, message("counted.not-binding"))


def _counted_from(clock: Clock, start: _Start) -> tuple[Message, ...]:
    if clock.period.unit == "hours" and start.at is None:
        return (start.said, message("counted.from-midnight"))
    if clock.starts == "served-before" or clock.period.unit == "hours":
        return (start.said,)
    form = "counted.counted" if clock.first_day else "counted.not-counted"
    told = (message(form, start=start.said),)
    return (*told, message(f"counted.bound/{clock.bound}")) if clock.bound else told


def _lapses(clock: Clock) -> Message | None:
    if clock.lapses:
        return message("deadline.lapses/law", says=clock.lapses)
    if clock.starts == DATA_BEGIN:
        return message("deadline.lapses/kept")
    return message("deadline.lapses/preservation") if preserves(clock) else None
