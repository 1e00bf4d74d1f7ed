"""Checks of how a request would be carried out: hearings, officers, extent, and its aim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.beyond_assistance import check_beyond
from comity.steps.check.catch_alls import check_catch_alls
from comity.steps.check.extent_of_taking import check_extent
from comity.steps.check.foreign_officers import check_officers
from comity.steps.check.hearing_manner import check_hearing, hears
from comity.steps.check.hearing_person import check_person_heard
from comity.steps.check.hearing_use import check_hearing_use
from comity.steps.check.open_words import check_open_words
from comity.steps.check.part_or_whole import check_part
from comity.steps.check.received_data import check_received
from comity.steps.check.service_manner import check_near, check_service
from comity.steps.check.where_it_is import check_where
from comity.steps.check.who_has_it import check_who_has_it
from comity.steps.check.witness_terms import check_witness_terms
from comity.steps.resolve import Resolved

__all__ = ["check_carried_out"]

WITHOUT = ("withdrawal", "consent-to-use")  # which ask for no measure to be carried out


def check_carried_out(
    resolved: Resolved, kinds: Mapping[str, AssistanceKind], found: Iterable[Finding]
) -> Iterator[Finding]:
    """The findings on how measures would be carried out, beside what was found already."""
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.status in WITHOUT:
        return
    so_far, forms = tuple(found), resolved.parties.own_forms
    for index, measure in enumerate(draft.measures):
        kind, path = kinds.get(measure.kind), f"measures[{index}]"
        if kind is None or kind.routed:
            continue
        manner = list(check_hearing(draft, measure, path, kind))
        yield from manner
        if hears(kind):
            yield from check_hearing_use(draft, measure, path, kind, manner)
        own = forms[index] if index < len(forms) else ""
        yield from check_witness_terms(draft, measure, path, kinds)
        yield from check_person_heard(draft, measure, path, kind, own)
        yield from check_service(draft, measure, path, kind)
        yield from check_near(draft, measure, path, kind)
        yield from check_officers(draft, measure, path, kind)
        taken = list(check_extent(draft, measure, path, kind, so_far))
        yield from taken
        yield from check_where(draft, measure, path, kind, so_far)
        part = list(check_part(draft, measure, path, kind, (*so_far, *taken)))
        yield from part
        wide = list(check_catch_alls(draft, measure, path, kind, (*so_far, *taken)))
        yield from wide
        yield from check_open_words(draft, measure, path, kind, (*so_far, *taken, *part, *wide))
        yield from check_who_has_it(draft, measure, path, kind, own)
    yield from check_beyond(resolved, draft, kinds)
    yield from check_received(resolved, draft, kinds)
