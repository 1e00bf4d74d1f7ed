"""What to do about a time limit: it depends on who must act, and on what lapses."""

from __future__ import annotations

from comity.law.counting import Counted
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.model.law_clocks import Clock
from comity.model.messages import Message
from comity.steps.chains.told_ends import OWN
from comity.tasks.deadlines.keeping import act_to_keep
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = [
    "DATA_BEGIN",
    "ORDERED",
    "act_of_clock",
    "ask_when_received",
    "preserves",
    "to_record",
    "wait_for",
]

DATA_BEGIN = "conduct"
"""What starts the time for which data are kept."""
ORDERED = ("order-received", "order-received-emergency")


def wait_for(case: Watched, *, over: bool) -> Message:
    """What to do about something that the other side owes: in an emergency nobody writes."""
    if case.emergency:
        return message("deadline.act/call-now" if over else "deadline.act/call")
    if case.direct:  # no letter between States goes to a company
        return message("deadline.act/ask-now" if over else "deadline.act/ask")
    return message("deadline.act/remind" if over else "deadline.act/watch")


def ask_when_received(case: Watched) -> Message:
    """What to do first where a time runs from a receipt that nobody recorded."""
    return message("deadline.act/ask-receipt", file=case.file)


def preserves(clock: Clock) -> bool:
    """Whether it is the time of a preservation."""
    return clock.means == "lasts" and clock.starts.startswith("preservation-")


def act_of_clock(
    case: Watched,
    clock: Clock,
    counted: Counted,
    role: str,
    *,
    by_sending: bool = False,
    place: int = OWN,
) -> Message | None:
    """What to do about a time limit that law sets.

    Args:
        case: the case.
        clock: the time limit.
        counted: its end.
        role: the side that must act.
        by_sending: whether the day of sending stands for a receipt that is not recorded.
        place: which preservation of the file it is about.
    """
    over = case.standing(counted.day, counted.moment) == "past"
    if preserves(clock):
        return act_to_keep(case, counted.day, place)
    if clock.starts == DATA_BEGIN:
        return message("deadline.act/gone") if over else message("deadline.act/secure")
    if role == "requesting":
        return message("deadline.act/comply")
    if clock.means == "lasts":
        return None
    if clock.means == "apply":  # a right of the other side: that nothing comes is good
        if over and by_sending:
            return ask_when_received(case)
        return message(f"deadline.act/{'right-over' if over else 'right'}")
    if by_sending:
        return ask_when_received(case)
    if clock.starts in ORDERED:
        form = "enforce-now" if over else "enforce"
        return message(f"deadline.act/{form}{'-call' if case.emergency else ''}")
    return wait_for(case, over=over)


def to_record(case: Watched, clock: Clock, *, order: bool) -> Message | None:
    """What to write down so that a clock starts; None where it cannot start in this case.

    ``order`` tells whether the paper is an order that a provider receives.
    """
    hours = clock.period.unit == "hours"
    match clock.starts:
        case "preservation-asked" if isinstance(case.draft, Preservation):
            return message("deadline.record/sent", file=case.file)
        case "request-received" | "request-received-urgent" if isinstance(case.draft, Request):
            return message("deadline.record/received", file=case.file)
        case "order-received" | "order-received-emergency" if order:
            form = "received-at" if hours else "received"
            return message(f"deadline.record/{form}", file=case.file)
        case "request-granted" | "request-granted-urgent" if isinstance(case.draft, Request):
            form = "granted-at" if hours else "granted"
            return message(f"deadline.record/{form}", file=case.file)
        case "notification-received" | "notification-received-emergency" if order:
            form = "notified-at" if hours else "notified"
            return message(f"deadline.record/{form}", file=case.file)
        case "no-longer-needed" if isinstance(case.draft, Request):
            return message("deadline.record/no-longer-needed")
    return None
