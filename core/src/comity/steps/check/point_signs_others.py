"""Signs that rest on where a thing or a person belongs: whose court, whose paper, whose place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.model.drafts.request_papers import Annex
from comity.steps.check.needs import agreed
from comity.steps.check.point_seen import LIST, TRIED, Seen, answered_in_measure, asked, has
from comity.steps.check.point_signs_fair import of_ours
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list

__all__ = ["OTHERS_SIGNS", "OTHERS_SIGNS_MEASURE"]


def _copies_plain(seen: Seen) -> bool:
    """A decision of one's own goes as a plain copy; or without a treaty its form is not told."""
    served = {name for m in seen.draft.measures if seen.serves(m) for name in m.annexes}
    orders = [one for one in seen.draft.annexes if one.kind == "order"]
    treaty = bool(seen.draft.basis or seen.resolved.relied_on())
    return any(
        (one.form == "copy" or (one.form is None and not treaty and not _form_told(one)))
        and not _of_theirs(seen, one)
        for one in orders
        if one.id not in served
    )


def _form_told(annex: Annex) -> bool:
    """Whether the title tells the form, as of a certified copy."""
    return bool(has("form-in-title", annex.title))


def _of_theirs(seen: Seen, annex: Annex) -> bool:
    """Whether a paper is one of the requested State, by its title, its court or its fact."""
    side = seen.draft.requested
    offices = [one for one in (side.central_authority, side.executing_authority) if one]
    towns = {line.casefold() for one in offices for line in one.address if line.isalpha()}
    told = [annex.title]
    told += [one.court or "" for one in seen.draft.proceedings.decisions if one.annex == annex.id]
    facts = [one for one in seen.draft.facts if annex.id in one.annexes]
    told += [text for one in facts if has("a-court", text := seen.facts.get(one.id, ""))]
    there = name_of_state(side.state)
    return any(there.search(one) or any(town in one.casefold() for town in towns) for one in told)


def _searched_and_heard(seen: Seen) -> bool:
    """Somebody is heard as a witness whose own place is searched.

    What an authority has already, and what the person offers, is taken without a search.
    """
    witness = {
        one.name.full
        for measure in seen.draft.measures
        if seen.kind(measure).items_are == "matters"
        for one in seen.heard(measure)
        if one.role not in TRIED
    }
    searched = [one for one in seen.draft.measures if seen.kind(one).enters and _enters(one)]
    occupiers = {str((one.particulars or {}).get("occupier", "")) for one in searched}
    occupiers |= {one.holder.name for one in searched if one.holder}
    listed = {name for one in searched for name in one.persons}
    people = {one.name.full for one in seen.draft.persons if one.id in listed}
    return bool(witness & (occupiers | people))


def _enters(measure: Measure) -> bool:
    if getattr(measure, "already_held", None) or agreed(measure):
        return False
    samples = measure.items and all(has("body-samples", one) for one in measure.items)
    return not samples and not has("offers", asked(measure))


def _office_and_court(seen: Seen) -> bool:
    """A court there is named, and somebody concerned has or had a public office of that State."""
    there = seen.draft.requested.executing_authority
    people = [one for one in seen.draft.persons if one.role in TRIED and not one.protect]
    people = [one for one in people if not of_ours(seen, one)]
    told = [f"{one.occupation or ''} {one.connection or ''} {one.immunity or ''}" for one in people]
    told = [word_list(LIST, "tie-to-office").sub("", text) for text in told]
    if there is None or has("a-prosecutor", there.name):
        return False  # an office of prosecution is no court, though it is named after one
    chosen = bool(has("a-court", there.name)) and not has("court-left-open", there.name)
    return chosen and any(has("held-office", text) for text in told)


def _subject_told(seen: Seen, measure: Measure) -> bool:
    """It is told on what somebody speaks: a suspect, with rights, on the charges."""
    told = answered_in_measure(seen, measure, facts=False)
    heard = seen.heard(measure)
    rights = measure.procedure and (measure.procedure.rights or measure.procedure.caution)
    tried = bool(heard and rights) and all(one.role in TRIED for one in heard)
    return bool(tried and has("on-charges", told))


def _court_found(seen: Seen, measure: Measure) -> str:
    """What a court found on the property, in a fact of the measure or in what links it."""
    told = [seen.facts.get(name, "") for name in measure.facts]
    told += [one.link_shown or "" for one in seen.assets(measure)]
    told.append(str((measure.particulars or {}).get("link", "")))
    return has("court-found", "\n".join(told))


def _heard_by_link(seen: Seen, measure: Measure) -> bool:
    """Papers call somebody to a hearing over a link, for which nobody travels."""
    linked = [one for one in seen.draft.measures if "hearers" in seen.kind(one).particulars]
    heard = {person.id for one in linked for person in seen.heard(one)}
    said = has("over-a-link", f"{asked(measure)}\n{measure.purpose}")
    return bool(said) or (bool(measure.persons) and set(measure.persons) <= heard)


def _heard_there(seen: Seen, measure: Measure) -> bool:
    """Another measure has the same people heard in the requested State."""
    others = [one for one in seen.draft.measures if seen.kind(one).items_are == "matters"]
    heard = {person.id for one in others for person in seen.heard(one)}
    return bool(measure.persons) and set(measure.persons) <= heard


def _nothing_known(seen: Seen, measure: Measure) -> bool:
    """No property is found yet, and nobody who might own it."""
    return not (seen.draft.assets or measure.persons or measure.accounts or measure.place)


OTHERS_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "copies-plain": _copies_plain,
    "searched-and-heard": _searched_and_heard,
    "office-and-court": _office_and_court,
}
"""The signs of a request on where things belong, by the name that points.toml has for each."""

OTHERS_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "subject-told": _subject_told,
    "court-found": _court_found,
    "heard-by-link": _heard_by_link,
    "heard-there": _heard_there,
    "nothing-known": _nothing_known,
}
"""The signs of a measure on where things belong, by the name that points.toml has for each."""
