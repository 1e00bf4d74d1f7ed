"""Checks of a paper that asks a provider for data: does it say what a provider asks first?

The checks of form state no law. Whether the way to the provider is open, and who may issue an
order, is the law of the instruments and of both States (``[[road]]``, ``[[issuer]]``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from comity.law.ask import answer
from comity.law.assistance_kinds import kind_of
from comity.law.conditions import holds
from comity.law.terms import instrument_term, state_term
from comity.model.citations import Read
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.disclosable import PROVIDER
from comity.model.drafts.request_measures import Measure
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.check.holder.danger_told import names_no_harm, threatens_only_money
from comity.steps.check.holder.notice_words import legal_forms, words_for
from comity.steps.check.open_road import weight_of
from comity.steps.check.said_in_text import dates_in
from comity.steps.resolve import (
    Resolved,
    SaidOfRoad,
    conditions_of,
    fields_of_bases,
    fields_within,
    said_of_roads,
)
from comity.text.folding import folded_words
from comity.text.messages import finding
from comity.text.written import unit_of_time

__all__ = ["check_compelling", "check_disclosure", "check_way_to_provider"]

Kinds = Mapping[str, AssistanceKind]
ROADS = {"voluntary": "provider", "emergency": "provider", "order": "home-order"}
GROUNDS = ("necessity", "summary")
EMERGENCY = "emergency-disclosure"
OF_DELIVERY = ("medium", "format")
OF_MEASURE = ("title", "purpose", "result", "nexus", "necessity", "proportionality")
RECEIVED = "order-received"
SOON = 3
"""Days: whoever can wait longer has time for ordinary process."""
LONG_KNOWN = 7
"""Days: a danger that was known for longer leaves the question why it is one only now."""
LONG = {"field": "reply_within", "at_least": SOON + 1}


def check_disclosure(draft: Disclosure, kinds: Kinds) -> Iterator[Finding]:
    """The findings of form and logic on a paper that asks a provider for data."""
    for index, measure in enumerate(draft.measures):
        yield from _measure(measure, f"measures[{index}]", kind_of(kinds, measure.kind))
    if draft.form == "emergency":
        yield from _emergency(draft)
    else:
        yield from _case(draft)
    if not draft.domestic_basis:
        yield finding("disclosure.no-home-law", "domestic_basis")
    if draft.call_back is None:
        yield finding("disclosure.no-call-back", "call_back")
    elif not draft.call_back.published_at:
        yield finding("disclosure.call-back-unpublished", "call_back")
    if draft.form != "order":
        yield from check_compelling(draft)
        for name in GROUNDS:
            if getattr(draft, name):
                yield finding("disclosure.reasons-not-sent", name)
        if draft.basis:
            yield finding("disclosure.basis-without-order", "basis")


def _measure(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """Whether a provider can find the data: what, of which account, which days, which firm."""
    if not kind.data or kind.preserving or kind.live:
        yield finding("disclosure.not-data", f"{path}.kind")
        return
    timed = any(one.time for one in measure.identifiers)
    if measure.period is None and not timed and "period" not in kind.needs:
        yield finding("disclosure.no-period", f"{path}.period")
    holder = measure.holder
    name = (holder.representative or holder.name) if holder else ""
    if name and not _has_legal_form(name):
        yield finding("disclosure.legal-entity", f"{path}.holder.name", name=name)


def _has_legal_form(name: str) -> bool:
    """Whether a name has the legal form of a company in it, as its last words or before a place."""
    words = folded_words(name)
    forms = legal_forms()
    return any(
        words[start : start + len(form)] == form
        for form in forms
        for start in range(1, len(words) - len(form) + 1)
    )


def _case(draft: Disclosure) -> Iterator[Finding]:
    if not draft.offences:
        yield finding("disclosure.no-offence", "offences")
    if draft.form == "voluntary" and not draft.facts:
        yield finding("disclosure.no-facts", "facts")


def _emergency(draft: Disclosure) -> Iterator[Finding]:
    """Danger, to whom, by which hour, how the data help, since when it is known, what follows."""
    urgency = draft.urgency
    if urgency is None or urgency.level != "emergency" or not (urgency.danger or urgency.at_risk):
        yield finding("disclosure.emergency-level", "urgency")
        return
    hours = draft.reply_within is not None and draft.reply_within.unit == "hours"
    if not hours and not (urgency.deadline and urgency.deadline_time):
        yield finding("disclosure.emergency-hours", "reply_within")
    if not urgency.at_risk:
        yield finding("form.emergency-person", "urgency")
    if not urgency.help:
        yield finding("disclosure.emergency-help", "urgency.help")
    yield from _since(draft)
    if urgency.process_follows is None and draft.requesting.validation_follows is None:
        yield finding("disclosure.emergency-after", "urgency.process_follows")


def _since(draft: Disclosure) -> Iterator[Finding]:
    """Since when the danger is known: one that was known for long leaves time for process."""
    if not draft.known_since:
        yield finding("disclosure.emergency-since", "known_since")
        return
    known = dates_in(draft.known_since)
    if len(known) != 1:
        return  # no day, or which of them it is cannot be told
    days = (draft.date - known[0]).days
    if days > LONG_KNOWN:
        yield finding("disclosure.emergency-long", "known_since", days=days)
    elif days < -1:  # the day may be that of another time zone
        yield finding("disclosure.emergency-later", "known_since")


def check_compelling(draft: Disclosure | Preservation) -> Iterator[Finding]:
    """Where the author commands or threatens in a letter that says that it compels nobody."""
    for path, text in _said_to_provider(draft):
        if words := words_for("tone", text):
            yield finding("disclosure.compelling", path, words=words)


def _said_to_provider(draft: Disclosure | Preservation) -> Iterator[tuple[str, str]]:
    """The free text that speaks to the provider; facts and dangers may quote what others said."""
    texts: list[tuple[str, str | None]] = [("subject", draft.subject)]
    if draft.urgency:
        texts.append(("urgency.help", draft.urgency.help))
    if isinstance(draft, Disclosure):
        texts.append(("costs", draft.costs))
    if isinstance(draft, Disclosure) and draft.delivery:
        texts += [(f"delivery.{name}", getattr(draft.delivery, name)) for name in OF_DELIVERY]
    if draft.confidentiality:
        texts.append(("confidentiality.reason", draft.confidentiality.reason))
    for index, one in enumerate(draft.measures):
        at = f"measures[{index}]"
        texts += [(f"{at}.{name}", getattr(one, name)) for name in OF_MEASURE]
        texts += [(f"{at}.items[{n}]", text) for n, text in enumerate(one.items)]
    yield from ((path, str(text)) for path, text in texts if text)


def check_way_to_provider(resolved: Resolved) -> Iterator[Finding]:
    """Whether the law lets the paper go to the provider, and an order stands on an instrument."""
    draft = resolved.draft
    if not isinstance(draft, Disclosure):
        return
    shut = list(_shut(resolved, draft))
    yield from shut
    if draft.form == "order":
        yield from _order(resolved, draft, shut)
        yield from _unread(resolved, draft)
        yield from _late(resolved, draft)
        yield from _unprinted(resolved, draft)
    if draft.form == "emergency":
        yield from _plausible(resolved, draft)


def _shut(resolved: Resolved, draft: Disclosure) -> Iterator[Finding]:
    """What a text closes on this road, unless another opens it; one finding for each text."""
    road = ROADS[draft.form]
    closed: dict[int, tuple[SaidOfRoad, list[str]]] = {}
    for index, measure in enumerate(draft.measures):
        own = [one for one in said_of_roads(resolved, index) if one.law.road == road]
        if any(one.law.open != "no" or not one.sure for one in own):
            continue
        for one in own[:1]:
            closed.setdefault(id(one.law), (one, []))[1].append(measure.id)
    for said, measures in closed.values():
        conditions = [path for when in conditions_of([said]) for path in fields_within(when)]
        yield finding(
            "disclosure.closed",
            "form",
            citation=said.law.cited(),
            by=said.by,
            weight=weight_of(said.law),
            reads=(*fields_of_bases(resolved), *conditions),
            measures=tuple(measures),
            says=said.law.says,
        )


def _order(resolved: Resolved, draft: Disclosure, shut: list[Finding]) -> Iterator[Finding]:
    """An order names an instrument in force by which it goes straight to the provider."""
    known = {basis.instrument.id: basis for basis in resolved.bases}
    for index, named in enumerate(draft.basis):
        basis = known.get(named.instrument)
        if basis is not None and not basis.instrument.to_providers:
            yield finding(
                "disclosure.not-direct",
                f"basis[{index}].instrument",
                citation=basis.instrument.citation,
                by=basis.instrument.named(),
                instrument=instrument_term(basis.instrument),
            )
    direct = [b for b in resolved.bases if b.instrument.to_providers and b.status == "in-force"]
    if any(basis.instrument.id in draft.instruments_named() for basis in direct):
        return
    one, other = resolved.state("requesting"), resolved.state("requested")
    assert one is not None and other is not None  # the model asks for both
    if direct:
        best = direct[0].instrument
        yield finding(
            "disclosure.basis-unnamed",
            "basis",
            citation=best.citation,
            by=best.named(),
            instrument=instrument_term(best),
            id=best.id,
        )
    elif not shut:
        yield finding(
            "disclosure.no-agreement",
            "basis",
            day=resolved.on,
            one=state_term(one),
            other=state_term(other),
        )


def _late(resolved: Resolved, draft: Disclosure) -> Iterator[Finding]:
    """A day of the proceedings after the time that the law gives the addressee of an order."""
    last = draft.urgency.deadline if draft.urgency else None
    kinds = {one.kind for one in draft.measures}
    named = draft.instruments_named()
    clocks = [
        clock
        for basis in resolved.bases
        if basis.instrument.direct and basis.instrument.id in named
        for clock in basis.instrument.clocks
        if clock.starts == RECEIVED and clock.means == "act" and kinds & set(clock.measures)
    ]
    for clock in clocks[:1] if last else ():
        length = clock.period
        limit = draft.date + dt.timedelta(days=length.quantity)
        if length.unit == "days" and last and last > limit:
            yield finding(
                "disclosure.deadline-late",
                "urgency.deadline",
                citation=clock.cited(),
                quantity=length.quantity,
                unit=unit_of_time(length.quantity, length.unit),
            )


def _unread(resolved: Resolved, draft: Disclosure) -> Iterator[Finding]:
    """The limit where an order stands on an instrument known from accounts or a translation."""
    for index, named in enumerate(draft.basis):
        for basis in resolved.bases:
            one = basis.instrument
            if one.id == named.instrument and one.to_providers and one.read is not Read.OFFICIAL:
                at = f"basis[{index}].instrument"
                yield finding(
                    "disclosure.order-unread/translated"
                    if one.read_in
                    else "disclosure.order-unread",
                    at,
                    instrument=instrument_term(one),
                )


def _unprinted(resolved: Resolved, draft: Disclosure) -> Iterator[Finding]:
    """What only authorities are told, where no instrument has a version for them."""
    if any(row.reader == PROVIDER for b in resolved.withholding() for row in b.instrument.withheld):
        return
    for name in GROUNDS:
        if getattr(draft, name):
            yield finding("disclosure.grounds-unprinted", name)


def _plausible(resolved: Resolved, draft: Disclosure) -> Iterator[Finding]:
    """Whether what is called an emergency is one: hours that are left, and somebody in danger.

    A warning where the law of the provider's State says what an emergency is, else an advice.
    """
    law = answer(resolved.book("requested"), EMERGENCY, EMERGENCY, draft.read_data())
    weight = Severity.WARNING if law else Severity.ADVICE
    if threatens_only_money(draft.urgency):
        at = "urgency.danger"
        if law is None:
            yield finding("disclosure.emergency-money", at, weight=weight)
        else:
            yield finding(
                "disclosure.emergency-money/law",
                at,
                citation=law.cited(),
                by=draft.requested.state,
                weight=weight,
                says=law.says,
            )
    elif names_no_harm(draft.urgency):
        yield finding("disclosure.emergency-unclear", "urgency.danger")
    last, length = draft.urgency.deadline if draft.urgency else None, draft.reply_within
    if last and (days := (last - draft.date).days) > SOON:
        yield finding("disclosure.emergency-far", "urgency.deadline", weight=weight, days=days)
    elif length and holds(LONG, draft.read_data(), draft.read_data()):
        yield finding("disclosure.emergency-far/reply", "reply_within", weight=weight)
