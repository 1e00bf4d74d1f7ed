"""A day moved by a length of time of a notice or of a draft, within the days of the calendar."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from comity.law.conditions import DAYS
from comity.model.drafts.base import Length

__all__ = ["back", "can_be_counted", "onward"]


def can_be_counted(period: Length) -> bool:
    """Whether a length can be told in days; business days cannot, for nobody knows the holidays."""
    return not period.business


def back(day: dt.date, period: Length) -> dt.date:
    """The day a period before another; at the earliest the first day of the calendar."""
    return _moved(day, -_days(period))


def onward(day: dt.date, period: Length, times: int = 1) -> dt.date:
    """The last day of a period that starts on a day, or of so many in a row.

    At the latest it is the last day of the calendar.
    """
    return _moved(day, _days(period) * times)


def _days(period: Length) -> Fraction:
    return period.quantity * DAYS[period.unit]


def _moved(day: dt.date, days: Fraction) -> dt.date:
    least, most = dt.date.min.toordinal(), dt.date.max.toordinal()
    whole = int(days)  # towards the day itself, as a date counts the hours of a length
    return dt.date.fromordinal(min(max(day.toordinal() + whole, least), most))
