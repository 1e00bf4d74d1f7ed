"""Which time limits of law have to do with a case at all."""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.conditions import holds
from comity.law.seen import seen_by_law
from comity.model.citations import Read
from comity.model.drafts.request_measures import Measure
from comity.model.law_clocks import Clock
from comity.tasks.deadlines.watched import Watched
from comity.tasks.deadlines.what_to_do import DATA_BEGIN

__all__ = ["clocks_of_case", "concerns", "longest_kept"]

HASTENED = ("order-received", "notification-received")
"""What has a shorter time in an emergency."""
URGENT = ("urgent", "emergency")


def longest_kept(case: Watched, measure: Measure) -> Clock | None:
    """The longest time for which law may have such data kept, where it sets no exact one."""
    found = (
        clock
        for clock, _ in clocks_of_case(case)
        if clock.starts == DATA_BEGIN and clock.bound == "most" and concerns(case, clock)
    )
    return next((one for one in found if not one.measures or measure.kind in one.measures), None)


def clocks_of_case(case: Watched) -> Iterator[tuple[Clock, str]]:
    """The clocks of the requested State and of the instruments relied on, each with its source."""
    book = case.resolved.book("requested")
    for clock in book.clocks if book else ():
        yield clock, case.code("requested").casefold()
    own = {_length(clock) for clock in (book.clocks if book else ()) if concerns(case, clock)}
    for basis in case.resolved.relied_on():
        if basis.status not in ("in-force", "unknown"):
            continue
        for clock in basis.instrument.clocks:
            if _length(clock) not in own:  # which the State's own law says of itself
                yield clock, basis.instrument.id


def _length(clock: Clock) -> tuple[str, str, int, str]:
    """What two clocks have in common that say the same: a week is seven days."""
    quantity, unit = clock.period.quantity, clock.period.unit
    if unit == "weeks":
        quantity, unit = quantity * 7, "days"
    return clock.starts, clock.means, quantity, unit


def concerns(case: Watched, clock: Clock) -> bool:
    """Whether a clock can run in the case at all, by its text, its reading and its day."""
    if clock.read is Read.NONE or not clock.held_on(case.resolved.on):
        return False
    code = case.code("requested")
    if clock.code not in ("", code) or not clock.speaks_for(code.partition("-")[2]):
        return False
    kinds = {measure.kind for measure in getattr(case.draft, "measures", ())}
    if clock.measures and not kinds & set(clock.measures):
        return False
    if clock.when is not None:
        data = seen_by_law(case.data, case.resolved.parties)
        if holds(clock.when, data, data) is not True:
            return False
    emergency = case.emergency
    if clock.starts.endswith("-emergency") or clock.starts == "emergency-order-issued":
        return emergency
    if clock.starts.endswith("-urgent"):
        return case.level in URGENT
    return not (emergency and clock.starts in HASTENED)
