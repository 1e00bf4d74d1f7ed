"""What the requested State has to do for a request that came in, and what it waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from comity.model.drafts.correspondence_decision import Decision, Outcome
from comity.model.messages import Message, Term
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.case_status import Side, Status, decided_in
from comity.tasks.register.due import Due, told
from comity.tasks.register.watched_limits import Limits
from comity.text.messages import message

__all__ = ["acceptance", "answering", "is_conditional", "is_whole"]


GRANTING: tuple[Outcome, ...] = ("granted", "granted-on-conditions", "granted-in-part")


def answering(
    entry: Entry,
    status: Status,
    on: dt.date,
    day: dt.date | None,
    requesting: Term,
    limits: Limits,
    papers: Sequence[Entry] = (),
) -> Iterator[Due]:
    """What the requested State does with a request that came in.

    Args:
        entry: the request.
        status: how it stands.
        on: the day of the register.
        day: the day by which the request wants its answer, if it names one.
        requesting: the State that asks, by its name.
        limits: the time limits of the request; of what it wants from each measure, the first day
            counts, and a hearing that is to come is told where it names no other day.
        papers: the letters about it, among which is the decision.
    """
    if status == "received":
        says = message("register.next-acknowledge", state=requesting)
        yield Due("acknowledge", "requested", None, False, says)
    days = (day, limits.wanted)
    first = min((one for one in days if one is not None), default=None)
    told_of: dict[str, Any] = {"state": requesting}
    late, form = first is not None and first < on, "unread" if entry.draft is None else ""
    if first is not None:
        told_of["day"], form = first, "late" if late else "by"
    elif limits.heard is not None:
        told_of["day"], first, form = limits.heard, limits.heard, "hearing"
    if status != "granted":
        yield Due("reply", "requested", first, late, _answer(status, form, told_of))
        return
    found = decided_in(papers)
    decided = found[0] if found is not None and not found[1].first("closed") else None
    waits = decided is not None and is_conditional(decided)
    if found is not None and decided is not None and waits and not _is_free(decided):
        if found[1].last("returned"):
            yield _not_accepted(requesting)
            return
        due = _accepting(decided, on, requesting)
        own = {key: value for key, value in told_of.items() if key != "state"}
        known = "" if form == "unread" else form
        then = message(f"register.next-then/{known}" if known else "register.next-then", **own)
        yield replace(due, says=told(due.says, then))
        return
    part = "free" if waits else "" if is_whole(entry, found[0] if found else None) else "part"
    form = "-".join(filter(None, (part, form)))
    says = message(f"register.next-carry/{form}" if form else "register.next-carry", **told_of)
    yield Due("reply", "requested", first, late, says)


def _answer(status: Status, form: str, told_of: dict[str, Any]) -> Message:
    """What is told of the answer to a request that is not granted, or was answered in part."""
    if status == "answered-in-part":
        return message(f"register.next-still/{form}" if form else "register.next-still", **told_of)
    return message(f"register.next-reply/{form}" if form else "register.next-reply", **told_of)


def is_whole(entry: Entry, decided: Decision | None) -> bool:
    """Whether all that a request asks for was granted, as far as anybody wrote that down."""
    if decided is None:
        event = entry.record.last("granted") if entry.record else None
        return event is None or not event.note  # which may limit it
    whole = GRANTING[:2]
    return decided.outcome in whole and all(one.outcome in whole for one in decided.rulings)


def is_conditional(decided: Decision) -> bool:
    """Whether anything was granted on conditions."""
    every = (decided, *decided.rulings)
    return any(one.conditions or one.outcome == "granted-on-conditions" for one in every)


def _is_free(decided: Decision) -> bool:
    """Whether something was granted without conditions: these concern some measures alone."""
    if decided.conditions or decided.outcome == "granted-on-conditions":
        return False
    granted = [one for one in decided.rulings if one.outcome in GRANTING]
    if any(not one.conditions and one.outcome != "granted-on-conditions" for one in granted):
        return True
    ruled = {number for one in decided.rulings for number in one.measures}
    asked = decided.measures_asked
    return decided.outcome in GRANTING and not (asked and ruled.issuperset(asked))


def acceptance(entry: Entry, on: dt.date, side: Side, requesting: Term) -> Iterator[Due]:
    """That the other side accepts the conditions of a decision which this side sent.

    A decision that is recorded as returned was not accepted; a closed one was.
    """
    if side != "requested" or not isinstance(entry.draft, Decision):
        return
    if is_conditional(entry.draft):
        back = entry.record is not None and entry.record.last("returned") is not None
        yield _not_accepted(requesting) if back else _accepting(entry.draft, on, requesting)


def _not_accepted(requesting: Term) -> Due:
    """The decision came back: the requesting State does not accept its conditions."""
    says = message("register.next-not-accepted", state=requesting)
    return Due("reply", "requested", None, False, says)


def _accepting(decided: Decision, on: dt.date, requesting: Term) -> Due:
    """That the requesting State accepts conditions: by the first day that a decision names."""
    days = [one.accept_by for one in (decided, *decided.rulings) if one.accept_by is not None]
    if not days:
        says = message("register.next-accept", state=requesting)
        return Due("accept", "requesting", None, False, says)
    day = min(days)
    late = day < on
    says = message(f"register.next-accept/{'late' if late else 'by'}", state=requesting, day=day)
    return Due("accept", "requesting", day, late, says)
