"""Measures that go on the paper of another: news of an order, the sharing of what it brings."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.drafts.request import Request
from comity.steps.assess.chain_links import FOLLOWING
from comity.steps.resolve import Basis

__all__ = ["with_their_order"]


def with_their_order(draft: Request, ways: Sequence[Basis | None]) -> list[Basis | None]:
    """The instrument of each measure, for one that follows an order on the same asset its own.

    Args:
        draft: the request.
        ways: the instrument by which each measure would go by itself.
    """
    found = list(ways)
    for index, measure in enumerate(draft.measures):
        if measure.kind not in FOLLOWING:
            continue
        for basis, lead in zip(ways, draft.measures, strict=True):
            own = basis is not None and basis.relied_on and basis.instrument.own_form
            same = set(measure.assets) & set(lead.assets)
            if own and same and lead.kind not in FOLLOWING:
                found[index] = basis
    return found
