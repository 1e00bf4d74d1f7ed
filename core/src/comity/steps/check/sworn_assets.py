"""A list of all assets on oath, asked of the very person who is suspected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.property_told import charged, found_word, speaks_any, texts_of
from comity.text.messages import finding

__all__ = ["check_sworn"]

Kinds = Mapping[str, AssistanceKind]


def check_sworn(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The finding on a disclosure of assets by a suspect, here or wherever they are."""
    suspects = {one.id for one in draft.persons if charged(one)}
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        if not (kind.of_property or "asset_class" in kind.particulars):
            continue
        if not suspects & set(measure.persons) or not _on_oath(measure):
            continue
        told, at = texts_of(measure), f"measures[{index}].procedure"
        if words := found_word("worldwide", told):
            yield finding("asset.sworn-list/everywhere", at, words=words, measure=measure.id)
        elif not speaks_any("self_incrimination", told):
            yield finding("asset.sworn-list/suspect", at, measure=measure.id)


def _on_oath(measure: RequestMeasure) -> bool:
    return speaks_any("sworn_list", texts_of(measure))
