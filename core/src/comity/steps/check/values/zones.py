"""Time zones: names of the IANA database, and what people write in their place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from comity.model.findings import Finding
from comity.steps.check.values.around import Around, Leaf
from comity.text.messages import finding

__all__ = ["check_zone", "is_zone_name", "zones_of"]

UNIVERSAL = frozenset({"UTC", "GMT", "Z", "UT"})
OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-]|\u2212)\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
SIGN_UNCLEAR = re.compile(r"\s*(?:Etc/)?GMT\s*[+-]\s*\d{1,2}\s*", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+")
MOST = 4  # zones that a cure names
LARGEST = 14  # hours from UTC


def check_zone(leaf: Leaf, around: Around, *, offsets: bool) -> Iterator[Finding]:
    """A zone that nobody can look up, with those of the State that may be meant.

    Args:
        leaf: the value.
        around: what is around it.
        offsets: whether the field takes a difference from UTC, as the times of a log have it.
    """
    text = str(leaf.value).strip()
    if text in UNIVERSAL or is_zone_name(text):
        return
    named = NAME.search(text)
    if named and is_zone_name(named.group()):
        return  # "Asia/Kolkata, all year"
    match = OFFSET.fullmatch(text)
    offset = _offset(match) if match else None
    clear = offset is not None and not SIGN_UNCLEAR.fullmatch(text)
    if clear and offsets:
        return
    zones = _near(leaf, around, offset)
    quote = around.quote(text, leaf.path)
    if clear and zones:
        yield finding("value.time-zone/offset-near", leaf.path, quote=quote, zones=zones)
    elif clear:
        yield finding("value.time-zone/offset", leaf.path, quote=quote)
    elif zones:
        yield finding("value.time-zone/near", leaf.path, quote=quote, zones=zones)
    else:
        yield finding("value.time-zone", leaf.path, quote=quote)


def is_zone_name(text: str) -> bool:
    """Whether a text is the name of a zone, an old one too."""
    return text in _names() and text != "Etc/Unknown"


@cache
def _names() -> frozenset[str]:
    # the tables of the CLDR come with Babel; those of the system may not be there (Windows)
    return frozenset({*get_global("zone_territories"), *get_global("zone_aliases")})


def zones_of(state: str) -> tuple[str, ...]:
    """The zones of a State."""
    return tuple(get_global("territory_zones").get(state.partition("-")[0], ()))


def _offset(match: re.Match[str]) -> dt.timedelta | None:
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > LARGEST:
        return None
    size = dt.timedelta(hours=hours, minutes=minutes)
    return size if match[1] == "+" else -size


def _near(leaf: Leaf, around: Around, offset: dt.timedelta | None) -> tuple[str, ...]:
    """The zones of the nearest State, those with that difference from UTC if one is known."""
    for state in around.states_near(leaf):
        zones = zones_of(state)
        on = around.date or dt.date(2026, 1, 1)
        fitting = [zone for zone in zones if offset is None or offset in _offsets(zone, on.year)]
        chosen = fitting or list(zones)
        return tuple(chosen[:MOST]) if len(chosen) <= 2 * MOST else ()
    return ()


def _offsets(zone: str, year: int) -> set[dt.timedelta | None]:
    """The differences from UTC that a zone has in a year; none where the system has no tables."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return set()
    days = (dt.datetime(year, 1, 15, tzinfo=place), dt.datetime(year, 7, 15, tzinfo=place))
    return {day.utcoffset() for day in days}
