"""An own order that goes to a provider abroad under an agreement which lets it do so."""

from __future__ import annotations

from comity.model.drafts.request import Request
from comity.steps.resolve import Resolved

__all__ = ["ordered_directly"]

ROADS = ("home-order", "provider")


def ordered_directly(resolved: Resolved, draft: Request) -> bool:
    """Whether a draft relies on an agreement in force by which orders go to providers, and uses it.

    It is then no request to the other State, however the author names the road to the provider.
    """
    road = draft.transmission.road if draft.transmission else None
    return road in ROADS and any(
        basis.instrument.direct and basis.status == "in-force" for basis in resolved.relied_on()
    )
