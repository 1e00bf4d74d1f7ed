"""Every check on property that a request secures, takes or returns, in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.already_secured import check_secured
from comity.steps.check.asset_kept import check_keeping
from comity.steps.check.asset_named import check_names
from comity.steps.check.asset_source import check_sources
from comity.steps.check.asset_trail import check_trails
from comity.steps.check.claims_answered import check_claims
from comity.steps.check.freeze_limits import check_limits
from comity.steps.check.order_explained import check_order_law
from comity.steps.check.order_final import check_orders
from comity.steps.check.owner_heard import check_owners
from comity.steps.check.restraint_reach import check_reach_of_restraint
from comity.steps.check.stolen_back import check_taken
from comity.steps.check.sworn_assets import check_sworn
from comity.steps.check.value_ceiling import check_ceilings

__all__ = ["check_assets"]

CHECKS = (
    *(check_owners, check_claims, check_ceilings, check_limits, check_sources, check_trails),
    *(check_names, check_keeping, check_orders, check_order_law, check_taken, check_sworn),
    *(check_secured, check_reach_of_restraint),
)


def check_assets(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on owners, amounts, links, orders, and on what is secured already."""
    for each in CHECKS:
        yield from each(draft, kinds)
