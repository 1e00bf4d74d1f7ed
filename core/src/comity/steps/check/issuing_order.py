"""Checks of the order or decision on which a measure rests: does it cover what is asked?

They compare dates, accounts and persons of the order with those of the measure that names it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.law.particular_forms import as_day
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_proceedings import Decision
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.conduct import looks_ahead
from comity.steps.check.said_in_text import ended_on, found_in, marks_in, named_in, says, targets
from comity.steps.check.words_beside import words_in
from comity.text.messages import finding

__all__ = ["check_orders"]

Kinds = Mapping[str, AssistanceKind]
SLOW = 60  # days within which few requests are carried out


def check_orders(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on the orders that the measures name."""
    for index, measure in enumerate(draft.measures):
        path, kind = f"measures[{index}]", kind_of(kinds, measure.kind)
        yield from _ended(draft, measure, path, kind)
        yield from _annexed(draft, measure)
        if measure.order is None:
            continue
        if measure.order.date:
            yield from _too_old(draft, measure, measure.order.date, path, kind)
        order = measure.order
        place = f"{path}.order.{'summary' if order.summary else 'title'}"
        yield from _other_target(draft, measure, f"{order.title} {order.summary or ''}", place)
        yield from _final(draft, measure, measure.order, path, kind)
    yield from _before_the_case(draft)
    yield from _told_twice(draft)
    yield from _without(draft, kinds)


def _too_old(
    draft: Request, measure: Measure, made: dt.date, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """An order that is older than the facts and the data which it is to cover."""
    days = [fact.date for fact in draft.facts if fact.id in measure.facts and fact.date]
    if days and not kind.decided and all(day > made for day in days):
        yield finding("order.before-facts", f"{path}.order.date", made=made, first=min(days))
        return
    period = measure.period
    if period is None or kind.live or kind.lasting or kind.enters:
        return
    if kind.items_are == "matters":
        return  # the days of a hearing, and no time of data
    if measure.not_before and measure.not_before >= period.end:
        return  # it is carried out later, on what is there then
    if looks_ahead(measure):
        return
    if period.start > made:
        yield finding("order.before-period", f"{path}.order.date", made=made, start=period.start)
    elif period.end > made:
        yield finding("order.before-period/part", f"{path}.period.to", made=made, end=period.end)


def _ended(draft: Request, measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    order, own = measure.order, measure.particulars or {}
    texts: list[tuple[str, object]] = []
    if order is not None:
        texts = [(f"{path}.order.summary", order.summary), (f"{path}.order.title", order.title)]
    texts += [(f"{path}.particulars.{name}", own.get(name)) for name in ("own_order", "order")]
    if order is None:
        texts += _decided(draft, measure)
    for place, text in texts:
        ended = ended_on(text) if isinstance(text, str) else None
        if ended and ended < draft.date:
            if words_in("at_odds", "order_renewed", str(text)):
                continue
            yield finding("order.ended", place, ended=ended)
            return
        words = found_in("valid_for", text) if isinstance(text, str) else ""
        brief = kind.live or kind.preserving  # whose orders are short by nature
        if not brief and (words or (ended and (ended - draft.date).days <= SLOW)):
            yield from _ends_soon(draft, place, words, ended)
            return


def _decided(draft: Request, measure: Measure) -> Iterator[tuple[str, str | None]]:
    """What the decisions of the case say of themselves, if a measure encloses them."""
    for number, one in enumerate(draft.proceedings.decisions):
        if one.annex and one.annex in measure.annexes:
            yield f"proceedings.decisions[{number}].summary", one.summary


def _ends_soon(draft: Request, place: str, words: str, ended: dt.date | None) -> Iterator[Finding]:
    """An order that will have ended before help is likely to be given."""
    again = any(says("has_expired", one.result) for one in draft.earlier)
    if words:
        yield finding(f"order.ends-soon/{'again' if again else 'words'}", place, words=words)
    elif ended:
        yield finding("order.ends-soon/date", place, ended=ended)


def _annexed(draft: Request, measure: Measure) -> Iterator[Finding]:
    """The order that is annexed to a measure, by its title."""
    for number, annex in enumerate(draft.annexes):
        if annex.id in measure.annexes and annex.kind == "order":
            yield from _other_target(draft, measure, annex.title, f"annexes[{number}].title")


def _other_target(draft: Request, measure: Measure, text: str, place: str) -> Iterator[Finding]:
    """An order on another account or person than the measure, or on some of its accounts only."""
    own = targets(measure)
    named, covered = marks_in(draft, text), named_in(text, own)
    if own and named and not covered:
        yield finding("order.other-target", place, named=named[0], measure=measure.id)
        return
    left = [mark for mark in own if mark not in covered]
    if covered and left:
        yield finding("order.part", place, covered=tuple(covered), left=tuple(left))
    streets = [line for line in measure.place if any(sign.isdigit() for sign in line)]
    there = [line for line in streets if line.casefold() in text.casefold()]
    if there and len(there) < len(streets):
        missed = tuple(line for line in streets if line not in there)
        yield finding("order.part-places", place, measure=measure.id, left=missed)
    people = {person.id: person for person in draft.persons if not person.protect}
    told = [p.id for p in people.values() if p.name.full.casefold() in text.casefold()]
    if told and measure.persons and not set(told) & set(measure.persons):
        yield finding("order.other-person", place, person=told[0], measure=measure.id)


def _final(
    draft: Request, measure: Measure, order: Decision, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    said = as_day((measure.particulars or {}).get("final_on"))
    if said and order.final_on and said != order.final_on:
        at = f"{path}.particulars.final_on"
        yield finding("order.final-differs", at, one=order.final_on, other=said)
        return
    final = order.final_on or said
    if kind.decided and final and final > draft.date:
        at = f"{path}.order.final_on" if order.final_on else f"{path}.particulars.final_on"
        yield finding("order.not-yet-final", at, final=final)


def _before_the_case(draft: Request) -> Iterator[Finding]:
    """A decision of the case that is older than all of its conduct."""
    starts = [one.committed_from for one in draft.offences if one.committed_from]
    days = [*starts, *(fact.date for fact in draft.facts if fact.date)]
    undated = len(starts) < len(draft.offences) and not any(fact.date for fact in draft.facts)
    if not days or undated:
        return
    for index, decision in enumerate(draft.proceedings.decisions):
        if decision.date and decision.date < min(days):
            at = f"proceedings.decisions[{index}].date"
            yield finding("order.before-case", at, made=decision.date, first=min(days))


def _told_twice(draft: Request) -> Iterator[Finding]:
    """One order, by its reference and its title, with two dates.

    A file number is a reference too, so that two orders of one file may share it.
    """
    seen: dict[tuple[str, str], dt.date] = {}
    places = [
        (f"proceedings.decisions[{n}]", one) for n, one in enumerate(draft.proceedings.decisions)
    ]
    places += [(f"measures[{n}].order", m.order) for n, m in enumerate(draft.measures) if m.order]
    for path, one in places:
        if not one.reference or not one.date:
            continue
        first = seen.setdefault((_plain(one.reference), _plain(one.title)), one.date)
        if first != one.date:
            yield finding(
                "order.two-dates", f"{path}.date", order=one.title, one=first, other=one.date
            )


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _without(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A measure without an order, where another measure of its kind names one."""
    ordered = {m.kind: m.id for m in reversed(draft.measures) if m.order}
    for index, measure in enumerate(draft.measures):
        supported = measure.order or measure.domestic_power or measure.annexes
        coercive = kind_of(kinds, measure.kind).coercive
        if coercive and not supported and measure.kind in ordered:
            other = ordered[measure.kind]
            at = f"measures[{index}].order"
            yield finding("order.not-for-all", at, measure=measure.id, other=other)
