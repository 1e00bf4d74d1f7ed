"""The first day of a text of law: a day, or the year alone where the day is not known.

No text is cited for a day before it. An entry of a law file says so itself (``from``); else the
day on which its source was enacted stands for it, since nothing held before that.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer

from comity.records import iso

__all__ = ["Day", "FirstDay", "begins", "said"]

EARLIEST_YEAR, LATEST_YEAR = 1000, 2999


def _whole_year(value: dt.date | int) -> dt.date | int:
    """A number that is no year is a slip of the pen, such as 20031030."""
    if isinstance(value, dt.date) or EARLIEST_YEAR <= value <= LATEST_YEAR:
        return value
    raise ValueError(f"{value} is not a year; write a day, as in 2003-10-30, or a year, as in 2003")


def _no_number(value: Any) -> Any:
    """A number is no day, though pydantic would count it in seconds from 1970."""
    if isinstance(value, (int, float)):
        raise ValueError(f"{value} is not a day; write one as in 2003-10-30")
    return value


def begins(first: dt.date | int) -> dt.date:
    """The day from which it counts; a year counts from its first day."""
    return first if isinstance(first, dt.date) else dt.date(first, 1, 1)


def said(first: dt.date | int) -> str:
    """``24 April 1996``, or ``1996``."""
    from comity.law.written import day

    return day(first) if isinstance(first, dt.date) else str(first)


Day = Annotated[dt.date, BeforeValidator(_no_number)]
FirstDay = Annotated[
    dt.date | int,
    AfterValidator(_whole_year),
    PlainSerializer(iso, return_type=str, when_used="json-unless-none"),
]
