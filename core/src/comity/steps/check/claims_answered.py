"""A right of somebody else in what is taken: whether anything says what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.model.drafts.request_assets import Asset, Claimant
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.property_told import (
    assets_of,
    charged,
    facts_of,
    found_word,
    of_property,
    promised,
    speaks_any,
)
from comity.text.messages import finding

__all__ = ["check_claims"]

DEALT = (
    *("victims", "sharing", "claimants", "deductions", "third_party_notice", "title_contested"),
    *("notice", "management"),
)


def check_claims(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """One finding on rights that the assets list, or one on a right that a fact tells of."""
    taking = [one for _, one, kind in of_property(draft, kinds) if kind.of_property]
    listed = {number: asset for one in taking for number, asset in assets_of(draft, one)}
    for number, asset in sorted(listed.items()):
        for place, claimant in enumerate(asset.third_parties):
            if _open(draft, asset, claimant):
                at, right = f"assets[{number}].third_parties[{place}].remarks", claimant.right
                if asset.sharing:
                    wish = asset.sharing
                    yield finding(
                        "asset.claim-open/passed", at, asset=asset.id, right=right, wish=wish
                    )
                else:
                    yield finding("asset.claim-open/listed", at, asset=asset.id, right=right)
                return
    if any(asset.third_parties for asset in listed.values()):
        return
    yield from _told(draft, taking)


def _open(draft: Request, asset: Asset, claimant: Claimant) -> bool:
    """Whether nothing says what becomes of a right: it is heard, met, kept, or denied."""
    who = next((one for one in draft.persons if one.id == claimant.person), None)
    if claimant.heard or claimant.remarks or claimant.good_faith == "no":
        return False
    if who and _is_side(asset, who):
        return False
    told = _dealt([one for one in draft.measures if asset.id in one.assets])
    told += [claimant.right, asset.sharing, asset.management, *promised(draft)]
    told += [asset.link_shown, asset.description]  # “the value is given net of the loan”
    name = who.name.full.casefold() if who else claimant.right.casefold()
    named = (text for text in told if text and name in text.casefold())
    return not speaks_any("given_back", named) and not speaks_any("answered", told)


def _is_side(asset: Asset, person: Person) -> bool:
    """Whether somebody is the suspect, the victim to whom it goes back, or its very owner."""
    return charged(person) or person.role == "victim" or asset.owner == person.id


def _dealt(measures: list[RequestMeasure]) -> list[str | None]:
    """Where measures say what becomes of the rights of others."""
    told: list[str | None] = []
    for one in measures:
        told += [one.third_parties, one.fallback, one.proportionality]
        told += [one.procedure.wished] if one.procedure else []
        told += [str((one.particulars or {}).get(name) or "") for name in DEALT]
    return told


def _told(draft: Request, taking: list[RequestMeasure]) -> Iterator[Finding]:
    """A right that a fact tells of, where neither assets nor measures say a word of it."""
    for measure in taking:
        plans = [one.sharing for _, one in assets_of(draft, measure)]
        told = [*_dealt([measure]), *plans, *(one.text for one in draft.remarks)]
        if measure.third_parties or speaks_any("answered", told):
            continue
        for number, fact in facts_of(draft, measure):
            if words := found_word("right_named", [fact.text]):
                at = f"facts[{number}].text"
                yield finding("asset.claim-open/told", at, words=words, fact=fact.id)
                return
