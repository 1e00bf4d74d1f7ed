"""Days that one part of a file tells otherwise than another, or than the calendar.

A weekday, the first words of a fact, the moment of a number and the reason of a deadline each name
a day that another field names too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.check.conduct import lies_ahead
from comity.steps.check.lint_words import sentences
from comity.steps.check.said_in_text import ONE_DATE, dates_in
from comity.steps.check.texts_of import facts_of
from comity.steps.check.words_beside import word_list
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import LANGUAGES
from comity.text.written_date_words import word_weekdays

__all__ = ["check_days_agree"]

LEAST = 4  # letters of a day's name: a short one may be another word
BEGINS = re.compile(
    rf"^(?:On|Am|Le)\s+(?:[^\W\d_]+,?\s+)?({ONE_DATE.pattern})(?!\s+(?:and|und|et)\b)"
)
NEAR = 60  # signs around a day in which a text may speak of its calendar
QUOTES = ("“", "„", "«", "‘", '"', "'")
A_DAY = dt.timedelta(days=1)  # between two time zones


def check_days_agree(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on days that cannot both be right."""
    yield from _weekdays(draft)
    yield from _days_of_facts(draft)
    yield from _moments(draft, kinds)
    yield from _reason(draft)


def _weekdays(draft: Request) -> Iterator[Finding]:
    """A day of the week that is not that of the date behind it."""
    for paragraph in free_text(draft):
        for found in _named_days().finditer(paragraph.text):
            days = dates_in(found["date"])
            other = days and days[0].weekday() != _numbers()[found["name"].casefold()]
            apart = _quoted(paragraph.text, found.start())
            if other and not (apart or _of_a_span(paragraph.text[: found.start()])):
                yield finding("agree.weekday", paragraph.field, words=found.group(0), day=days[0])


def _quoted(text: str, start: int) -> bool:
    """Whether a day is quoted, one of two, or told by another calendar."""
    before = text[:start].rstrip()
    around = text[max(0, start - NEAR) : start + NEAR]
    apart = word_list("at_odds", "either").search(before[-NEAR:].rsplit(".", 1)[-1])
    return before.endswith(QUOTES) or bool(word_list("at_odds", "calendar").search(around) or apart)


def _of_a_span(before: str) -> bool:
    """Whether the day of the week ends a span of such days, or comes again each week."""
    return bool(_span().search(before.rstrip()))


@cache
def _span() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _numbers()), key=len, reverse=True))
    each = r"each|every|jede[nmrs]?|chaque|tous les"
    return re.compile(
        rf"(?:\b(?:{names})s?\s*(?:to|until|till|and|bis|und|auf|au|et|[-–/])"
        rf"(?: (?:the|den|dem|le))?|\b(?:{each}))$",
        re.IGNORECASE,
    )


@cache
def _numbers() -> dict[str, int]:
    known = (word_weekdays(language) for language in reversed(LANGUAGES))
    return {word: day for one in known for word, day in one.items() if len(word) >= LEAST}


@cache
def _named_days() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _numbers()), key=len, reverse=True))
    small = r"(?:the|den|dem|der|le|du)?"
    return re.compile(
        rf"(?<!\w)(?P<name>{names}),?\s+{small}\s*(?P<date>{ONE_DATE.pattern})", re.IGNORECASE
    )


def _days_of_facts(draft: Request) -> Iterator[Finding]:
    """A fact whose text begins with another day than its entry gives, and names no second one."""
    for index, text in facts_of(draft):
        fact, found = draft.facts[index], BEGINS.match(text)
        days = dates_in(text)
        if fact.date is None or found is None or not days:
            continue
        first, last = fact.date, fact.until or fact.date
        if days[0] <= draft.date and not any(first <= day <= last for day in days):
            yield finding("agree.fact-day", f"facts[{index}].date", day=first, said=days[0])


def _moments(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The moment at which a number was used, where the period of the measure leaves it out."""
    for index, measure in enumerate(draft.measures):
        period = measure.period
        if period is None or lies_ahead(period, kind_of(kinds, measure.kind), draft.date):
            continue
        for number, mark in enumerate(measure.identifiers):
            days = [day for day in map(_day, (mark.time, mark.until)) if day]
            outside = [d for d in days if not period.start - A_DAY <= d <= period.end + A_DAY]
            if days and len(outside) == len(days):
                at = f"measures[{index}].identifiers[{number}].time"
                online = kind_of(kinds, measure.kind).electronic
                weight = Severity.WARNING if online else Severity.ADVICE
                yield finding("agree.moment", at, weight=weight, day=days[0], measure=measure.id)


def _day(moment: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None


def _later_days(draft: Request) -> Iterator[dt.date]:
    """The days of hearings and of what the measures tell of theirs."""
    yield from (one.date for one in draft.hearings)
    for measure in draft.measures:
        yield from dates_in(measure.deadline_reason)
        for told in (measure.particulars or {}).values():
            yield from dates_in(str(told))


def _reason(draft: Request) -> Iterator[Finding]:
    """What the reason of urgency says of a preservation, beside the day on which it ends."""
    urgency = draft.urgency
    if urgency is None:
        return
    days = dates_in(urgency.reason)
    coming = [day for day in days if day > draft.date]
    of_use = urgency.deadline and any(day >= urgency.deadline for day in _later_days(draft))
    alone = len(days) == len(coming) == 1 and not of_use
    if urgency.deadline and alone and urgency.deadline > coming[0]:
        yield finding("agree.reason-day", "urgency.deadline", day=coming[0])
    ends = {one.expires for one in draft.earlier if one.expires}
    for sentence in sentences(urgency.reason or ""):
        told = dates_in(sentence)
        speaks = all(word_list("at_odds", one).search(sentence) for one in ("kept", "keeps_until"))
        speaks = speaks and not word_list("at_odds", "another_kept").search(sentence)
        if speaks and ends and len(told) == 1 and told[0] > draft.date and told[0] not in ends:
            at = "urgency.reason"
            yield finding("agree.preserved-until", at, said=told[0], end=min(ends))
