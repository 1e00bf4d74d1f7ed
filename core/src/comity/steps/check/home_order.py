"""An order of the requesting State that is served on a provider abroad: on what does it stand?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.law.covers import can_be_asked
from comity.law.states import states as known_states
from comity.law.terms import instrument_term, state_term
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.messages import Term
from comity.model.records import owner_of
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["home_order"]

ROAD = "transmission.road"


def home_order(resolved: Resolved, draft: Request, shut: Sequence[Finding]) -> Iterator[Finding]:
    """An order served abroad stands on an agreement in force that day, or on none.

    Where the law of the requested State itself says that there is none (``shut``), that is enough.
    """
    one, other = resolved.state("requesting"), resolved.state("requested")
    assert one is not None and other is not None
    states = (state_term(one), state_term(other))
    agreements = [b for b in resolved.bases if b.instrument.direct and b.status == "in-force"]
    if not agreements:
        if there := _served_at_home(resolved, draft):
            yield finding("road.home-order/at-home", ROAD, one=states[0], other=there)
            return
        if shut or owner_of(draft.requesting.state) == owner_of(draft.requested.state):
            return
        yield finding("road.home-order/none", ROAD, day=resolved.on, one=states[0], other=states[1])
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


def _served_at_home(resolved: Resolved, draft: Request) -> Term | None:
    """The State where the evidence is, of an order that is served in the requesting State itself.

    It is served there where each holder is established there, or where no other State is asked.
    """
    home = resolved.state("requesting")
    holders = [measure.holder for measure in draft.measures if measure.holder]
    if home is None or not holders:
        return None
    own, asked = owner_of(draft.requesting.state), owner_of(draft.requested.state)
    if own == asked:
        abroad = [h.state for h in holders if h.state and owner_of(h.state) != own]
        return _named(abroad[0]) if abroad else None
    at_home = all(h.state and owner_of(h.state) == own for h in holders)
    return _named(draft.requested.state) if at_home else None


def _named(code: str) -> Term:
    owner = owner_of(code)
    found = known_states().get(owner)
    return Term("state", owner, found.jurisdiction().short_named() if found else code)
