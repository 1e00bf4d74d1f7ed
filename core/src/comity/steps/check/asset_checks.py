"""Every check on property that a request secures, takes or returns, in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.already_secured import check_secured
from comity.steps.check.asset_source import check_sources
from comity.steps.check.order_final import check_orders
from comity.steps.check.owner_heard import check_owners
from comity.steps.check.value_ceiling import check_ceilings

__all__ = ["check_assets"]


def check_assets(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on owners, amounts, links, orders, and on what is secured already."""
    yield from check_owners(draft, kinds)
    yield from check_ceilings(draft, kinds)
    yield from check_sources(draft, kinds)
    yield from check_orders(draft, kinds)
    yield from check_secured(draft, kinds)
