"""When the conduct was: the days of the offences and facts that a measure serves."""

from __future__ import annotations

import datetime as dt

from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_measures import DayRange
from comity.model.records import AssistanceKind

__all__ = ["LONG", "conduct_days", "is_near_the_conduct", "is_of_the_conduct", "lies_ahead"]

LONG = 3 * 366  # days: a period that a requested State asks about
MARGIN = 93  # days before and after the conduct, in which it is prepared and its gains are moved


def conduct_days(draft: Request | Preservation, measure: Measure) -> list[dt.date]:
    """Every day that the offences and the facts of a measure name, in no order."""
    days = [fact.date for fact in draft.facts if fact.date and fact.id in measure.facts]
    if isinstance(draft, Request):
        for offence in draft.offences:
            if not measure.offences or offence.id in measure.offences:
                days += [d for d in (offence.committed_from, offence.committed_to) if d]
    return days


def is_of_the_conduct(draft: Request | Preservation, measure: Measure) -> bool:
    """Whether the period of a measure reaches little beyond the conduct that is stated."""
    period, days = measure.period, conduct_days(draft, measure)
    if period is None or len(days) < 2:
        return False
    margin = dt.timedelta(days=MARGIN)
    return min(days) - margin <= period.start and period.end <= max(days) + margin


def is_near_the_conduct(draft: Request | Preservation, measure: Measure) -> bool:
    """Whether the period is no more than twice as long as the conduct, or no conduct is dated."""
    period, days = measure.period, conduct_days(draft, measure)
    if period is None or len(days) < 2:
        return True
    return period.end - period.start <= 2 * (max(days) - min(days)) + dt.timedelta(days=MARGIN)


def lies_ahead(period: DayRange, kind: AssistanceKind, on: dt.date) -> bool:
    """Whether a period is the time of the act itself, so that no conduct can lie in it.

    A kind that lasts may look at what is stored all the same: then its period ends by the day of
    the request.
    """
    return kind.live or (kind.lasting and period.end > on)
