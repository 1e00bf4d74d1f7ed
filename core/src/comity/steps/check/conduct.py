"""When the conduct was: the days of the offences and facts that a measure serves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from comity.model.drafts.asking import Asking
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_measures import DayRange
from comity.model.records import AssistanceKind
from comity.steps.check.said_in_text import ONE_DATE, dates_in
from comity.steps.check.words_beside import words_in

__all__ = [
    "LONG",
    "MARGIN",
    "TAIL",
    "before_the_acts",
    "begins_with_the_conduct",
    "conduct_days",
    "conduct_span",
    "is_of_the_conduct",
    "lies_ahead",
    "looks_ahead",
    "runs_on",
    "told_years",
    "touches_told_time",
]

LONG = 3 * 366  # days: a period that a requested State asks about
MARGIN = 93  # days before and after the conduct, in which it is prepared and its gains are moved
TAIL = 400  # days after the conduct in which its gains are followed
_YEAR = r"(?:19|20)\d\d"
YEAR = re.compile(rf"(?<![\d.,]){_YEAR}(?![\d.,]\d|\d)")
_TO = r"\s?(?:[-–—/]|\b(?:and|to|until|till|through|bis|und|et|à|au)\b|jusqu['’](?:en|à|au))\s?"
# from one year to another, with the month between them that people write
RANGE = re.compile(
    rf"(?<!\d)({_YEAR})(?:s|er)?{_TO}(?:(?:the |zum |le )?\d{{0,2}}\.? ?[^\W\d]* )?({_YEAR})(?!\d)"
)

# a year since which something goes on, with the day and the month before it
_BEFORE = r"(?: (?:l['’])?[^\W_]{1,10}[.,]?){0,4}"
SINCE = re.compile(
    rf"\b(?:since|seit|depuis){_BEFORE} ({_YEAR})(?!\d)"
    rf"|\b(?:from|ab|dès){_BEFORE} ({_YEAR}) (?:on|onwards?|to date|to this day)\b",
    re.IGNORECASE,
)


def conduct_days(draft: Asking, measure: Measure) -> list[dt.date]:
    """Every day that the offences and the facts of a measure name, in no order."""
    days = [fact.date for fact in draft.facts if fact.date and fact.id in measure.facts]
    if isinstance(draft, Request):
        for offence in draft.offences:
            if not measure.offences or offence.id in measure.offences:
                days += [d for d in (offence.committed_from, offence.committed_to) if d]
    return days


def conduct_span(draft: Asking, measure: Measure) -> list[dt.date]:
    """The days of the conduct, and the years from which and to which its facts say that it was."""
    return [*conduct_days(draft, measure), *told_years(draft, measure)]


def runs_on(draft: Request, measure: Measure) -> bool:
    """Whether a fact says that the conduct goes on since the year in which it began.

    Only where that fact, or an offence of the measure, has a first day of that year and no last.
    """
    facts = [one for one in draft.facts if not measure.facts or one.id in measure.facts]
    begun = {one.date.year for one in facts if one.date and not one.until}
    for offence in draft.offences:
        ours = not measure.offences or offence.id in measure.offences
        if ours and offence.committed_from and not offence.committed_to:
            begun.add(offence.committed_from.year)
    hits = [hit for one in draft.facts if not one.until for hit in SINCE.finditer(one.text)]
    return any(int(hit.group(1) or hit.group(2)) in begun for hit in hits)


def before_the_acts(text: str, draft: Request) -> bool:
    """Whether each year of a text on a judgment lies before the first acts of every offence."""
    first = [one.committed_from.year for one in draft.offences if one.committed_from]
    years = [int(one) for one in YEAR.findall(text)]
    return len(first) == len(draft.offences) and bool(years) and max(years) < min(first)


def told_years(draft: Asking, measure: Measure) -> list[dt.date]:
    """The first and the last days of the spans of years that the facts of a measure name."""
    told = [fact.text for fact in draft.facts if not measure.facts or fact.id in measure.facts]
    return [day for text in told for day in _ranges(text)]


def touches_told_time(draft: Asking, measure: Measure) -> bool:
    """Whether a fact of a measure tells in words of a time within its period.

    A date in full counts as that day; a span of years, or a year alone, as all its days.
    """
    period = measure.period
    if period is None:
        return False
    years, spans = _years_of(period), told_years(draft, measure)
    told = zip(spans[::2], spans[1::2], strict=True)
    if any(first <= period.end and period.start <= last for first, last in told):
        return True
    for text in (fact.text for fact in draft.facts if fact.id in measure.facts):
        if any(period.start <= day <= period.end for day in dates_in(text)):
            return True
        if any(int(year) in years for year in YEAR.findall(ONE_DATE.sub(" ", text))):
            return True
    return False


def _years_of(period: DayRange) -> range:
    return range(period.start.year, period.end.year + 1)


def _ranges(text: str) -> Iterator[dt.date]:
    """The first and the last day of the years that a text names as a span: “from 2009 to 2013”."""
    for first, last in RANGE.findall(text):
        if first <= last:
            yield from (dt.date(int(first), 1, 1), dt.date(int(last), 12, 31))


def is_of_the_conduct(draft: Asking, measure: Measure, tail: int = MARGIN) -> bool:
    """Whether the period of a measure reaches little beyond the conduct that is stated.

    ``tail`` is how many days it may go on.
    """
    period, days = measure.period, conduct_span(draft, measure)
    if period is None or len(days) < 2:
        return False
    margin = dt.timedelta(days=MARGIN)
    last = max(days) + dt.timedelta(days=tail)
    return min(days) - margin <= period.start and period.end <= last


def begins_with_the_conduct(draft: Asking, measure: Measure) -> bool:
    """Whether the period of a measure begins no earlier than the conduct that is stated."""
    period, days = measure.period, conduct_span(draft, measure)
    if period is None or not days:
        return False
    return period.start >= min(days) - dt.timedelta(days=MARGIN)


def lies_ahead(period: DayRange, kind: AssistanceKind, on: dt.date) -> bool:
    """Whether a period is the time of the act itself, so that no conduct can lie in it.

    A kind that lasts may look at what is stored all the same: then its period ends by the day of
    the request.
    """
    sits = kind.items_are == "matters"
    return kind.live or (kind.lasting and period.end > on) or (sits and period.start > on)


def looks_ahead(measure: Measure) -> bool:
    """Whether a measure, or the order on which it rests, is by its words for what comes later."""
    order, period = measure.order, measure.period
    if measure.not_before and period and period.start >= measure.not_before and not measure.holder:
        return True  # the days on which something is to be done: nobody's records are wanted
    told = [measure.title, *measure.items, *((order.title, order.summary) if order else ())]
    return any(words_in("point_words", "looks-ahead", text) for text in told)
