"""Which days are working days in a State: its weekend and its public holidays, year by year.

The days come from the package ``holidays``. Outside the years that it has for a State it answers
with no holiday and no error; here such a year is *not known*. Two States are asked one by one:
calendars that are joined lose their parts and categories.
"""

from __future__ import annotations

import datetime as dt
import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from comity.model.records import owner_of

__all__ = ["Off", "WorkCalendar", "calendar_of"]

ENGLISH = ("en_US", "en_GB", "en")
MIDDLE = 2020  # a year of which the package has the holidays of every State that it knows
ESTIMATES = ("estimated_label", "observed_estimated_label")


@dataclass(frozen=True, slots=True)
class Off:
    """Why a day is no working day, or why that is not known.

    ``name`` is that of the holiday; ``estimated``: its day depends on the moon and may move.
    """

    day: dt.date
    why: Literal["weekend", "holiday", "not-known"]
    name: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The calendar of a State or of a part of it.

    ``first`` and ``last`` are the years that are known, none where there is no calendar at all.
    ``part`` is the part whose own holidays are among them; with ``parts`` the State has parts with
    holidays of their own, which count only in the calendar of that part.
    """

    code: str
    part: str = ""
    parts: bool = False
    first: int = 0
    last: int = -1
    source: Any = None

    def knows(self, year: int) -> bool:
        """Whether the holidays of a year are known."""
        return self.first <= year <= self.last

    def off(self, day: dt.date) -> Off | None:
        """Why a day is not a working day; None for a working day."""
        if not self.knows(day.year):
            return Off(day, "not-known")
        if self.source.is_working_day(day):  # some weekends are worked, by order
            return None
        told = [_told(self.source, name) for name in self.source.get_list(day)]
        if not told:
            return Off(day, "weekend")
        return Off(day, "holiday", "; ".join(name for name, _ in told), any(m for _, m in told))

    def next_working(self, day: dt.date) -> dt.date | None:
        """The first working day after a day; None where a year on the way is not known."""
        while day < dt.date.max:
            day += dt.timedelta(days=1)
            off = self.off(day)
            if off is None:
                return day
            if off.why == "not-known":
                return None
        return None


def _edge(code: str, edge: int) -> int:
    """The outermost year on the way from a middle one to an edge that is known as a whole."""
    if _is_whole(code, edge):
        return edge
    known, unknown = MIDDLE, edge
    while abs(known - unknown) > 1:
        year = (known + unknown) // 2
        if _is_whole(code, year):
            known = year
        else:
            unknown = year
    return known


def _is_whole(code: str, year: int) -> bool:
    """Whether the package makes a year without a warning: it warns where holidays are missing.

    Of some States, as of India before 2001 and after 2035, it has those of fixed days alone.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # its class differs from version to version
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            _made(code, year)
        except Warning:
            return False
    return True


@cache
def calendar_of(code: str) -> WorkCalendar:
    """The calendar of a State (``DE``) or a part of one (``DE-BY``).

    Where the package does not know the part, its State's is given; where it does not know the
    State, one that knows no year.
    """
    import holidays  # half a second and 250 modules, for nobody who counts no days

    state, _, part = code.partition("-")
    try:
        kind = type(holidays.country_holidays(state))
    except (NotImplementedError, KeyError):
        return WorkCalendar(owner_of(code))
    parts = tuple(getattr(kind, "subdivisions", ()))
    known = part if part in parts else ""
    named = f"{state}-{known}" if known else state
    source = _made(named)
    return WorkCalendar(
        code=named,
        part=known,
        parts=bool(parts) and not known,
        first=_edge(named, int(source.start_year)),
        last=_edge(named, int(source.end_year)),
        source=source,
    )


def _made(code: str, year: int | None = None) -> Any:
    """The calendar of the package for a State or a part of one; names in English if it can."""
    import holidays

    state, _, part = code.partition("-")
    spoken = tuple(getattr(holidays.country_holidays(state), "supported_languages", ()) or ())
    language = next((tag for tag in ENGLISH if tag in spoken), None)
    return holidays.country_holidays(state, subdiv=part or None, years=year, language=language)


def _told(source: Any, name: str) -> tuple[str, bool]:
    """The name of a holiday without the mark that its day is estimated, and whether it had it."""
    plain = name
    for mark in _marks(source):
        plain = plain.replace(mark, "")
    return " ".join(plain.split()), plain != name


def _marks(source: Any) -> tuple[str, ...]:
    """What the package puts beside a name whose day is estimated, in the language of the names."""
    labels = (getattr(source, name, None) for name in ESTIMATES)
    texts = (source.tr(label) % "" for label in labels if label)
    return tuple(text.strip() for text in texts if text.strip())
