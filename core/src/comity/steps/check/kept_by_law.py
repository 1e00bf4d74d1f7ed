"""How long the requested State's law has data kept, counted from the first day of a measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from comity.law.ask import answer
from comity.law.counting import Counted, CountRule, count_days
from comity.law.seen import seen_by_law
from comity.law.working_days import calendar_of
from comity.model.drafts.request_measures import Measure
from comity.model.law_records import Answer
from comity.steps.resolve import Resolved

__all__ = ["Kept", "kept_by_law"]

QUESTION = "retention-period"
CALENDAR = CountRule(days="calendar")
UNITS = ("days", "weeks", "months", "years")


@dataclass(frozen=True, slots=True)
class Kept:
    """The law that has data kept, and the day until which the first of them are."""

    law: Answer
    counted: Counted


def kept_by_law(resolved: Resolved, measure: Measure, start: dt.date) -> Kept | None:
    """Until when such data are kept by the law of the requested State, if it has a time for them.

    A law that speaks of other data than those of this measure says nothing of them, and one that
    counts from the end of a contract cannot be counted here.

    Args:
        resolved: the case with its law.
        measure: what asks for the data.
        start: the day on which the first of the data came into being.
    """
    code = resolved.parties.code("requested") or ""
    own = measure.model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False)
    seen = seen_by_law({**resolved.draft.read_data(), "measures": [own]}, resolved.parties)
    law = answer(resolved.book("requested"), QUESTION, measure.kind, seen)
    if law is None or (law.part and code not in law.part) or not isinstance(law.value, Mapping):
        return None
    quantity, unit = law.value.get("quantity"), law.value.get("unit")
    if not isinstance(quantity, int) or unit not in UNITS or _from_the_end(resolved, law):
        return None
    return Kept(law, count_days(start, quantity, str(unit), calendar_of(code), CALENDAR))


def _from_the_end(resolved: Resolved, law: Answer) -> bool:
    """Whether a time limit of the same article says that the end of a contract starts it."""
    book = resolved.book("requested")
    return any(
        (one.source, one.article) == (law.source, law.article) and one.starts == "account-closed"
        for one in (book.clocks if book else ())
    )
