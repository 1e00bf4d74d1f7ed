"""How property is looked after while it is secured, and what goes back to its owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.property_told import (
    NAMED,
    assets_of,
    charged,
    found_word,
    of_property,
    promised,
    speaks_any,
    texts_of,
)
from comity.text.messages import finding

__all__ = ["check_keeping"]

NEEDS_CARE = frozenset({"vehicle", "crypto-asset"})
Kinds = Mapping[str, AssistanceKind]


def check_keeping(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on the care for secured property, and on things that are owed back."""
    frail: dict[str, int] = {}
    for index, measure, kind in of_property(draft, kinds):
        if not kind.lasting or (measure.particulars or {}).get("management"):
            continue
        words = "" if measure.assets else found_word("needs_care", measure.items)
        if words:
            at = f"measures[{index}].particulars.management"
            yield finding("asset.management/item", at, words=words)
        for number, asset in assets_of(draft, measure):
            if _frail(asset) and not asset.management:
                frail.setdefault(asset.id, number)
    if frail:
        at = f"assets[{next(iter(frail.values()))}].management"
        named, number = tuple(frail)[:NAMED], len(frail)
        yield finding("asset.management", at, assets=named, number=number)
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        if kind.items_are == "things" and kind.enters and not kind.of_property:
            same = [one for _, one, _ in of_property(draft, kinds) if _shared(one, measure)]
            yield from _owed_back(draft, measure, index, same)


def _frail(asset: Asset) -> bool:
    """Whether an asset loses value, or needs work, while nobody may deal with it."""
    plain = asset.kind in (None, "other")
    return asset.kind in NEEDS_CARE or (plain and speaks_any("needs_care", [asset.description]))


def _shared(one: RequestMeasure, other: RequestMeasure) -> bool:
    """Whether two measures are of the same property."""
    return bool(set(one.assets) & set(other.assets))


def _owed_back(
    draft: Request, measure: RequestMeasure, index: int, same: list[RequestMeasure]
) -> Iterator[Finding]:
    """Things of somebody who is no suspect, of which nothing says when they go back.

    ``same``: the measures on the same property, one of which may give it back.
    """
    particulars = measure.particulars or {}
    owner = str(particulars.get("owner") or "")
    others = measure.third_parties if speaks_any("owned", [measure.third_parties]) else ""
    if particulars.get("return_by") or not (owner or others):
        return
    suspects = [mark for one in draft.persons if charged(one) for mark in (one.id, one.name.full)]
    if owner and any(_same(owner, mark) for mark in suspects):
        return
    told = [*texts_of(measure), *promised(draft), *(text for one in same for text in texts_of(one))]
    if any("returned" in one.promise for one in draft.assurances):
        return
    if not speaks_any("given_back", told):
        at = f"measures[{index}].particulars.return_by"
        if owner and not _sentence(owner):
            yield finding("asset.owed-back", at, owner=owner, measure=measure.id)
        else:
            words = (others or owner).strip().rstrip(".")
            yield finding("asset.owed-back/told", at, words=words, measure=measure.id)


def _sentence(owner: str) -> bool:
    """Whether an owner is told in a sentence, and not by a name."""
    return owner.rstrip().endswith(".") and " " in owner.strip()


def _same(owner: str, mark: str) -> bool:
    """Whether an owner is a person, by the id or by the name."""
    return owner == mark or (" " in mark and mark.casefold() in owner.casefold())
