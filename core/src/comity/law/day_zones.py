"""Where a day ends: the time zone of a State's authorities (zones.toml, CLDR), or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from comity.law.load import read_toml
from comity.model.records import owner_of

__all__ = ["DayZone", "is_usable", "zone_of_state"]


@dataclass(frozen=True, slots=True)
class DayZone:
    """A zone of the IANA database; with ``several`` it is that of the seat of a State with more."""

    name: str
    several: bool = False


@cache
def zone_of_state(code: str) -> DayZone | None:
    """The zone in which a day of a State's authorities ends, or None where nobody can tell.

    Args:
        code: ISO 3166, of a State or a part of one, which is taken for the State.
    """
    state = owner_of(code)
    zones = tuple(get_global("territory_zones").get(state, ()))
    if (seat := _seats().get(state)) and is_usable(seat):
        return DayZone(seat, several=len({_offsets(zone) for zone in zones}) > 1)
    usable = [zone for zone in zones if is_usable(zone)]
    return DayZone(usable[0]) if len(zones) == 1 and usable else None


@cache
def _seats() -> Mapping[str, str]:
    table: Mapping[str, str] = read_toml(files("comity.law") / "zones.toml")["seat"]
    return table


def _offsets(zone: str) -> tuple[dt.timedelta | None, ...]:
    """The differences from UTC that a zone has in winter and in summer."""
    if not is_usable(zone):
        return ()
    days = (dt.datetime(2026, month, 15, tzinfo=ZoneInfo(zone)) for month in (1, 7))
    return tuple(day.utcoffset() for day in days)


def is_usable(zone: str) -> bool:
    """Whether this machine has the tables of a zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
