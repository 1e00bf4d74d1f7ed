"""Dates of a life and of the conduct: birth, age, custody; and years that are a slip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.particular_forms import as_day
from comity.model.drafts.persons import CHARGED
from comity.model.findings import Finding, Severity
from comity.steps.check.values.around import Around, leaves_of
from comity.steps.check.values.date_rows import places
from comity.steps.check.values.kinds import FREE, pattern_of
from comity.text.messages import finding

__all__ = ["check_lives", "check_years"]

OF_THE_CASE = (
    *("facts[].date", "facts[].until", "offences[].committed_from", "offences[].committed_to"),
    "measures[].order.date",
)

YOUNGEST = 6  # years; nobody is prosecuted younger, whatever the State
OLDEST = 120
CHILDHOOD = 15  # years; a younger person who is said to be of age is a slip
OF_AGE = 18  # below, the State may set majority earlier: look again
LATEST = 21  # years; an older person who is said to be a minor is a slip
FIRST_YEAR = 1900
FIRST_OF_OLD = 1800  # a matter of that century is one of history, and its dates go together
NEAR = 15  # years between the conduct and what is written of it
YEARS_AHEAD = 100


def check_lives(around: Around) -> Iterator[Finding]:
    """Suspects born after the conduct, people too old to be alive, custody before the conduct."""
    conduct = _Conduct(around.data)
    for path, _, person, value in places(around.data, "persons[].born"):
        born = as_day(value)
        if born is None or around.date is None or born >= around.date:
            continue
        yield from _majority(around, path, person, born, around.date)
        if (age := _years(born, around.date)) > OLDEST:
            yield finding("value.age/old", path, years=age)
        elif person.get("role") in CHARGED and person.get("nature") != "legal":
            yield from _age(path, born, conduct.of(person))
    for path, items, custody, value in places(around.data, "persons[].custody.since"):
        since = as_day(value)
        person = around.data["persons"][items[0]]
        days = conduct.of(person) if person.get("role") in CHARGED else []
        if since and days and since < min(days) and custody.get("held") in (True, "true"):
            yield finding("value.custody-early", path, day=since, start=min(days))


def _majority(
    around: Around, path: str, person: Mapping[str, Any], born: dt.date, on: dt.date
) -> Iterator[Finding]:
    """What is said of the majority against the age, whatever majority a State knows.

    Somebody may have been a minor at the time of the conduct and be of age today.
    """
    said = person.get("minor")
    now = _years(born, on)
    if said in (False, "false") and now < OF_AGE:
        weight = Severity.ERROR if now < CHILDHOOD else Severity.WARNING
        yield finding("value.age/of-age", path, years=now, weight=weight)
    if said in (True, "true") and now < OLDEST:
        first = min((on, *_first_days(around.data)))
        if _years(born, first) >= LATEST:
            yield finding("value.age/minor", path, years=now)


def _first_days(data: Mapping[str, Any]) -> Iterator[dt.date]:
    """Every day on which something of the conduct may have begun."""
    for field in ("offences[].committed_from", "facts[].date"):
        for _, _, _, value in places(data, field):
            if (day := as_day(value)) is not None:
                yield day


def _age(path: str, born: dt.date, days: list[dt.date]) -> Iterator[Finding]:
    if not days:
        return
    if born > max(days):
        yield finding("value.age/unborn", path, born=born, day=max(days))
    elif (age := max(_years(born, max(days)), 0)) < YOUNGEST:
        yield finding("value.age/child", path, years=age)


def _years(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


class _Conduct:
    """The days of the offences and facts, for each person that they name."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        fields = ("offences[].committed_from", "offences[].committed_to")
        self._offences = [row for field in fields for row in _days(data, field)]
        self._facts = _days(data, "facts[].date")

    def of(self, person: Mapping[str, Any]) -> list[dt.date]:
        """The days on which a person is said to have acted; an offence of nobody is everybody's.

        A fact that names somebody may be of long before the conduct, so the days of the offences
        count where there are any.
        """
        name = person.get("id")
        days = [day for names, day in self._offences if not names or name in names]
        return days or [day for names, day in self._facts if name in names]


def _days(data: Mapping[str, Any], field: str) -> list[tuple[Any, dt.date]]:
    """The days of a field, each with the persons whom its item names."""
    return [
        (item.get("persons") or (), day)
        for _, _, item, value in places(data, field)
        if (day := as_day(value)) is not None
    ]


def check_years(around: Around) -> Iterator[Finding]:
    """Dates of a year that no document of today has: 0206, 1026, 2206."""
    on = around.date
    for leaf in leaves_of(around.data):
        day = as_day(leaf.value)
        if day is None:
            continue
        steps = pattern_of(leaf.path).split(".")
        if FREE & set(steps) or steps[-1] == "born":
            continue
        ahead = on is not None and on.year >= FIRST_YEAR and day.year > on.year + YEARS_AHEAD
        if (day.year < FIRST_YEAR and not _goes_with(around, leaf.path, day)) or ahead:
            yield finding("value.date-far", leaf.path, day=day)


def _goes_with(around: Around, path: str, day: dt.date) -> bool:
    """Whether facts, offences or orders of an old matter lie in the years of a date."""
    told = (row for field in OF_THE_CASE for row in places(around.data, field))
    days = (as_day(value) for where, _, _, value in told if where != path)
    near = any(one and abs(one.year - day.year) <= NEAR for one in days)
    return day.year >= FIRST_OF_OLD and near
