"""When the data asked for fade: by the law of the requested State, or the company's notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from comity.law.counting import Counted, CountRule, count_days
from comity.model.citations import Citation
from comity.model.deadlines import Deadline
from comity.model.drafts.base import Draft
from comity.model.drafts.notice import Notice
from comity.model.drafts.request_measures import Measure
from comity.model.law_clocks import Clock
from comity.model.law_records import Answer
from comity.model.messages import Message
from comity.steps.check.holder.notice_words import kinds_in
from comity.steps.check.holder.paper_asked import Asked, Held, Paper, what_is_asked
from comity.steps.check.holder.terms_held import categories_for, said
from comity.steps.check.kept_by_law import kept_by_law
from comity.tasks.deadlines.clocks_of_case import clocks_of_case, longest_kept
from comity.tasks.deadlines.watched import Watched
from comity.tasks.deadlines.what_to_do import DATA_BEGIN
from comity.text.messages import message

__all__ = ["fades", "retentions"]

CALENDAR = CountRule(days="calendar")
UNITS = ("days", "weeks", "months", "years")


def retentions(case: Watched) -> Iterator[Deadline]:
    """The days from which the first of the data may be gone.

    Data that a preservation holds fade with it alone, so a measure that one covers is left out.
    """
    draft = case.draft
    if case.answered or not isinstance(draft, Paper):
        return
    held = _held(case, draft)
    for index, measure in enumerate(draft.measures):
        start = measure.period.start if measure.period else None
        if start is None or not fades(case, measure):
            continue
        by_notice = _by_notice(case, held[1], held[0][index], start) if index in held[0] else None
        if by_notice is not None:
            yield by_notice
        elif (clock := longest_kept(case, measure)) is not None and clock.period.unit in UNITS:
            yield _by_longest_time(case, index, measure, clock, start)
        elif (by_law := _by_law(case, index, measure, start)) is not None:
            yield by_law


def fades(case: Watched, measure: Measure) -> bool:
    """Whether a measure asks for data that are there already, and that no preservation holds."""
    kind = case.kinds.get(measure.kind)
    if kind is None or kind.live or measure.period is None:
        return False
    return measure.period.start <= case.today and not _is_held(case.draft, measure)


def _held(case: Watched, draft: Paper) -> tuple[Mapping[int, Held], Asked | None]:
    """The measures that go to the company of the notice, by their index."""
    if not isinstance(case.notice, Notice):
        return {}, None
    asked = what_is_asked(draft, case.notice, case.kinds, case.resolved.language)
    return {one.index: one for one in asked.held}, asked


def _is_held(draft: Draft, measure: Measure) -> bool:
    """Whether an earlier preservation with an end of its own may be of what a measure seeks."""
    return any(
        step.kind == "preservation"
        and step.expires is not None
        and (step.id in measure.earlier if step.id and measure.earlier else not step.holder)
        for step in getattr(draft, "earlier", ())
    )


def _by_notice(case: Watched, asked: Asked | None, held: Held, start: dt.date) -> Deadline | None:
    """By the notice of the company: the period that it names, from the first day of the data."""
    if asked is None:
        return None
    for category, told in categories_for(asked, held):
        general = said(asked, "retention", held)
        terms = category.retention or general.value
        length = terms.period if terms is not None else None
        if terms is None or length is None or length.business or length.unit not in UNITS:
            continue
        if terms.starts and kinds_in("start", terms.starts) != {"record"}:
            continue  # from the end of a contract on, for instance: nobody here knows that day
        counted = count_days(
            start, length.quantity, length.unit, case.calendar("provider"), CALENDAR
        )
        company = asked.notice.company.name
        title = message("deadline.title/kept-by-notice", measure=held.measure.id, company=company)
        return case.ends(
            f"{held.path}.kept-by-notice",
            title,
            counted,
            weight="expected",
            role="provider",
            who=message("deadline.who/company", name=company),
            starts=start,
            steps=_from(start),
            lapses=message("deadline.lapses/kept"),
            act=_act(case, counted),
            citation=told.cite("retention"),
            reads=(f"{held.path}.period.from",),
        )
    return None


def _by_law(case: Watched, index: int, measure: Measure, start: dt.date) -> Deadline | None:
    """By the law of the requested State, as far as it has a time for such data."""
    kept = kept_by_law(case.resolved, measure, start)
    if kept is None:
        return None
    held, counted = kept.law, kept.counted
    says = message("law.says", says=held.says) if held.says else None
    if _is_longest(case, held):
        return _at_most(case, index, measure, counted, _from(start), says, held.cited())
    return case.ends(
        f"measures[{index}].kept-by-law",
        message("deadline.title/kept-by-law", measure=measure.id),
        counted,
        weight="advised",
        role="provider",
        starts=start,
        steps=_from(start),
        says=says,
        lapses=message("deadline.lapses/kept"),
        act=_act(case, counted),
        citation=held.cited(),
        reads=(f"measures[{index}].period.from",),
    )


def _is_longest(case: Watched, held: Answer) -> bool:
    """Whether a time is the longest that law allows: a time limit of the same text says so."""
    return isinstance(held.value, Mapping) and any(
        clock.starts == DATA_BEGIN
        and clock.bound == "most"
        and clock.source == held.source
        and clock.period.quantity == held.value.get("quantity")
        and clock.period.unit == held.value.get("unit")
        for clock, _ in clocks_of_case(case)
    )


def _by_longest_time(
    case: Watched, index: int, measure: Measure, clock: Clock, start: dt.date
) -> Deadline:
    """By a time limit that is the longest time and no exact one."""
    rule = CountRule(clock.days, clock.rolls, clock.working_days, first_day=clock.first_day)
    length, calendar = clock.period, case.calendar("provider")
    counted = count_days(start, length.quantity, length.unit, calendar, rule)
    form = "counted" if clock.first_day else "not-counted"
    begin = message(f"counted.{form}", start=message("deadline.start/data", day=start))
    says = message("law.says", says=clock.says) if clock.says else None
    return _at_most(case, index, measure, counted, (begin,), says, clock.cited())


def _at_most(
    case: Watched,
    index: int,
    measure: Measure,
    longest: Counted,
    steps: tuple[Message, ...],
    says: Message | None,
    citation: Citation | None,
) -> Deadline:
    """Where law sets no more than the longest time: nobody can count on a single day."""
    over = longest.day is not None and longest.day < case.today
    return case.ends(
        f"measures[{index}].kept-by-law",
        message("deadline.title/kept-at-most", measure=measure.id),
        replace(longest, day=longest.day if over else case.today),
        weight="advised",
        role="provider",
        starts=measure.period.start if measure.period else None,
        steps=(*steps, message("counted.bound/most")),
        says=says,
        lapses=message("deadline.lapses/kept" if over else "deadline.lapses/any-time"),
        act=message("deadline.act/gone" if over else "deadline.act/secure-today"),
        citation=citation,
        reads=(f"measures[{index}].period.from",),
    )


def _from(start: dt.date) -> tuple[Message, ...]:
    return (message("counted.not-counted", start=message("deadline.start/data", day=start)),)


def _act(case: Watched, counted: Counted) -> Message:
    gone = counted.day is not None and counted.day < case.today
    return message("deadline.act/gone") if gone else message("deadline.act/secure")
