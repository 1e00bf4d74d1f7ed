"""Preservations that lapse before the usual time of an answer: when to renew, and by which paper.

The end is that of the file, or where the file has none, that of the law of the requested State or
of an instrument relied on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from comity.law.counting import CountRule, count_days, later
from comity.law.working_days import calendar_of
from comity.model.citations import Read
from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding, Severity
from comity.model.law_clocks import Clock
from comity.model.law_networks import UsualTime
from comity.steps.assess.direct_orders import ordered_directly
from comity.steps.chains.on_record import Recorded
from comity.steps.chains.told_ends import OWN, Kept
from comity.steps.check.hold_acts import act_on_hold, renew_by
from comity.steps.check.known_ends import told_in
from comity.steps.check.usual_answer import Usual, usual_answer
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = [
    "check_holds",
    "clock_of_preservation",
    "extensions_used",
    "told_by_notice",
]

ENDED = ("withdrawal", "consent-to-use")
ENDS, BY_NOTICE = "lint.data-fade/hold-ends", "holder.preservation-"
ASKED, GRANTED = "preservation-asked", "preservation-granted"
RENEWED = "preservation-renewed"


@dataclass(frozen=True, slots=True)
class _Hold:
    """A preservation that the file lists, and the day on which it ends.

    ``index`` is None for one that only the record of the request has. ``kept`` tells who confirmed
    the end, where a record does; ``place`` is what it goes by there.
    """

    index: int | None
    ends: dt.date
    clock: Clock | None = None
    kept: Kept | None = None
    place: int = OWN


def check_holds(
    resolved: Resolved, times: Iterable[UsualTime], recorded: Recorded | None = None
) -> Iterator[Finding]:
    """The findings on preservations that end before a request is usually answered.

    Args:
        resolved: the request with the law put to it.
        times: the usual times of answer that plugins bring.
        recorded: what the records of the file, and of those beside it, say of its preservations.
    """
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.status in ENDED:
        return
    if recorded is not None and recorded.over:
        return
    due = draft.urgency.deadline if draft.urgency else None
    usual = usual_answer(resolved, times)
    direct = ordered_directly(resolved, draft)  # a provider answers in days
    most = usual.days if not direct else 0
    for hold in _holds(resolved, draft, recorded):
        step = draft.earlier[hold.index] if hold.index is not None else None
        extended = recorded.extended.get(hold.place, 0) if recorded is not None else 0
        last = hold.clock is None and extensions_used(resolved, step, extended)
        # what cannot be renewed is asked for before it ends: the request does so
        in_time = due is not None and due <= hold.ends and (last or usual.form == "guess")
        if recorded is not None and hold.clock is None and (hold.kept or recorded.sent):
            start = max(draft.date, recorded.day)
            if (hold.ends - start).days <= most and not in_time and not direct:
                yield _by_record(resolved, hold, recorded, start, usual, last=last)
        elif hold.clock is None and draft.date <= hold.ends < resolved.on:
            continue  # it is over on the day for which the draft is checked, which is told of
        elif 0 <= (hold.ends - draft.date).days <= most and not in_time:
            yield _by_file(resolved, draft, hold, usual, last=last)


def _by_file(
    resolved: Resolved, draft: Request, hold: _Hold, usual: Usual, *, last: bool
) -> Finding:
    """An end that the file gives, or the law."""
    own = resolved.parties.code("requesting") or ""
    days = (hold.ends - draft.date).days
    told: dict[str, Any] = {"end": hold.ends, "days": days, "usual": usual.counted}
    asked = resolved.on if draft.date < resolved.on <= hold.ends else draft.date
    told["renew"] = renew_by(hold.ends, asked, own)
    at = f"earlier[{hold.index}]"
    if hold.clock is None:
        id = "lint.data-fade/hold-ends-last" if last else "lint.data-fade/hold-ends"
        return finding(id, f"{at}.expires", weight=Severity.ADVICE, **told)
    return finding(
        "lint.data-fade/hold-ends-by-law",
        at,
        weight=Severity.ADVICE,
        citation=hold.clock.cited(),
        by=draft.requested.state,
        law=hold.clock.says,
        **told,
    )


def _by_record(
    resolved: Resolved,
    hold: _Hold,
    recorded: Recorded,
    start: dt.date,
    usual: Usual,
    *,
    last: bool,
) -> Finding:
    """An end as somebody confirmed it, or that of a request which was sent."""
    renewal = recorded.renewals.get(hold.place)
    own = resolved.parties.code("requesting") or ""
    told: dict[str, Any] = {"end": hold.ends, "known": told_in(hold.kept) if hold.kept else None}
    listed = hold.index is not None or recorded.own_row is not None  # so that it can be renewed
    file = resolved.case.path.name if listed else ""
    told["act"] = act_on_hold(hold.ends, start, own, renewal=renewal, used=last, file=file)
    if hold.ends < start:
        return finding("lint.data-fade/hold-ends-over", _at(hold), weight=Severity.ADVICE, **told)
    told["usual"] = usual.counted
    return finding("lint.data-fade/hold-ends-recorded", _at(hold), weight=Severity.ADVICE, **told)


def _at(hold: _Hold) -> str:
    return "earlier" if hold.index is None else f"earlier[{hold.index}].expires"


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


def _holds(resolved: Resolved, draft: Request, recorded: Recorded | None) -> Iterator[_Hold]:
    """The preservations that a measure may rest on, with their ends."""
    silent = recorded.silent if recorded is not None else frozenset()
    kept = recorded.kept if recorded is not None else {}
    own = kept.get(OWN)
    if recorded is not None and own is not None:
        yield _Hold(recorded.own_row, own.until, kept=own)
    for index, step in enumerate(draft.earlier):
        used = not step.id or any(step.id in measure.earlier for measure in draft.measures)
        if step.kind != "preservation" or not used or index in silent:
            continue
        if (told := kept.get(index)) is not None:
            yield _Hold(index, told.until, kept=told, place=index)
        elif step.extended:
            continue
        elif step.expires is not None:
            yield _Hold(index, step.expires, place=index)
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
        yield _Hold(index, end, clock, place=index)


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
