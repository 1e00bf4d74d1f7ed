"""The running time limits as a calendar file (RFC 5545), by default without a word of the case.

An entry is then a day and a number. Its identity is a keyed hash, so that the same time limit
replaces its older self in a calendar and nobody can try references against it; the key lies in
``internal/salt`` beside the file, as that of a build does. Days are all-day entries; moments are in
UTC, which every program reads alike.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from comity.law.counting import on_working_day
from comity.law.working_days import calendar_of
from comity.model.deadlines import Deadline
from comity.tasks.deadlines.collect import CaseDeadlines
from comity.text.messages import ENGLISH, Catalogue, worded, words

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["calendar_file"]

PRODUCT = "-//Comity//Deadlines//EN"
MORNING = dt.timedelta(hours=9)  # an alarm of an all-day entry would ring at midnight
WEEK, DAY = dt.timedelta(days=7), dt.timedelta(days=1)
SOON = dt.timedelta(hours=1)
TODAY = "-today"
"""How the id of an act goes on that is due at once."""


def _file(case: CaseDeadlines) -> str:
    return case.file


def _said(case: CaseDeadlines, text: str) -> str:
    return text


def calendar_file(
    cases: Sequence[CaseDeadlines],
    *,
    key: bytes,
    written: dt.datetime,
    today: dt.date,
    with_case: bool = False,
    catalogue: Catalogue = ENGLISH,
    put: Callable[[str], str] = str,
    name_of: Callable[[CaseDeadlines], str] = _file,
    hide: Callable[[CaseDeadlines, str], str] = _said,
) -> bytes:
    """The running time limits of all cases as a calendar.

    Args:
        cases: the cases.
        key: the secret by which entries get their identity.
        written: the moment (aware) at which the file is made.
        today: the day that decides how long before its end an entry reminds.
        with_case: whether references, titles and steps are in it.
        catalogue: the language of the words.
        put: puts a text of the case for its reader, who may have no command line.
        name_of: what a case is called in its entries; its file, unless that tells nothing.
        hide: takes out of a text of a case what the reader may not see there.
    """
    from icalendar import Calendar  # for nobody who writes no calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    for number, case in enumerate(cases, start=1):
        running = [one for one in case.found if one.standing == "running" and one.due]
        for place, one in enumerate(running, start=1):
            event = _event(one, case, key, written, today)
            if with_case:
                title = put(worded(one.title, catalogue)[0])
                event.add("summary", hide(case, f"{case.reference}: {title}"))
                lines = [name_of(case), *map(put, _described(one, catalogue))]
                event.add("description", hide(case, "\n".join(lines)))
            else:
                numbers = {"number": place, "case": number}
                event.add("summary", words("page.deadline-ics/plain", catalogue, **numbers))
            event.subcomponents[0].add("description", words("page.deadline-ics/before", catalogue))
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(
    one: Deadline, case: CaseDeadlines, key: bytes, written: dt.datetime, today: dt.date
) -> Event:
    from icalendar import Alarm, Event

    due = one.due or today
    event, alarm = Event(), Alarm()
    event.add("uid", _identity(one, case, key))
    event.add("dtstamp", written.astimezone(dt.UTC).replace(microsecond=0))
    alarm.add("action", "DISPLAY")
    if one.moment is not None:
        moment = one.moment.astimezone(dt.UTC).replace(microsecond=0)
        event.add("dtstart", moment)  # without an end, as RFC 5545 has it for a moment
        alarm.add("trigger", -SOON)
    else:
        event.add("dtstart", due)
        event.add("dtend", due + DAY)
        alarm.add("trigger", MORNING - (due - _alarm_of(one, due, today, case.own)))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add_component(alarm)
    return event


def _alarm_of(one: Deadline, due: dt.date, today: dt.date, own: str) -> dt.date:
    """The day on which an entry reminds; the day by which its act is due is never after that.

    An act that is due today is reminded of tomorrow.
    """
    usual = _alarm_day(due, today, own)
    if one.act is None:
        return usual
    day = dict(one.act.params).get("day")
    by = day if isinstance(day, dt.date) else today if TODAY in one.act.id else usual
    return min(usual, max(by, today + DAY), due)


def _alarm_day(due: dt.date, today: dt.date, own: str) -> dt.date:
    """The day on which an entry reminds: a working day of the office, and not one that is over.

    A week before, or the day before if less is left; the working day before that where it is none.
    """
    for before in (WEEK, DAY):
        if due - today > before and due > dt.date.min + before:
            day = on_working_day(due - before, calendar_of(own)) if own else due - before
            if day > today:
                return day
    return min(due, max(today, on_working_day(due, calendar_of(own)) if own else due))


def _identity(one: Deadline, case: CaseDeadlines, key: bytes) -> str:
    """The same for the same time limit of the same case, and a riddle without the key."""
    named = f"{case.file}\n{case.reference}\n{one.id}".encode()
    return f"{hmac.new(key, named, hashlib.sha256).hexdigest()[:32]}@comity.invalid"


def _described(one: Deadline, catalogue: Catalogue) -> Iterator[str]:
    """What a reader of the entry sees below its title, line by line."""
    if one.moment is not None:
        told = {"time": f"{one.moment:%H:%M}", "zone": one.zone}
        yield words("page.deadline-label/who-at", catalogue, who=one.who, **told)
    else:
        yield words("page.deadline-label/who", catalogue, who=one.who)
    if one.says is not None:
        yield worded(one.says, catalogue)[0]
    if one.citation is not None:
        yield words("page.deadline-label/law", catalogue, law=str(one.citation))
    if one.counted:
        yield words("page.deadline-label/counted", catalogue, steps=one.counted)
    if one.lapses is not None:
        yield words("page.deadline-label/lapses", catalogue, lapses=one.lapses)
    if one.act is not None:
        yield words("page.deadline-label/act", catalogue, act=one.act)
