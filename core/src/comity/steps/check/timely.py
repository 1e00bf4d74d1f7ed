"""Checks of time: a case that waits and names no date, an urgency that nothing new explains."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import sentences
from comity.steps.check.reached_by import by_ministries
from comity.steps.check.said_in_text import dates_in, says
from comity.steps.check.state_in_text import is_of_state
from comity.steps.check.words_beside import words_in
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import LANGUAGES
from comity.text.written_dates import read_date

__all__ = ["charged_on", "check_timely"]

Kinds = Mapping[str, AssistanceKind]
WAITED = 365  # days after a charge from which a trial is an old one
NEAR = 730  # days before the end of a limitation in which it presses
QUIET = 180  # days without any event after which an urgency asks why now
ASKING = ("new", "supplement", "replacement")
CHARGED = ("suspect", "accused")
OF_LAW = ("offences[", "annexes[", "domestic_basis", "basis", "transmission")
MONTH = re.compile(r"(?<!\w)(?<!\d )(?<!\d\. )([^\W\d_]{3,10} \d{4})(?!\w)")
DATED = ("custody", "hearing", "limitation")  # grounds that have a date of their own


def check_timely(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on dates that a request does not give, and on urgency that comes late."""
    if draft.status not in ASKING:
        return
    asked = [kind_of(kinds, measure.kind) for measure in draft.measures]
    if not _has_a_date(draft) and not all(kind.decided or kind.preserving for kind in asked):
        undated = list(_no_date(draft))
        yield from undated or _not_followed(draft, asked)
    yield from _stale(draft)
    yield from _live_and_over(draft, asked)


def _has_a_date(draft: Request) -> bool:
    """Whether the request says by when it needs an answer, or what it needs it for."""
    urgency = draft.urgency
    if urgency and (urgency.deadline or urgency.level != "ordinary" or urgency.reason):
        return True
    own = [measure.particulars or {} for measure in draft.measures]
    if any(one.get("hearing_date") or one.get("serve_by") for one in own):
        return True
    if any(words_in("point_words", "dates-proposed", part.text) for part in free_text(draft)):
        return True
    return bool(draft.hearings) or any(m.deadline or m.deadline_reason for m in draft.measures)


def _no_date(draft: Request) -> Iterator[Finding]:
    """One finding: the pressing date that the request does not turn into one of its own."""
    for index, person in enumerate(draft.persons):
        custody = person.custody
        about = " ".join(filter(None, (person.location, person.connection, person.occupation)))
        about += f" {custody.place or ''}" if custody else ""
        held = custody is not None and custody.held and not _held_for_them(draft, person, about)
        if person.role in CHARGED and held and not says("serving", about):
            at = f"persons[{index}].custody"
            yield finding("timing.no-deadline/custody", at, person=person.id)
            return
    for index, offence in enumerate(draft.offences):
        end = offence.limitation.date if offence.limitation else None
        if end and 0 <= (end - draft.date).days < NEAR:
            at = f"offences[{index}].limitation"
            yield finding("timing.no-deadline/limitation", at, offence=offence.id, end=end)
            return
    told = sentences(draft.proceedings.stage or "")
    steps = [one for one in told if not words_in("point_words", "sentence-ends", one)]
    coming = [day for one in steps for day in dates_in(one) if day > draft.date]
    if coming:
        yield finding("timing.no-deadline/coming", "proceedings.stage", day=min(coming))
        return
    charged = charged_on(draft)
    if draft.proceedings.nature == "trial" and charged and (draft.date - charged).days > WAITED:
        at = "urgency"
        yield finding("timing.no-deadline/trial", at, charged=charged, asked=draft.date)


def _held_for_them(draft: Request, person: Person, about: str) -> bool:
    """Whether the requested State holds somebody in a case of its own, which sets no date here."""
    custody = person.custody
    if custody is None or custody.until or words_in("point_words", "held-for-us", about):
        return False
    place = custody.place or person.location or ""
    for part in reversed(place.split(",")):  # the State, or the town, comes last
        if is_of_state(f"in {part.strip()}", draft.requested.state):
            return True
        if is_of_state(f"in {part.strip()}", draft.requesting.state):
            return False
    return False


def _live_and_over(draft: Request, asked: list[AssistanceKind]) -> Iterator[Finding]:
    """A measure that follows what happens, for a time that is over when the request is written."""
    for index, (measure, kind) in enumerate(zip(draft.measures, asked, strict=True)):
        period = measure.period
        if not kind.live or period is None or measure.already_held or measure.earlier:
            continue
        if period.start <= period.end < draft.date:
            at = f"measures[{index}].period.to"
            yield finding("timing.period-over", at, measure=measure.id, end=period.end)


def _not_followed(draft: Request, asked: list[AssistanceKind]) -> Iterator[Finding]:
    """A letter on a slow road with no date, no reason for one, no contact and no follow-up."""
    contacts = draft.requesting.contacts or any(one.kind == "contact" for one in draft.earlier)
    if draft.urgency or contacts or not by_ministries(draft):
        return
    if not any(kind.coercive for kind in asked):
        return
    if not any(says("followed_up", paragraph.text) for paragraph in free_text(draft)):
        yield finding("timing.no-deadline/road", "urgency")


def charged_on(draft: Request) -> dt.date | None:
    """The date of the indictment, where an annex or the stage gives it."""
    days = [
        day
        for annex in draft.annexes
        if says("paper_charge", annex.title)
        for day in ([annex.date] if annex.date else dates_in(annex.title)[:1])
    ]
    stage = draft.proceedings.stage or ""
    days += dates_in(stage)[:1] if says("paper_charge", stage) else []
    return min((day for day in days if day <= draft.date), default=None)


def _stale(draft: Request) -> Iterator[Finding]:
    """An urgent request after months in which, by its own dates, nothing happened."""
    urgency = draft.urgency
    if urgency is None or urgency.level != "urgent" or urgency.deadline or not urgency.reason:
        return
    if set(urgency.grounds) & set(DATED) or draft.hearings or dates_in(urgency.reason):
        return
    days = [
        *(fact.until or fact.date for fact in draft.facts),
        *(annex.date for annex in draft.annexes),
    ]
    days += [measure.order.date for measure in draft.measures if measure.order]
    days += [one.date for one in draft.proceedings.decisions]
    days += [day for one in draft.earlier for day in (one.date, one.expires)]
    days += [one.date for one in draft.channels]
    days += [day for text in _telling(draft) for day in (*dates_in(text), *_months_in(text))]
    known = [day for day in days if day and day <= draft.date]
    dated = [fact for fact in draft.facts if fact.date]
    if known and len(dated) * 2 > len(draft.facts) and (draft.date - max(known)).days > QUIET:
        yield finding("timing.stale", "urgency.reason", last=max(known), asked=draft.date)


def _telling(draft: Request) -> Iterator[str]:
    """The texts that tell events; what tells the law has days that are none of the case."""
    for paragraph in free_text(draft):
        if not paragraph.field.startswith(OF_LAW):
            yield paragraph.text


def _months_in(text: str) -> Iterator[dt.date]:
    """The last days of the months that a text names without a day: “in October 2000”."""
    for month in MONTH.findall(text):
        readings = (read_date(f"1 {month}", language=tongue).date for tongue in LANGUAGES)
        if first := next((day for day in readings if day), None):
            yield (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(1)
