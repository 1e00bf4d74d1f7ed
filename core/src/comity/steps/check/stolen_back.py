"""Things that are to go back to whom they were taken from: when and where they were taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import sentences
from comity.steps.check.property_told import assets_of, of_property, speaks_any
from comity.text.messages import finding

__all__ = ["check_taken", "goes_to_owner"]

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
TAKEN = re.compile(
    r"\b(?:was|were) (?:taken|removed|carried off) from\b|\bwurden? [^.;]{0,40}\bentwendet\b"
)
PLACE = re.compile(  # “from a villa in the district of Grasse”, and not “in March”
    r"\b(?:in|at|near|à) (?:(?:the|a|an|his|her|their|la|le|un|une) )?"
    r"(?:(?:district|city|town|village|port|museum|church|house|villa|ville) (?:of|in|de) )?"
    r"(?!January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[A-Z][a-zé]{2,}"
)
VALUES = ("account", "cash", "real-property", "shares", "crypto-asset", "claim")
TITLE = ("claim", "victims", "loss_of_victims")


def check_taken(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The finding on a return of stolen things whose theft has no date or no place."""
    for index, measure, kind in of_property(draft, kinds):
        given_back = kind.decided and kind.of_property and not kind.coercive
        if given_back and _stolen(draft, measure) and (lacking := _missing(draft)):
            yield finding(f"asset.taken-when/{lacking}", f"measures[{index}].facts")


def goes_to_owner(draft: Request, measure: RequestMeasure) -> bool:
    """Whether a measure gives back what somebody owned before the offence, without confiscation."""
    links = {asset.link for _, asset in assets_of(draft, measure)}
    return links == {"object"} or _stolen(draft, measure)


def _stolen(draft: Request, measure: RequestMeasure) -> bool:
    listed = [one for _, one in assets_of(draft, measure)]
    if listed and all(map(_stands_for_loss, listed)):  # money, or what was bought with it
        return False
    particulars = measure.particulars or {}
    told = [measure.title, measure.purpose, *measure.items]
    told += [str(particulars.get(name) or "") for name in TITLE]
    told += [one.link_shown for one in listed]
    return speaks_any("theft", told)


def _stands_for_loss(asset: Asset) -> bool:
    """Whether an asset is no thing that was taken, but what came of it or stands for its value."""
    if asset.link in ("converted-proceeds", "equivalent-value"):
        return True
    return asset.link == "proceeds" and asset.kind in VALUES


def _missing(draft: Request) -> str:
    """What is not told of the taking: its day, its place, both, or nothing."""
    taken = [
        (fact, sentence)
        for fact in draft.facts
        for sentence in sentences(fact.text)
        if (speaks_any("theft", [sentence]) or TAKEN.search(sentence))
        and not speaks_any("learnt", [sentence])
    ]
    day = any(one.committed_from for one in draft.offences) or any(fact.date for fact, _ in taken)
    day = day or any(YEAR.search(sentence) for _, sentence in taken)
    place = any(one.place for one in draft.offences) or any(fact.place for fact, _ in taken)
    place = place or any(PLACE.search(sentence) for _, sentence in taken)
    if day:
        return "" if place else "place"
    return "day" if place else "both"
