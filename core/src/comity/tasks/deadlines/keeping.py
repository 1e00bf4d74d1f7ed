"""What to do before a preservation ends: ask for more time, or confirm that an order is out."""

from __future__ import annotations

import datetime as dt

from comity.model.citations import Read
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.model.law_clocks import Clock
from comity.model.messages import Message
from comity.steps.chains.told_ends import OWN
from comity.steps.check.hold_acts import act_on_hold, renew_by
from comity.steps.check.holder.paper_asked import Paper
from comity.steps.check.holds_end import extensions_used
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = ["act_to_keep", "is_extended", "order_clock"]

ON_ORDER = ("preservation-renewed", "preservation-asked")


def act_to_keep(case: Watched, ends: dt.date | None, place: int = OWN) -> Message:
    """What to do about the end of a preservation.

    Args:
        case: the case.
        ends: the day on which it ends.
        place: which preservation of the file it is.
    """
    own, renewal = case.code("requesting"), case.beside.renewals.get(place)
    over = ends is not None and ends < case.today
    used = is_extended(case, place)
    asked = renewal is not None and renewal.sent is not None
    ordered = order_clock(case) is not None
    if not ordered or over or asked:
        file = case.file if not ordered and _is_followed(case, place) else ""
        return act_on_hold(ends, case.today, own, renewal=renewal, used=used, file=file)
    day = renew_by(ends or case.today, case.today, own)
    if _order_is_out(case):
        return _by(case, "confirm", day)
    return _by(case, "issue" if used else "extend", day)


def _is_followed(case: Watched, place: int) -> bool:
    """Whether ``comity follow-up`` writes the renewal from the file: it has all that is needed."""
    if isinstance(case.draft, Request):
        return place != OWN or case.beside.own_row is not None
    return isinstance(case.draft, Preservation) and place == OWN and case.first("sent") is not None


def _by(case: Watched, form: str, day: dt.date) -> Message:
    """The act with its last day; what is due at once names none."""
    if day <= case.today:
        return message(f"deadline.act/{form}-today")
    return message(f"deadline.act/{form}", day=day)


def is_extended(case: Watched, place: int) -> bool:
    """Whether law names no extension beyond those that a preservation already had."""
    rows = getattr(case.draft, "earlier", ())
    step = rows[place] if place != OWN else None
    return extensions_used(case.resolved, step, case.beside.extended.get(place, 0))


def order_clock(case: Watched) -> Clock | None:
    """The time of a preservation that an order of the instrument relied on sets, if there is one.

    Such an order goes straight to the company, and what extends it is a form of that instrument.
    """
    code = case.code("requested")
    clocks = [
        clock
        for basis in case.resolved.relied_on()
        if basis.instrument.direct
        for clock in basis.instrument.clocks
        if clock.means == "lasts"
        and clock.read is not Read.NONE
        and clock.held_on(case.resolved.on)
        and clock.code in ("", code)
    ]
    found = (next((one for one in clocks if one.starts == start), None) for start in ON_ORDER)
    return next(filter(None, found), None)


def _order_is_out(case: Watched) -> bool:
    """Whether the order to produce the data was sent."""
    if isinstance(case.draft, Preservation):
        return case.beside.requested is not None
    return isinstance(case.draft, Paper) and case.first("sent") is not None
