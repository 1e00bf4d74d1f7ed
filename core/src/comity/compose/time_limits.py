"""By when: a wish, unless an instrument relied on sets times that bind the other side."""

from __future__ import annotations

from comity.compose.desk import Desk, Row
from comity.compose.spacing import bound
from comity.law.records import Instrument, Provision
from comity.records import Read

__all__ = ["binding_limits", "deadline_row", "reply_by", "when_wanted"]


def binding_limits(desk: Desk) -> tuple[Instrument, Provision] | None:
    """The instrument relied on, and in force, that sets times to act within; none where none does.

    A provision counts for the kinds of assistance that it names, if its official text was read.
    """
    kinds = {str(desk.get(f"{path}.kind")) for path in desk.each("measures")}
    for basis in desk.resolved.relied_on():
        for provision in basis.instrument.provisions:
            speaks = not provision.measures or kinds & set(provision.measures)
            sets = provision.time_limits and provision.read is Read.OFFICIAL
            holds = basis.status == "in-force" and provision.held_on(desk.resolved.on)
            if holds and sets and speaks:
                return basis.instrument, provision
    return None


def when_wanted(desk: Desk) -> str:
    """The day of the urgency, and its hour where there is one."""
    date = desk.text("urgency.deadline", "date")
    hour = desk.text("urgency.deadline_time")
    return desk.say("word.moment", date=date, time=hour) if date and hour else date or hour


def reply_by(desk: Desk) -> str:
    """The sentence that says by when a reply is wanted, or must be there."""
    when = when_wanted(desk)
    if not when:
        return ""
    limits = binding_limits(desk)
    if limits is None:
        return desk.clause("request.urgency.deadline", date=when)
    instrument, provision = limits
    title, official_id, _ = desk.instrument_named(instrument)
    return desk.clause(
        "request.urgency.deadline.binding",
        cite=(provision.cited(),),
        date=when,
        instrument=official_id or title,
        articles=bound(desk.articles(provision.article)),
    )


def deadline_row(desk: Desk, path: str) -> list[Row]:
    """The day of the measure at a path: a wish, or a time limit."""
    day = desk.text(f"{path}.deadline", "date")
    binds = binding_limits(desk) is not None
    return desk.row("deadline_binding", day) if binds else desk.row("deadline", day)
