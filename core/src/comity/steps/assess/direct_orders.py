"""Orders of the requesting State that go abroad, or stay at home, and are no request to a State."""

from __future__ import annotations

from comity.model.drafts.request import Request
from comity.model.records import owner_of
from comity.steps.resolve import Resolved

__all__ = ["is_home_order", "ordered_directly", "stays_in_one_state"]

HOME = "home-order"
ROADS = (HOME, "provider")


def is_home_order(draft: Request) -> bool:
    """Whether the draft says that it goes out as an order of the requesting State."""
    return draft.transmission is not None and draft.transmission.road == HOME


def stays_in_one_state(draft: Request) -> bool:
    """Whether both sides are one State or parts of one, so that no law between States is asked."""
    return owner_of(draft.requesting.state) == owner_of(draft.requested.state)


def ordered_directly(resolved: Resolved, draft: Request) -> bool:
    """Whether a draft relies on an agreement in force by which orders go to providers, and uses it.

    It is then no request to the other State, however the author names the road to the provider.
    """
    road = draft.transmission.road if draft.transmission else None
    return road in ROADS and any(
        basis.instrument.to_providers and basis.status == "in-force"
        for basis in resolved.relied_on()
    )
