"""An order of the requesting State that is served on a provider abroad: on what does it stand?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.law.covers import can_be_asked
from comity.law.terms import instrument_term, state_term
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["home_order"]

ROAD = "transmission.road"


def _served_at_home(draft: Request) -> bool:
    """Whether the order stays in the State that makes it: served there for what is kept abroad."""
    own, there = draft.requesting.state, draft.requested.state
    places = [holder.state for one in draft.measures if (holder := one.holder)]
    here = bool(places) and all(place == own for place in places)
    return own == there or here


def _ids(draft: Request) -> tuple[str, ...]:
    return tuple(measure.id for measure in draft.measures)


def home_order(resolved: Resolved, draft: Request, shut: Sequence[Finding]) -> Iterator[Finding]:
    """An order served abroad stands on an agreement in force that day, or on none.

    Where the law of the requested State itself says that there is none (``shut``), that is enough.
    """
    one, other = resolved.state("requesting"), resolved.state("requested")
    assert one is not None and other is not None
    states = (state_term(one), state_term(other))
    agreements = [b for b in resolved.bases if b.instrument.direct and b.status == "in-force"]
    if not agreements:
        if _served_at_home(draft):
            yield finding("road.home-order/at-home", ROAD, one=states[0], measures=_ids(draft))
            return
        if shut:
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
