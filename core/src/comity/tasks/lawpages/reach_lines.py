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
        yield f"The statements here reach back to {first}; on {day(found.on)} {none}."
        return
    if found.younger:
        back = f" The oldest is of {said(found.earliest)}." if found.earliest else ""
        yield (
            f"{_statements(found.younger, found.whole)} younger than {day(found.on)} and left out."
            + back
        )
    if found.unproven:
        yield (
            f"Of those shown, {_number(found.unproven)} read in an edition more than a year "
            "later than this day. It is not established since when the text has read this way, so "
            "what it says is not proven for this day."
        )
    if found.undated:
        yield (
            f"Of those shown, {found.undated} {_have(found.undated)} no first day: whether they "
            "held on this day is not known."
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
    known = "is known from" if account else "holds from"
    return f"Not known: what is recorded {known} {said(first)} on."


def _statements(some: int, whole: int) -> str:
    return f"{some} of the {whole} statements here {'is' if some == 1 else 'are'}"


def _number(count: int) -> str:
    return "the text of one was" if count == 1 else f"the texts of {count} were"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
