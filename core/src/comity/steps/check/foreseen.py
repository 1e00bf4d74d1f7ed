"""Questions that the other side is likely to ask of a whole request, before it is sent.

Each is advice. It says what the structure shows, or which words gave rise to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.conditions_named import check_answers_given
from comity.steps.check.persons_part import check_parts
from comity.steps.check.property_held import check_held_property
from comity.steps.check.things_reached import check_things_reached
from comity.steps.check.whose_case import check_whose_case
from comity.steps.resolve import Resolved

__all__ = ["check_foreseen"]

WITHOUT = ("withdrawal", "consent-to-use")  # which tell no case anew


def check_foreseen(
    resolved: Resolved, kinds: Mapping[str, AssistanceKind], found: Sequence[Finding]
) -> Iterator[Finding]:
    """The questions on a request; ``found`` are the findings so far."""
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.status in WITHOUT or _at_home(draft):
        return
    rules = {one.rule for one in found}
    fields = frozenset(one.field for one in found)
    own_form = any(basis.instrument.own_form for basis in resolved.relied_on())
    yield from check_whose_case(draft, kinds, rules, own_form=own_form)
    yield from check_parts(draft, kinds, rules)
    yield from check_things_reached(resolved, draft, kinds, rules)
    if not own_form:
        yield from check_held_property(draft, kinds, rules)
    yield from check_answers_given(draft, fields)


def _at_home(draft: Request) -> bool:
    road = draft.transmission.road if draft.transmission else None
    home = owner_of(draft.requesting.state) == owner_of(draft.requested.state)
    return road == "home-order" or home
