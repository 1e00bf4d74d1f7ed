"""Preservations that lapse before the usual time of an answer: when to renew, and by which paper.

The end is that of the file, or where the file has none, that of the law of the requested State or
of an instrument relied on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from comity.law.counting import CountRule, count_days, later, on_working_day
from comity.law.working_days import calendar_of
from comity.model.citations import Read
from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding, Severity
from comity.model.law_clocks import Clock
from comity.model.law_networks import UsualTime
from comity.steps.assess.direct_orders import ordered_directly
from comity.steps.check.usual_answer import usual_answer
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = [
    "RENEW_BEFORE",
    "check_holds",
    "clock_of_preservation",
    "extensions_used",
    "renew_by",
    "told_by_notice",
]

RENEW_BEFORE = 14  # days before the end at which a renewal is asked for at the latest
ENDED = ("withdrawal", "consent-to-use")
ENDS, BY_NOTICE = "lint.data-fade/hold-ends", "holder.preservation-"
ASKED, GRANTED = "preservation-asked", "preservation-granted"
RENEWED = "preservation-renewed"


@dataclass(frozen=True, slots=True)
class _Hold:
    """A preservation that the file lists, and the day on which it ends."""

    index: int
    ends: dt.date
    clock: Clock | None = None


def check_holds(resolved: Resolved, times: Iterable[UsualTime]) -> Iterator[Finding]:
    """The findings on preservations that end before a request is usually answered.

    Args:
        resolved: the request with the law put to it.
        times: the usual times of answer that plugins bring.
    """
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.status in ENDED:
        return
    due = draft.urgency.deadline if draft.urgency else None
    usual = usual_answer(resolved, times)
    own = resolved.parties.code("requesting") or ""
    direct = ordered_directly(resolved, draft)  # a provider answers in days
    for hold in _holds(resolved, draft):
        days = (hold.ends - draft.date).days
        last = hold.clock is None and extensions_used(resolved, draft.earlier[hold.index])
        # what cannot be renewed is asked for before it ends: the request does so
        in_time = due is not None and due <= hold.ends and (last or usual.form == "guess")
        if not 0 <= days <= (usual.days if not direct else 0) or in_time:
            continue
        told: dict[str, Any] = {"end": hold.ends, "days": days, "usual": usual.counted}
        told["renew"] = renew_by(hold.ends, draft.date, own)
        at = f"earlier[{hold.index}]"
        if hold.clock is None:
            id = "lint.data-fade/hold-ends-last" if last else "lint.data-fade/hold-ends"
            at = f"{at}.expires"
            yield finding(id, at, weight=Severity.ADVICE, **told)
        else:
            yield finding(
                "lint.data-fade/hold-ends-by-law",
                at,
                weight=Severity.ADVICE,
                citation=hold.clock.cited(),
                by=draft.requested.state,
                law=hold.clock.says,
                **told,
            )


def told_by_notice(found: Iterable[Finding]) -> list[Finding]:
    """Findings, without those on the end of a preservation of which the notice says more."""
    found = list(found)
    told = {_step(one) for one in found if one.rule.startswith(BY_NOTICE)}
    return [one for one in found if not (_is_end(one) and _step(one) in told)]


def _is_end(found: Finding) -> bool:
    return found.said is not None and found.said.id.startswith(ENDS)


def _step(found: Finding) -> str:
    """The entry of the list to which a finding belongs: ``earlier[0``."""
    return found.field.partition("]")[0]


def renew_by(ends: dt.date, today: dt.date, own: str = "") -> dt.date:
    """The day by which a renewal is asked for: some days before the end, never before today.

    Args:
        ends: the day on which the preservation ends.
        today: the day on which that is asked.
        own: the State of the office that asks: the day is a working day there.
    """
    day = max(today, ends - dt.timedelta(days=RENEW_BEFORE))
    return max(today, on_working_day(day, calendar_of(own)) if own else day)


def _holds(resolved: Resolved, draft: Request) -> Iterator[_Hold]:
    """The preservations that a measure may rest on, with their ends."""
    for index, step in enumerate(draft.earlier):
        used = not step.id or any(step.id in measure.earlier for measure in draft.measures)
        if step.kind != "preservation" or step.extended or not used:
            continue
        if step.expires is not None:
            yield _Hold(index, step.expires)
        elif step.date is not None:
            yield from _by_law(resolved, index, step)


def _by_law(resolved: Resolved, index: int, step: Earlier) -> Iterator[_Hold]:
    clock = clock_of_preservation(resolved, ASKED, GRANTED)
    code = resolved.parties.code("requested") or ""
    if clock is None or step.date is None or clock.period.unit == "hours":
        return
    rule = CountRule(clock.days, clock.rolls, clock.working_days)
    period = clock.period
    end = count_days(step.date, period.quantity, period.unit, calendar_of(code), rule).day
    if end is not None:
        yield _Hold(index, end, clock)


def extensions_used(resolved: Resolved, step: Earlier | None, extended: int = 0) -> bool:
    """Whether a preservation already lasts as long as the law names with all extensions.

    False where no law that was read says how often it can be extended.

    Args:
        resolved: the case.
        step: the row that names the preservation, if one does.
        extended: how often other papers show that it was extended.
    """
    first = clock_of_preservation(resolved, ASKED, GRANTED)
    more = clock_of_preservation(resolved, RENEWED)
    if first is None or more is None or more.times is None:
        return False
    if "hours" in (first.period.unit, more.period.unit):
        return False
    if extended >= more.times:
        return True
    if step is None:
        return False
    if step.extended and more.times == 1:
        return True
    end = later(step.date, first.period.quantity, first.period.unit) if step.date else None
    for _ in range(more.times):
        end = later(end, more.period.quantity, more.period.unit) if end else None
    return end is not None and step.expires is not None and step.expires >= end


def clock_of_preservation(resolved: Resolved, *starts: str) -> Clock | None:
    """The clock of a preservation in the law of the requested State, else of a treaty relied on.

    Args:
        resolved: the case.
        starts: what starts it, the one that is wanted most first.
    """
    book = resolved.book("requested")
    code = resolved.parties.code("requested") or ""
    clocks: list[Clock] = [*(book.clocks if book else ())]
    for basis in resolved.relied_on():
        clocks += basis.instrument.clocks
    known = [
        one
        for one in clocks
        if one.read is not Read.NONE
        and one.means == "lasts"
        and one.held_on(resolved.on)
        and one.code in ("", code)
    ]
    found = (next((one for one in known if one.starts == start), None) for start in starts)
    return next(filter(None, found), None)
