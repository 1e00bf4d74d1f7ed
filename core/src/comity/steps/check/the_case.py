"""Checks of the case as it is told: offences, facts, aims, and a case of the requested State."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.floor import settled
from comity.steps.assess.holding import grounds_held, treaty_instead
from comity.steps.check.aims_and_weight import check_aims
from comity.steps.check.facts_told import check_facts_told
from comity.steps.check.offence_told import check_offences
from comity.steps.check.their_own_case import check_their_case
from comity.steps.resolve import Resolved

__all__ = ["check_case_told"]

WITHOUT = ("withdrawal", "consent-to-use")  # which tell no case anew


def check_case_told(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on the case that a request tells."""
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.status in WITHOUT:
        return
    topics = _raisable(resolved, draft)
    forms = resolved.parties.own_forms
    yield from check_offences(draft, kinds, topics)
    yield from check_facts_told(draft, kinds)
    yield from check_their_case(resolved, draft, kinds)
    yield from check_aims(draft, kinds, topics, own_form=bool(forms) and all(forms))


def _raisable(resolved: Resolved, draft: Request) -> set[str]:
    """The topics of the grounds that hold, less those that a treaty or a closed list settles."""
    laws = [b.instrument for b in resolved.relied_on() if b.status == "in-force"]
    return {
        held.ground.topic
        for held in grounds_held(resolved)
        if held.ground.topic
        and not all(
            treaty_instead(resolved, held, index) is not None
            or settled(held.ground, laws, measure.kind, resolved)
            for index, measure in enumerate(draft.measures)
        )
    }
