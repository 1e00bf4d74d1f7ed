"""How far back a page of law reaches, in sentences and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from comity.law.reach import Reach
from comity.model.citations import Read, iso
from comity.model.first_days import begins
from comity.model.law_records import Cited
from comity.text.written import day, said

__all__ = ["reach_facts", "reach_lines", "younger_note"]


def reach_lines(found: Reach) -> Iterator[str]:
    """What is to be said of a day: nothing at all where the law that is held is of that day."""
    if found.earliest is not None and not found.held:
        none = "none of them applied" if found.early else "none of them was in force"
        first = said(found.earliest)
        yield f"The recorded law goes back to {first}. On {day(found.on)} {none}."
        return
    if found.younger:
        back = f" The oldest dates from {said(found.earliest)}." if found.earliest else ""
        yield (
            f"{_statements(found.younger, found.whole)} later than {day(found.on)} and not shown."
            + back
        )
    if found.unproven:
        yield (
            f"For {_number(found.unproven)}, the text consulted is more than a year later than "
            "this date. It is not established when the text took this form, so the statement is "
            "not confirmed for this date."
        )
    if found.undated:
        yield (
            f"{found.undated} of those shown {_have(found.undated)} no start date, so it is not "
            "known whether they applied on this date."
        )


def reach_facts(found: Reach) -> dict[str, Any]:
    """The same as data, under the keys of the page's facts."""
    return {
        "reaches_back_to": iso(found.earliest),
        "held": found.held,
        "younger": found.younger,
        "unproven": found.unproven,
        "without_first_day": found.undated,
    }


def younger_note(tables: Iterable[Cited]) -> str:
    """That the law of a question is younger than the day, and since when there is any."""
    firsts = [
        (t.first, t.start is None and bool(t.cited().account))
        for t in tables
        if t.first is not None and t.read is not Read.NONE
    ]
    if not firsts:
        return ""
    first, account = min(firsts, key=lambda one: begins(one[0]))
    known = "is known from" if account else "applies from"
    return f"Unknown: the recorded answer {known} {said(first)}."


def _statements(some: int, whole: int) -> str:
    return f"{some} of the {whole} recorded statements {'is' if some == 1 else 'are'}"


def _number(count: int) -> str:
    return "one of those shown" if count == 1 else f"{count} of those shown"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
