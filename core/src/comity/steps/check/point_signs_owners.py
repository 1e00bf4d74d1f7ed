"""Signs on owners who were not tried, on judgments in absence, and on how property was bought."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.drafts.request_assets import Asset
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import TRIED, Seen, has, told_in_measure
from comity.steps.check.point_signs_standing import SUM

__all__ = ["OWNER_SIGNS_MEASURE", "all_owned_by_tried"]

NO_OWNER = (*TRIED, "convicted", "victim")  # heard in the case, or to be given the property
SUMS = ("account", "cash", "claim")  # property that nobody buys
CLAUSE = re.compile(r",| and | und | et ")
NAME = 4  # letters from which a part of a name tells who is meant


def all_owned_by_tried(seen: Seen, measure: Measure) -> bool:
    """Whether each asset of a measure, or else each account, is that of somebody who is tried."""
    tried = [one for one in seen.draft.persons if one.role in (*TRIED, "convicted")]
    if owners := {one.owner for one in seen.assets(measure)}:
        return owners <= {one.id for one in tried}
    names = {" ".join(one.name.full.casefold().split()) for one in tried}
    holders = {" ".join((one.holder or "").casefold().split()) for one in measure.accounts}
    return bool(holders) and holders <= names


def _taken(seen: Seen, measure: Measure) -> bool:
    """Whether a decision that takes property for good is carried out, or property goes by it."""
    orders = [measure.order, *(one.order for one in seen.assets(measure))]
    told = [f"{one.title}. {one.summary or ''}" for one in seen.draft.proceedings.decisions]
    made = any(orders) or any(has("takes-for-good", one) for one in told)
    return made and seen.kind(measure).decided


def _owners(seen: Seen, measure: Measure) -> Iterator[tuple[Asset, Person]]:
    """The owners of what a decision takes who are neither accused nor convicted nor injured."""
    if not _taken(seen, measure):
        return
    people = {one.id: one for one in seen.draft.persons}
    for asset in seen.assets(measure):
        owner = people.get(asset.owner or "")
        if owner is not None and owner.role not in NO_OWNER and not owner.protect:
            yield asset, owner


def _means(seen: Seen, owner: Person, text: str) -> bool:
    """Whether a sentence tells of an owner: by a part of the name, or by what the owner is."""
    plain = text.casefold()
    parts = [one.casefold() for one in owner.name.full.split() if len(one) >= NAME]
    others = [one.name.full for one in seen.draft.persons if one.id != owner.id]
    shared = {part.casefold() for name in others for part in name.split()}
    if any(part in plain and part not in shared for part in parts):
        return True
    legal = owner.nature == "legal"
    return bool(has("a-body" if legal else "an-owner", text) or has("all-owners", text))


def _told_of(seen: Seen, measure: Measure, asset: Asset, owner: Person) -> list[str]:
    """The sentences that tell of an owner."""
    given = measure.particulars or {}
    texts = [measure.third_parties or "", *(str(given.get(name, "")) for name in NOTICES)]
    texts += [asset.order.served_how or "" if asset.order else ""]
    texts += [seen.draft.proceedings.remedies or "", *seen.facts.values()]
    texts += [one.summary or "" for one in seen.draft.proceedings.decisions]
    told = [one for text in texts for one in sentences(text) if _means(seen, owner, one)]
    own = [one for one in asset.third_parties if one.person == owner.id]
    return told + [one for right in own for one in sentences(right.remarks or "")]


NOTICES = ("third_party_notice", "claimants", "notice", "in_absentia")


def _called(seen: Seen, measure: Measure, asset: Asset, owner: Person) -> bool:
    """Whether an owner was told of the case, called or heard, by an entry or by words on it."""
    rights = [one for one in asset.third_parties if one.person == owner.id]
    if any(one.heard is not None or one.notified_on for one in rights):
        return True
    told = _told_of(seen, measure, asset, owner)
    return any(_undenied("called", one) for one in told)


def _owner_uncalled(seen: Seen, measure: Measure) -> str:
    """The name of an owner who is not convicted and of whom nothing says that it was called."""
    owners = [(asset, one) for asset, one in _owners(seen, measure)]
    return next((o.name.full for a, o in owners if not _called(seen, measure, a, o)), "")


def _heard_somehow(seen: Seen, measure: Measure) -> str:
    """The name of an owner who was called, with no word on counsel, or served with a part only."""
    for asset, owner in _owners(seen, measure):
        if not _called(seen, measure, asset, owner):
            continue
        told = _told_of(seen, measure, asset, owner)
        helped = any(_undenied("with-counsel", one) for one in told)
        part = any(has("decision-served", one) and has("only-part", one) for one in told)
        unheard = any(one.heard is False for one in asset.third_parties if one.person == owner.id)
        if not unheard and (part or not helped):
            return owner.name.full
    return ""


def _judged_without(seen: Seen, measure: Measure) -> str:
    """Words by which a decision to be carried out was made without the person.

    They count until it is told that the person knew of the trial, and had a lawyer or may have
    a new one.
    """
    draft = seen.draft
    served = any(one.role == "convicted" for one in draft.persons)
    if not (served or _taken(seen, measure)):
        return ""
    told = [told_in_measure(seen, measure), *seen.facts.values()]
    told += [str((measure.particulars or {}).get("in_absentia", ""))]
    told += [draft.proceedings.stage or "", draft.proceedings.summary or ""]
    told += [draft.proceedings.remedies or ""]
    orders = [measure.order, *draft.proceedings.decisions]
    told += [one.summary or "" for one in orders if one]
    told += [one.text for one in draft.remarks]
    said = list(dict.fromkeys(one for text in told for one in sentences(text)))
    words = next(filter(None, map(_without_accused, said)), "")
    knew = any(_undenied("knew-of-trial", one) for one in said)
    anew = any(has("tried-anew", one) for one in said)
    chosen = any(_undenied("own-choice", one) for one in said)
    return (
        ""
        if chosen or (knew and (anew or any(_undenied("own-lawyer", o) for o in said)))
        else words
    )


def _without_accused(text: str) -> str:
    """Words of a trial or a judgment without the person, and not of charges or of what may be."""
    if has("may-happen", text):
        return ""
    return has("accused-away", text) or (has("was-judged", text) and has("without-accused", text))


def _undenied(name: str, text: str) -> bool:
    """Whether a part of a sentence has the words, and denies nothing."""
    return any(has(name, one) and not denies(one) for one in CLAUSE.split(text))


def _way_untold(seen: Seen, measure: Measure) -> str:
    """Assets of which neither an entry nor a fact tells how they come from the offence."""
    if measure.nexus or (measure.particulars or {}).get("link"):
        return ""
    assets = [one for one in seen.assets(measure) if one.link != "equivalent-value"]
    bare = [one for one in assets if not one.link_shown]
    return ", ".join(one.id for one in bare if not _follows(seen, one))


def _follows(seen: Seen, asset: Asset) -> bool:
    return any(has("money-way", seen.facts.get(name, "")) for name in asset.facts)


def _bought_untold(seen: Seen, measure: Measure) -> str:
    """Things bought with proceeds, of which no day or no price of the purchase is told."""
    bare = [one.id for one in seen.assets(measure) if _price_untold(seen, one)]
    return ", ".join(bare)


def _price_untold(seen: Seen, asset: Asset) -> bool:
    if asset.kind in SUMS or asset.link != "converted-proceeds":
        return False
    told = [asset.link_shown or "", asset.description]
    facts = [one for one in seen.draft.facts if one.id in asset.facts and one.id in seen.facts]
    bought = [one for one in facts if has("was-bought", seen.facts[one.id])]
    told += [seen.facts[one.id] for one in bought]
    said = [one for text in told for one in sentences(text) if has("was-bought", one)]
    dated = any(one.date for one in bought) or any(has("a-day", one) for one in said)
    follows = any(has("by-day-and-sum", one) for one in told)
    return not follows and not (dated and any(SUM.search(one) for one in said))


def _nobody_convicted(seen: Seen, measure: Measure) -> bool:
    """Property is to be taken for good, and nobody listed is convicted."""
    kind = seen.kind(measure)
    if not (kind.decided and kind.of_property):
        return False
    if any(one.role == "convicted" for one in seen.draft.persons):
        return False
    told = f"{(measure.particulars or {}).get('conviction', '')}"
    return not (has("was-convicted", told) and not denies(told))


def _by_own_treaty(seen: Seen, measure: Measure) -> bool:
    """Whether a treaty of the two States alone is relied on, which lists what a request needs."""
    bases = seen.resolved.bases
    return any(one.binds and one.instrument.level == "bilateral" for one in bases)


OWNER_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "owner-uncalled": _owner_uncalled,
    "heard-somehow": _heard_somehow,
    "judged-without": _judged_without,
    "bought-untold": _bought_untold,
    "nobody-convicted": _nobody_convicted,
    "way-untold": _way_untold,
    "by-own-treaty": _by_own_treaty,
}
"""The signs of a measure, by the name that points.toml has for each."""
