"""An order of the requesting State that is served on a provider abroad: on what does it stand?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.law.covers import can_be_asked
from comity.law.states import states as known_states
from comity.law.terms import instrument_term, state_term
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding, Severity
from comity.model.messages import Term
from comity.model.records import owner_of
from comity.steps.assess.direct_orders import stays_in_one_state
from comity.steps.assess.treaties_named import said_in_force
from comity.steps.check.compelled_abroad import commands
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["home_order"]

ROAD = "transmission.road"
ROLES = frozenset({"point-of-contact", "central-authority", "provider"})


def home_order(
    resolved: Resolved, draft: Request, road: str, shut: Sequence[Finding]
) -> Iterator[Finding]:
    """An order served abroad stands on an agreement in force that day, or on none.

    Where the law of the requested State itself says that there is none (``shut``), that is enough.
    A letter that goes straight to a holder and threatens it is such an order, by any name.
    """
    one, other = resolved.state("requesting"), resolved.state("requested")
    assert one is not None and other is not None
    states = (state_term(one), state_term(other))
    agreements = [b for b in resolved.bases if b.instrument.to_providers and b.status == "in-force"]
    if road != "home-order":
        closed = any(finding.rule != "road.unknown" for finding in shut)
        if road == "provider" and not agreements and not closed:
            yield from _commanded(resolved, draft, states[0])
        return
    if not agreements:
        yield from _without_agreement(resolved, draft, states[0], shut)
        return
    fits = [
        (basis, tuple(m.id for m in draft.measures if not can_be_asked(basis.instrument, m.kind)))
        for basis in agreements
    ]
    best, beyond = min(fits, key=lambda found: len(found[1]))
    term = instrument_term(best.instrument)
    if beyond:
        yield finding(
            "road.home-order/beyond",
            ROAD,
            citation=best.instrument.citation,
            by=best.instrument.named(),
            instrument=term,
            measures=beyond,
            one=states[0],
            other=states[1],
        )
    elif not any(basis.named for basis in agreements):
        yield finding(
            "road.home-order/unnamed",
            "basis",
            citation=best.instrument.citation,
            by=best.instrument.named(),
            instrument=term,
            id=best.instrument.id,
            one=states[0],
            other=states[1],
        )


def _without_agreement(
    resolved: Resolved, draft: Request, one: Term, shut: Sequence[Finding]
) -> Iterator[Finding]:
    """An order for what is abroad, where no agreement that is installed carries it."""
    others = _places(draft)
    if not others:
        return
    if _served_at_home(draft):
        yield finding("road.home-order/at-home", ROAD, one=one, others=others)
    elif to := _received_by(draft):
        yield finding("road.home-order/represented", ROAD, one=one, others=others, to=to)
    elif not shut and not stays_in_one_state(draft):
        weight = Severity.ADVICE if said_in_force(resolved) else Severity.WARNING
        day = resolved.on
        yield finding("road.home-order/none", ROAD, weight=weight, day=day, one=one, others=others)


def _commanded(resolved: Resolved, draft: Request, one: Term) -> Iterator[Finding]:
    """A letter straight to a holder abroad that commands it, without an agreement that is known."""
    others, words = _places(draft), commands(draft)
    if others and words and not _served_at_home(draft) and not stays_in_one_state(draft):
        weight = Severity.ADVICE if said_in_force(resolved) else Severity.WARNING
        yield finding(
            "road.home-order/commanded",
            ROAD,
            weight=weight,
            words=words,
            day=resolved.on,
            one=one,
            others=others,
        )


def _places(draft: Request) -> tuple[Term, ...]:
    """The States beside the requesting one in which the draft places what is asked for."""
    holders = [measure.holder for measure in draft.measures if measure.holder]
    codes = [draft.requested.state, *(h.state for h in holders if h.state)]
    own = owner_of(draft.requesting.state)
    return tuple(_named(code) for code in dict.fromkeys(codes) if owner_of(code) != own)


def _served_at_home(draft: Request) -> bool:
    """Whether each holder is established in the requesting State, or no other State is asked."""
    holders = [measure.holder for measure in draft.measures if measure.holder]
    own = owner_of(draft.requesting.state)
    at_home = all(h.state and owner_of(h.state) == own for h in holders)
    return bool(holders) and (at_home or stays_in_one_state(draft))


def _received_by(draft: Request) -> str:
    """Who receives the order in place of the holder, if each measure names somebody."""
    names = [_in_its_place(measure) for measure in draft.measures]
    return names[0] if all(names) else ""


def _in_its_place(measure: RequestMeasure) -> str:
    """Who receives the order for the holder; a word for the holder itself names nobody else."""
    told, holder = measure.addressee or "", measure.holder
    if told and told not in ROLES and not (holder and told == holder.name):
        return told
    return (holder.representative if holder else None) or ""


def _named(code: str) -> Term:
    owner = owner_of(code)
    found = known_states().get(owner)
    return Term("state", owner, found.jurisdiction().short_named() if found else code)
