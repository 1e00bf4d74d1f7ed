"""Where an asset comes from: the link to the offence that it has, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.property_told import (
    NAMED,
    facts_of,
    of_property,
    says_any,
    speaks_any,
    texts_of,
)
from comity.text.messages import finding

__all__ = ["check_sources"]

TELLS = ("link", "confiscation_ground", "facts_for_court")


def check_sources(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on assets that nothing ties to the offence, or that are tied to another."""
    taking = [measure for _, measure, kind in of_property(draft, kinds) if kind.of_property]
    bare: dict[str, list[tuple[int, str]]] = {"none": [], "unshown": []}
    for index, asset in enumerate(draft.assets):
        concerned = [one for one in taking if asset.id in one.assets]
        if not concerned:
            continue
        if asset.link != "equivalent-value" and not _shown(asset, concerned):
            bare["unshown" if asset.link else "none"].append((index, asset.id))
        yield from _elsewhere(draft, asset, index, concerned)
    for index, measure, kind in of_property(draft, kinds):
        if kind.lasting and kind.of_property and _bare(draft, measure):
            at = f"measures[{index}].nexus"
            yield finding("asset.link-missing/measure", at, measure=measure.id)
            break
    for variant, found in bare.items():
        if found:
            at = f"assets[{found[0][0]}].{'link_shown' if variant == 'unshown' else 'link'}"
            named = tuple(name for _, name in found[:NAMED])
            yield finding(f"asset.link-missing/{variant}", at, assets=named, number=len(found))


def _shown(asset: Asset, concerned: list[RequestMeasure]) -> bool:
    told = any(one.nexus or says_any(one, TELLS) for one in concerned)
    return bool(asset.link_shown or asset.facts or told)


def _bare(draft: Request, measure: RequestMeasure) -> bool:
    """Whether a restraint without a list of assets rests on no fact about money or things."""
    if measure.assets or measure.nexus or measure.earlier or says_any(measure, TELLS):
        return False
    kind = str((measure.particulars or {}).get("property_kind") or "")
    if speaks_any("of_value", [kind, *texts_of(measure)]):
        return False
    facts = [fact.text for _, fact in facts_of(draft, measure)]
    return not any(speaks_any(name, facts) for name in ("property_word", "payment"))


def _elsewhere(
    draft: Request, asset: Asset, index: int, concerned: list[RequestMeasure]
) -> Iterator[Finding]:
    """The finding on an asset of one offence that its facts, or its measures, give to another."""
    if not asset.offences:
        return
    shown = [
        offence.id
        for offence in draft.offences
        if any(set(element.facts) & set(asset.facts) for element in offence.elements)
    ]
    served = list(dict.fromkeys(name for one in concerned for name in one.offences))
    at, own = f"assets[{index}].offences", tuple(asset.offences)
    if shown and not set(shown) & set(own):
        yield finding("asset.link-elsewhere/facts", at, own=own, others=tuple(shown))
    elif served and not set(served) & set(own):
        yield finding("asset.link-elsewhere/measures", at, own=own, others=tuple(served))
