"""A time of day as people write it, with a zone that can be counted: ``14:00 IST (UTC+5:30)``."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from comity.law.day_zones import is_usable

__all__ = ["difference", "moment_of"]

CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<rest>.*)", re.DOTALL
)
OFFSET = r"(?:UTC|GMT)?\s*(?P<sign>[+\-−])(?P<hours>0?\d|1[0-4])(?::?(?P<minutes>[0-5]\d))?(?!\d)"
AT_ONCE = re.compile(OFFSET)
NAMED = re.compile(OFFSET.replace("(?:UTC|GMT)?", "(?:UTC|GMT)"))
UTC = re.compile(r"(?:UTC|GMT|Z)(?![\w+\-−])")
PLACE = re.compile(r"[A-Z][A-Za-z_]+/[A-Za-z_/\-]+")


def moment_of(day: dt.date, words: str) -> dt.datetime | None:
    """The moment (aware) of a day that words name, or None where they leave the zone open.

    The zone that stands at the time itself counts; after a short name that several zones share,
    such as IST, the only difference from UTC that follows does.

    Args:
        day: the day.
        words: the time with its zone.
    """
    found = CLOCK.match(words.strip())
    zone = _zone(found["rest"]) if found else None
    if found is None or zone is None:
        return None
    time = dt.time(int(found["hour"]), int(found["minute"]))
    return dt.datetime.combine(day, time, zone)


def difference(moment: dt.datetime) -> str:
    """The zone of an aware moment as its difference: ``UTC+05:30``, or ``UTC``."""
    off = moment.utcoffset() or dt.timedelta()
    minutes = abs(off) // dt.timedelta(minutes=1)
    sign = "-" if off < dt.timedelta() else "+"
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}" if minutes else "UTC"


def _zone(rest: str) -> dt.tzinfo | None:
    if UTC.match(rest):
        return dt.UTC
    if at_once := AT_ONCE.match(rest):
        return _offset(at_once)
    place = PLACE.match(rest)
    if place and is_usable(place[0]):
        return ZoneInfo(place[0])
    offsets = {_offset(one) for one in NAMED.finditer(rest)}
    return offsets.pop() if len(offsets) == 1 else None


def _offset(found: re.Match[str]) -> dt.timezone:
    size = dt.timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return dt.timezone(size if found["sign"] == "+" else -size)
