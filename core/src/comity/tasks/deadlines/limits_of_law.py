"""Time limits that law sets: of the requested State, and of the instruments relied on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from comity.law.counting import Counted, CountRule, count_back, count_days, count_hours
from comity.model.citations import Read
from comity.model.deadlines import Deadline, Weight
from comity.model.drafts.correspondence_answers import Acknowledgement
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.model.law_clocks import Clock
from comity.model.messages import Message
from comity.steps.chains.told_ends import OWN, PRESERVATION
from comity.steps.check.holder.paper_asked import Paper
from comity.tasks.deadlines.clocks_of_case import clocks_of_case, concerns
from comity.tasks.deadlines.preserved import started
from comity.tasks.deadlines.retained_data import fades
from comity.tasks.deadlines.watched import Watched
from comity.tasks.deadlines.what_to_do import DATA_BEGIN, act_of_clock, preserves, to_record
from comity.text.messages import message
from comity.text.written import unit_of_time

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
JUDGES = ("judge", "court")
PERSON = "person"
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
    place: int = OWN
    measures: tuple[str, ...] = ()


def limits_of_law(case: Watched) -> Iterator[Deadline]:
    """The clocks that have to do with the case: running, past, or waiting for their event."""
    if case.closed:
        return
    for clock, source in clocks_of_case(case):
        if not concerns(case, clock) or (case.answered and clock.starts in UNTIL_ANSWERED):
            continue
        starts = list(_starts(case, clock))
        for start in starts:
            made = _running(case, clock, source, start)
            if not _is_spent(made):
                yield made
        if preserves(clock) and _has_end(case):
            continue
        if not starts and (record := to_record(case, clock, order=_is_order(case))) is not None:
            yield _waiting(case, clock, source, record)


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
    if isinstance(case.draft, Preservation) and not _has_end(case):
        yield from _received(case, Preservation)
    yield from _listed(case)


def _is_spent(one: Deadline) -> bool:
    """Whether it was a right of the other side that is over: nobody missed anything."""
    return one.act is not None and one.act.id == "deadline.act/right-over"


def _has_end(case: Watched) -> bool:
    """Whether the end of the preservation that a paper asks for is told, here or elsewhere."""
    confirmed = case.last("preserved")
    ends = confirmed is not None and confirmed.until is not None
    return ends or _is_told(case, OWN)


def _is_told(case: Watched, place: int) -> bool:
    """Whether the end of a preservation is told in another paper, or by its record."""
    return place in case.beside.silent or place in case.beside.kept


def _listed(case: Watched) -> Iterator[_Start]:
    """Preservations of which the file has the day and no end; those with one are told with it."""
    for index, step in enumerate(getattr(case.draft, "earlier", ())):
        ends = step.expires is not None or step.extended or _is_told(case, index)
        if step.kind == PRESERVATION and step.date and not ends:
            said = message("deadline.start/asked", day=step.date)
            yield _Start(step.date, said, id=f"earlier[{index}]", place=index)


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
    if _is_told(case, OWN):
        return
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
            yield _Start(day, said, id=f"measures[{index}]", measures=(measure.id,))


def _data(case: Watched, clock: Clock) -> Iterator[_Start]:
    """The days from which the data of measures are asked for; one for all that begin alike."""
    if case.answered or clock.bound == "most":  # what may be gone today has no such day
        return
    found: dict[dt.date, dict[str, str]] = {}
    for index, measure in enumerate(getattr(case.draft, "measures", ())):
        if fades(case, measure) and (not clock.measures or measure.kind in clock.measures):
            found.setdefault(measure.period.start, {})[f"measures[{index}]"] = measure.id
    for day, measures in found.items():
        said = message("deadline.start/data", day=day)
        yield _Start(day, said, id=next(iter(measures)), measures=tuple(measures.values()))


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
        _title(case, clock, start),
        counted,
        weight=_weight(case, clock, start.place),
        role=role,
        who=_who(case, clock, role),
        event=clock.starts or clock.event,
        starts=start.day,
        says=_says(clock),
        steps=_said_of(case, clock, start),
        lapses=_lapses(clock),
        act=act_of_clock(
            case, clock, counted, role, by_sending=start.by_sending, place=start.place
        ),
        citation=clock.cited(),
    )


def _waiting(case: Watched, clock: Clock, source: str, record: Message) -> Deadline:
    role = ACTS_FOR.get(clock.who, "requested")
    return case.waits(
        _id(clock, source, ""),
        _title(case, clock),
        record,
        weight=_weight(case, clock),
        role=role,
        who=_who(case, clock, role),
        event=clock.starts or clock.event,
        says=_says(clock),
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


def _title(case: Watched, clock: Clock, start: _Start | None = None) -> Message:
    """What ends, in few words: the event that the law names, of which measures, and the time."""
    place = start.place if start else OWN
    quantity, unit = clock.period.quantity, clock.period.unit
    told: dict[str, Any] = {"quantity": quantity, "unit": unit_of_time(quantity, unit)}
    if preserves(clock):
        step = getattr(case.draft, "earlier", ())[place] if place != OWN else None
        label = (step.their_reference or step.reference or step.id) if step else ""
        if label:
            return message("deadline.title/preservation-law-of", label=label, **told)
        if not _binds(case, place):
            return message("deadline.title/preservation-unbound", **told)
        return message("deadline.title/preservation-law", **told)
    if clock.title and start and start.measures:
        return message("deadline.title/law-of", event=clock.title, measures=start.measures, **told)
    if clock.title:
        return message("deadline.title/law", event=clock.title, **told)
    return message(f"deadline.title/law-{clock.means or 'act'}", **told)


def _says(clock: Clock) -> Message | None:
    return message("law.says", says=clock.says) if clock.says else None


def _who(case: Watched, clock: Clock, role: str) -> Message:
    if clock.who == PERSON:
        return message("deadline.who/person")
    if clock.who in WHO:
        return message(f"deadline.who/{WHO[clock.who]}", state=case.state("requested"))
    return case.who(role)


def _weight(case: Watched, clock: Clock, place: int = OWN) -> Weight:
    """Law that was read in its own words binds; what is known from others is to be expected.

    So is what a company does that nothing obliges.
    """
    bound = not preserves(clock) or _binds(case, place)
    return "must" if clock.read is Read.OFFICIAL and bound else "expected"


def _said_of(case: Watched, clock: Clock, start: _Start) -> tuple[Message, ...]:
    told = _counted_from(clock, start)
    if not preserves(clock) or _binds(case, start.place):
        return told
    return (*told, message("counted.not-binding"))


def _binds(case: Watched, place: int) -> bool:
    return case.binds if place == OWN else case.binds_row(place)


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
