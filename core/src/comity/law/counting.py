"""Periods counted: days, weeks, months, years, working days, hours; each with the steps in words.

The day of the event does not count. A period in months or years ends on the day of the same number,
or on the last day of a month that has none. Whether a last day moves that is no working day, only
law says (``CountRule.rolls``); where none was read, it stays and both days are told. Hours are real
hours, whatever the clocks on the wall do meanwhile.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from zoneinfo import ZoneInfo

from comity.law.terms import state_named
from comity.law.working_days import Off, WorkCalendar
from comity.model.messages import Message
from comity.text.messages import message
from comity.text.written import unit_of_time

__all__ = [
    "CountRule",
    "Counted",
    "before_a_day_off",
    "count_back",
    "count_days",
    "count_hours",
    "later",
    "on_working_day",
]

ONE = dt.timedelta(days=1)
MONTHS = {"months": 1, "years": 12}
DAYS = {"days": 1, "weeks": 7}
LEAST_WORTH_TELLING = 2


@dataclass(frozen=True, slots=True)
class CountRule:
    """What law says about counting; the defaults say that no such law was read.

    ``days``: which days count; ``rolls``: whether a last day that is no working day moves to the
    next one; ``least``: how many working days the period holds at least; ``law``: the text that
    says so, as it is cited. With ``first_day`` the day of the event counts as the first.
    """

    days: Literal["", "calendar", "working"] = ""
    rolls: bool | None = None
    least: int = 0
    law: str = ""
    first_day: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The end of a period: a day, and a moment (aware) where hours count; with the steps to it.

    ``day`` is None only where the end lies beyond the calendar. ``certain`` is False where a
    calendar that is not known leaves the day open.
    """

    day: dt.date | None
    moment: dt.datetime | None = None
    steps: tuple[Message, ...] = ()
    certain: bool = True


def later(start: dt.date, quantity: int, unit: str) -> dt.date | None:
    """The day that lies so many days, weeks, months or years after another (before, if negative).

    None if the calendar has no such day.
    """
    try:
        if unit in DAYS:
            return start + dt.timedelta(days=quantity * DAYS[unit])
        month = start.year * 12 + start.month - 1 + quantity * MONTHS[unit]
        year, month = divmod(month, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return dt.date(year, month + 1, min(start.day, last))
    except (OverflowError, ValueError):
        return None


def count_days(
    start: dt.date, quantity: int, unit: str, of: WorkCalendar, rule: CountRule
) -> Counted:
    """The last day of a period that starts with an event of a day.

    Args:
        start: the day of the event.
        quantity: how many.
        unit: days, weeks, months or years; never hours.
        of: the calendar of whoever must act.
        rule: what law says about counting.
    """
    if rule.first_day and start > dt.date.min:
        start -= ONE  # so that the day of the event is the first that counts
    if rule.days == "working" and unit in DAYS:
        return _in_working_days(start, quantity * DAYS[unit], of, rule)
    day = later(start, quantity, unit)
    if day is None:
        return Counted(None, steps=(message("counted.too-far"),), certain=False)
    steps = [message("counted.length/calendar", **_told(quantity, unit), day=day)]
    if unit in MONTHS and day.day != start.day:
        steps.append(message("counted.month-end", number=start.day))
    return _ended(start, day, steps, of, rule)


def count_back(end: dt.date, quantity: int, unit: str, of: WorkCalendar) -> Counted:
    """The last day on which something can be done so long before a day.

    A day that is no working day is told with the working day before it: to be later is to be late.
    """
    day = later(end, -quantity, unit)
    if day is None:
        return Counted(None, steps=(message("counted.too-far"),), certain=False)
    step = message("counted.length/before", **_told(quantity, unit), day=day)
    return Counted(day, steps=(step, *before_a_day_off(day, of)))


def before_a_day_off(day: dt.date, of: WorkCalendar) -> tuple[Message, ...]:
    """That a day on which something is due is no working day, with the working day before it.

    Nothing of a working day; of a day whose year is not known, that.
    """
    off = of.off(day)
    if off is None:
        return ()
    if off.why == "not-known":
        return (_not_known(off, of),)
    before = on_working_day(day, of)
    step = message("counted.last-day/back", off=_why(off, of), next=before)
    return (step, *_remarks([off]))


def on_working_day(day: dt.date, of: WorkCalendar) -> dt.date:
    """The day itself, or the working day before it; the day where the calendar is not known."""
    before = day
    while (off := of.off(before)) is not None:
        if off.why == "not-known":
            return day
        before -= ONE
    return before


def count_hours(start: dt.datetime, quantity: int, zone: str, full_hours: str = "") -> Counted:
    """The moment so many real hours after another, in a zone.

    Args:
        start: an aware moment.
        quantity: how many hours.
        zone: the zone (IANA) of whoever must act.
        full_hours: the law that leaves out the hour of the event, where one was read.
    """
    place = ZoneInfo(zone)
    end = _moved(start, dt.timedelta(hours=quantity)).astimezone(place)
    told = {**_told(quantity, "hours"), "zone": zone}
    steps = [message("counted.length/hours", **told, day=end.date(), time=f"{end:%H:%M}")]
    whole = start.astimezone(dt.UTC)
    if full_hours and (whole.minute or whole.second or whole.microsecond):
        next_hour = whole.replace(minute=0, second=0, microsecond=0) + dt.timedelta(hours=1)
        latest = _moved(next_hour, dt.timedelta(hours=quantity)).astimezone(place)
        steps.append(message("counted.hour-of-event", law=full_hours, time=f"{latest:%H:%M}"))
    return Counted(end.date(), end, tuple(steps))


def _moved(start: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """Real time later: in UTC, since on the wall an hour may be missing or come twice."""
    return start.astimezone(dt.UTC) + by


def _in_working_days(start: dt.date, quantity: int, of: WorkCalendar, rule: CountRule) -> Counted:
    """The day on which so many working days are over."""
    day, left, skipped = start, quantity, list[Off]()
    unknown: Off | None = None
    while left > 0:
        if day == dt.date.max:
            return Counted(None, steps=(message("counted.too-far"),), certain=False)
        day += ONE
        off = of.off(day)
        if off is not None and off.why == "not-known":
            unknown = unknown or off
        elif off is not None:
            skipped.append(off)
            continue
        left -= 1
    form = "at-the-earliest" if unknown else "working"
    steps = [message(f"counted.length/{form}", **_told(quantity, "days"), day=day)]
    if unknown:
        state = state_named(of.code)
        year = unknown.day.year
        steps.append(message("counted.not-known/working", state=state, year=year))
    steps += [*_holidays(skipped, of), *_law(rule), *_remarks(skipped)]
    return Counted(day, steps=tuple(steps), certain=unknown is None)


def _ended(
    start: dt.date, day: dt.date, steps: list[Message], of: WorkCalendar, rule: CountRule
) -> Counted:
    """The last day of a period in calendar days, as the calendar and the law leave it."""
    off, certain, seen = of.off(day), True, list[Off]()
    if off is not None and off.why == "not-known":
        steps.append(_not_known(off, of))
        certain = False
    elif off is not None:
        seen.append(off)
        following = of.next_working(day)
        if following is not None:
            form = {True: "moves", False: "stays", None: "not-read"}[rule.rolls]
            known: dict[str, Any] = {"off": _why(off, of)}
            if form != "stays":
                known["next"] = following
            steps.append(message(f"counted.last-day/{form}", **known))
            day = following if rule.rolls else day
    if rule.least and certain:
        day = _with_least(start, day, steps, of, rule.least, seen)
    if rule.law:
        steps += _law(rule)
    elif not rule.days and rule.rolls is None:
        steps.append(message("counted.calendar-days"))
    return Counted(day, steps=(*steps, *_remarks(seen)), certain=certain)


def _with_least(
    start: dt.date,
    day: dt.date,
    steps: list[Message],
    of: WorkCalendar,
    least: int,
    seen: list[Off],
) -> dt.date:
    """The last day, later if the period holds fewer working days than the law wants."""
    if (day - start).days < LEAST_WORTH_TELLING:  # the rule speaks of periods of two days or more
        return day
    first, found, last = start + ONE, 0, day
    one = first
    while found < least:
        off = of.off(one)
        if off is None:
            found += 1
            last = max(last, one)
        elif off.why == "not-known":
            return day
        else:
            seen.append(off)
        one += ONE
    if last > day:
        steps.append(message("counted.least", quantity=least, day=last))
    return last


def _told(quantity: int, unit: str) -> dict[str, Any]:
    return {"quantity": quantity, "unit": unit_of_time(quantity, unit)}


def _why(off: Off, of: WorkCalendar) -> Message:
    state = state_named(of.code)
    if off.why == "holiday":
        return message("counted.off/holiday", day=off.day, state=state, name=off.name)
    return message("counted.off/weekend", day=off.day, state=state)


def _not_known(off: Off, of: WorkCalendar) -> Message:
    state = state_named(of.code)
    return message("counted.not-known", state=state, year=off.day.year, day=off.day)


def _holidays(skipped: list[Off], of: WorkCalendar) -> Iterator[Message]:
    told = [one for one in skipped if one.why == "holiday"]
    if told:
        days = tuple(message("counted.holiday", day=one.day, name=one.name) for one in told)
        yield message("counted.holidays", state=state_named(of.code), days=days)


def _law(rule: CountRule) -> Iterator[Message]:
    if rule.law:
        yield message("counted.by-law", law=rule.law)


def _remarks(seen: list[Off]) -> Iterator[Message]:
    """That a day which counted as a holiday is an estimate."""
    estimated = tuple(dict.fromkeys(one.day for one in seen if one.estimated))
    if estimated:
        yield message("counted.estimated", days=estimated)
