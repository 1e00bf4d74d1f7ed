"""Signs of points on proof: what shows a fact, a link or an order, and who may take part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.model.drafts.request_case import Fact
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import LIST, TRIED, Seen, answered_in_measure, asked, has
from comity.steps.check.point_signs_elements import ELEMENT_SIGNS
from comity.steps.check.point_signs_orders import convicted_there
from comity.steps.check.point_signs_purpose import PURPOSE_SIGNS_MEASURE
from comity.steps.check.words_beside import word_list

__all__ = ["PROOF_SIGNS", "PROOF_SIGNS_MEASURE"]

TOLD = 2  # facts from which a reader learns who is searched, and why


def _sources_untold(seen: Seen) -> bool:
    """Something is compelled, and nothing says from what the facts are known."""
    draft = seen.draft
    compelled = any(
        seen.kind(one).coercive and seen.kind(one).items_are not in ("matters", "papers")
        for one in draft.measures
    )
    if not compelled or not seen.facts:
        return False
    if any(_told_as_done(seen, one) or _said_by_nobody(seen, one) for one in draft.facts):
        return True
    listed = any(one.source or one.annexes for one in draft.facts)
    told = [*seen.facts.values(), *(one.nexus or "" for one in draft.measures)]
    told += [one.necessity or "" for one in draft.measures]
    return not listed and not has("sourced", "\n".join(told))


def _said_by_nobody(seen: Seen, fact: Fact) -> bool:
    """Something that "is known" or "has come out", on no paper and on nobody's word."""
    told = seen.facts.get(fact.id, "")
    return not (fact.source or fact.annexes) and bool(has("known-to-all", told))


def _told_as_done(seen: Seen, fact: Fact) -> bool:
    """In an investigation, the crime of a suspect told as done, on nobody's word."""
    tried = {one.id for one in seen.draft.persons if one.role in TRIED}
    if seen.draft.proceedings.nature != "investigation" or not tried & {*fact.persons}:
        return False
    told = seen.facts.get(fact.id, "")
    bare = not (fact.source or fact.annexes or has("as-suspicion", told) or has("sourced", told))
    return bare and bool(has("blunt", told))


def _order_not_enclosed(seen: Seen) -> str:
    """The title of an order that a measure rests on, where no annex holds an order."""
    draft = seen.draft
    if any(one.kind == "order" or has("an-order", one.title) for one in draft.annexes):
        return ""
    orders = [one.order for one in draft.measures if one.order and not convicted_there(seen, one)]
    orders += [one.order for one in draft.assets if one.order]
    return next((one.title for one in orders if not one.annex and one.title), "")


def _only_hope(seen: Seen, measure: Measure) -> str:
    """A measure that rests on what somebody may have, by its own words."""
    told = (measure.nexus, measure.necessity, measure.purpose)
    for sentence in (one for text in told if text for one in sentences(text)):
        if words := has("only-hope", word_list(LIST, "hope-on-deed").sub(" ", sentence)):
            return words
    return ""


def _tie_sourced(seen: Seen, measure: Measure) -> str:
    """What ties the holder to the case is told with what shows it."""
    return has("papers-found", measure.nexus)


def _place_untied(seen: Seen, measure: Measure) -> bool:
    """Of who is searched at most one fact of the measure tells."""
    occupier = (measure.particulars or {}).get("occupier")
    name = measure.holder.name if measure.holder else str(occupier or "")
    ids = {one.id for one in seen.draft.persons if one.name.full == name}
    facts = [one for one in seen.draft.facts if one.id in measure.facts]
    told = [one for one in facts if ids & set(one.persons) or (name and name in one.text)]
    return len(told) < TOLD


def _proof_told(seen: Seen, measure: Measure) -> bool:
    """It is told what the papers prove, and they are not asked for as a whole."""
    whole = has("whole-set", "\n".join(measure.items))
    told = answered_in_measure(seen, measure)
    return bool(has("proof-set-out", told)) or (bool(has("proves", told)) and not whole)


def _provider_searched(seen: Seen, measure: Measure) -> bool:
    """Data are sought at a provider by another road than an order to hand over data."""
    holder = measure.holder
    return holder is not None and (holder.kind == "provider" or bool(holder.service))


def _kept_there(seen: Seen, measure: Measure) -> bool:
    """It is told what ties the holder to the case, and another measure has its data preserved."""
    name = measure.holder.name if measure.holder else ""
    kept = [one for one in seen.draft.measures if seen.kind(one).preserving and one.holder]
    asked_too = any(one.holder.name == name for one in kept if one.holder)
    before = any(one.kind == "preservation" and one.holder == name for one in seen.draft.earlier)
    return bool(measure.nexus) and bool(name) and (asked_too or before)


def _lawyers_come(seen: Seen, measure: Measure) -> str:
    """Lawyers or parties of the case would attend, and not only the lawyer of who is heard."""
    officers = measure.procedure.officers if measure.procedure else ()
    told = "\n".join((measure.attendance or "", *officers))
    told = word_list(LIST, "by-link").sub("", told)  # nobody travels
    heard = seen.heard(measure)
    own = ["lawyer-of-heard"]
    if heard and all(one.role in TRIED for one in heard):
        own.append("lawyer-of-suspect")
    if "hearers" in seen.kind(measure).particulars and not has("in-person", told):
        return ""  # over a link that is led from home, lawyers stay at home
    return has("parties", word_list(LIST, *own).sub("", told))


def _summoned(seen: Seen, measure: Measure) -> str:
    """Papers that call somebody to the requesting State."""
    papers = seen.serves(measure)
    return has("summons", f"{asked(measure)}\n{measure.purpose}") if papers else ""


def _safe_conduct(seen: Seen, measure: Measure) -> bool:
    """A promise that who comes is not held, or goes freely."""
    promises = {name for one in seen.draft.assurances for name in one.promise}
    kinds = {one.kind for one in seen.draft.assurances}
    return "safe-conduct" in kinds or "not-detained" in promises


PROOF_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "sources-untold": _sources_untold,
    "order-not-enclosed": _order_not_enclosed,
    **ELEMENT_SIGNS,
}
"""The signs of a request on proof, by the name that points.toml has for each."""

PROOF_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "only-hope": _only_hope,
    "tie-sourced": _tie_sourced,
    "place-untied": _place_untied,
    "proof-told": _proof_told,
    "provider-searched": _provider_searched,
    "kept-there": _kept_there,
    "lawyers-come": _lawyers_come,
    "summoned": _summoned,
    "safe-conduct": _safe_conduct,
    **PURPOSE_SIGNS_MEASURE,
}
"""The signs of a measure on proof, by the name that points.toml has for each."""
