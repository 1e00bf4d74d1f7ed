"""By when: a wish, unless an instrument relied on sets times that bind the other side."""

from __future__ import annotations

from comity.model.citations import Read
from comity.model.content import Row
from comity.model.law_records import Instrument, Provision
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.spacing import bound

__all__ = ["binding_limits", "deadline_row", "reply_by", "when_wanted"]


def binding_limits(drafter: Drafter) -> tuple[Instrument, Provision] | None:
    """The instrument relied on, and in force, that sets times to act within; none where none does.

    A provision counts for the kinds of assistance that it names, if its official text was read.
    """
    kinds = {str(drafter.get(f"{path}.kind")) for path in drafter.each("measures")}
    for basis in drafter.resolved.relied_on():
        for provision in basis.instrument.provisions:
            speaks = not provision.measures or kinds & set(provision.measures)
            sets = provision.time_limits and provision.read is Read.OFFICIAL
            holds = basis.status == "in-force" and provision.held_on(drafter.resolved.on)
            if holds and sets and speaks:
                return basis.instrument, provision
    return None


def when_wanted(drafter: Drafter) -> str:
    """The day of the urgency, and its hour where there is one."""
    date = drafter.text("urgency.deadline", "date")
    hour = drafter.text("urgency.deadline_time")
    return drafter.say("word.moment", date=date, time=hour) if date and hour else date or hour


def reply_by(drafter: Drafter, *, order: bool = False) -> str:
    """The sentence that says by when a reply is wanted, or must be there.

    An ``order`` asks for no reply: its own time counts, and such a day is one of the proceedings.
    """
    when = when_wanted(drafter)
    if not when:
        return ""
    if order:
        return drafter.clause("disclosure.order.deadline", date=when)
    limits = binding_limits(drafter)
    if limits is None:
        return drafter.clause("request.urgency.deadline", date=when)
    instrument, provision = limits
    title, official_id, _ = drafter.instrument_named(instrument)
    return drafter.clause(
        "request.urgency.deadline.binding",
        cite=(provision.cited(),),
        date=when,
        instrument=official_id or title,
        articles=bound(drafter.articles(provision.article)),
    )


def deadline_row(drafter: Drafter, path: str) -> list[Row]:
    """The day of the measure at a path: a wish, or a time limit."""
    day = drafter.text(f"{path}.deadline", "date")
    binds = binding_limits(drafter) is not None
    return drafter.row("deadline_binding", day) if binds else drafter.row("deadline", day)
