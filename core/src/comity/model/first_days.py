"""The first day of a text of law: a day, or the year alone where the day is not known.

No text is cited for a day before it. An entry of a law file says so itself (``from``); else the
day on which its source was enacted stands for it, since nothing held before that.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from comity.model.citations import iso

__all__ = ["Day", "FirstDay", "begins"]

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999


def _whole_year(value: int) -> int:
    """A number that is no year is a slip of the pen, such as 20031030."""
    if EARLIEST_YEAR <= value <= LATEST_YEAR:
        return value
    raise ValueError(
        f"{value} is not a year; write a date such as 2003-10-30 or a year such as 2003"
    )


def _a_day(value: Any) -> dt.date:
    """A day as TOML writes it, or a text of that form; nothing else that pydantic would take.

    It counts a number, also one in quotation marks, in seconds from 1970, and takes a date with the
    hour of midnight.
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and ISO.fullmatch(value):
        with suppress(ValueError):  # the thirtieth of February
            return dt.date.fromisoformat(value)
    what = f'"{value}"' if isinstance(value, str) else str(value)
    raise ValueError(f"{what} is not a date; write a date without a time, such as 2003-10-30")


def _a_day_or_a_year(value: Any) -> dt.date | int:
    """A day, or a whole number for the year alone."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _whole_year(value)
    return _a_day(value)


def begins(first: dt.date | int) -> dt.date:
    """The day from which it counts; a year counts from its first day."""
    return first if isinstance(first, dt.date) else dt.date(first, 1, 1)


Day = Annotated[dt.date, BeforeValidator(_a_day)]
FirstDay = Annotated[
    dt.date | int,
    BeforeValidator(_a_day_or_a_year),
    PlainSerializer(iso, return_type=str, when_used="json-unless-none"),
]
