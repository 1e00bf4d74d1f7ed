"""Signs of a hearing across languages, of one's own people beside it, and of what leaves when."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.law.official import official_languages
from comity.model.drafts.base import leaves
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import Seen, asked, attends, has
from comity.steps.check.their_own_case import name_of_state
from comity.text.detect import bare

__all__ = ["PRESENT_SIGNS_MEASURE"]

WORD = re.compile(r"[^\W\d_]{4,}")
AFTER_NAME = re.compile(r",|\b(?:in|near|bei|à)\b")  # then comes the town


def _across_languages(seen: Seen, measure: Measure) -> bool:
    """One's own people take part in a hearing, and no official language is that of both States."""
    return attends(measure) and _over_a_link(seen, measure)


def _over_a_link(seen: Seen, measure: Measure) -> bool:
    """The same of a hearing in which one's own people take part by its kind."""
    draft = seen.draft
    ours = {bare(one) for one in official_languages(draft.requesting.state)}
    theirs = {bare(one) for one in official_languages(draft.requested.state)}
    if not ours or not theirs or ours & theirs:
        return False
    heard = seen.heard(measure)
    ours_only = bool(heard) and all(map(_ours_alone(seen), heard))
    return not (ours_only or has("interprets", seen.texts))


def _ours_alone(seen: Seen) -> Callable[[Person], bool]:
    """Whether somebody is a national of the requesting State, and of no other."""
    own = owner_of(seen.draft.requesting.state)
    return lambda one: bool(one.nationalities) and {owner_of(n) for n in one.nationalities} == {own}


def _straight_to_us(seen: Seen, measure: Measure) -> str:
    """What is found or taken goes to one's own police, and nobody there decides on it first."""
    procedure = measure.procedure
    told = [measure.title or "", *measure.items, getattr(measure, "result", None) or ""]
    told += [procedure.wished or "" if procedure else ""]
    told += [str(one) for one in (measure.particulars or {}).values()]
    said = (one for text in told for one in sentences(text))
    return next((words for one in said if (words := _to_ours(seen, measure, one))), "")


def _to_ours(seen: Seen, measure: Measure, text: str) -> str:
    """Words by which something goes to one's own people, and not to a police force there."""
    words = "" if has("papers-given-once", text) else has("handed-to-ours", text)
    here, there = (
        name_of_state(one.state) for one in (seen.draft.requesting, seen.draft.requested)
    )
    if there.search(words):
        return ""
    ours = attends(measure) or has("of-ours", text) or here.search(text)
    return words if ours else ""


def _our_people_see(seen: Seen, measure: Measure) -> bool:
    """One's own people are there where papers, data or things are found or looked through."""
    return attends(measure) and seen.kind(measure).items_are != "matters"


def _brought_out(seen: Seen, measure: Measure) -> str:
    """Somebody is held in the requested State and is to be heard at another place, or at none."""
    draft = seen.draft
    here = name_of_state(draft.requesting.state)
    procedure = seen.data["measures"][seen.index(measure)].get("procedure") or {}
    told = [measure.title or "", *measure.place, getattr(measure, "attendance", None) or ""]
    said = "\n".join((*told, *(text for _, text in leaves(procedure) if isinstance(text, str))))
    places = "\n".join(measure.place)
    if has("heard-where-held", said) or has("prison-named", places):
        return ""
    if any(has("enters-prison", asked(one)) for one in draft.measures):
        return ""
    inside = {one.custody.place for one in seen.heard(measure) if one.custody}
    towns = [line for one in draft.persons for line in (*one.address, one.location or "")]
    towns = [one for one in towns if one not in inside]
    elsewhere = {word.casefold() for line in towns for word in WORD.findall(line)}
    named = {word.casefold() for word in WORD.findall(places)} - elsewhere
    for one in seen.heard(measure):
        held = one.custody
        if (
            held is None
            or not held.held
            or one.protect
            or not held.place
            or has("by-the-police", held.place)
            or here.search(held.place)
        ):
            continue
        called = AFTER_NAME.split(name_of_state(draft.requested.state).sub(" ", held.place))[0]
        words = {word.casefold() for word in WORD.findall(called) if not has("a-prison", word)}
        if not words & named:
            return held.place
    return ""


def _of_patients(seen: Seen, measure: Measure) -> str:
    """Papers on the health, the schooling or the welfare of somebody."""
    holder = measure.holder
    told = [asked(measure), holder.name if holder else "", (holder.kind or "") if holder else ""]
    if holder and (words := has("a-hospital", holder.name)):
        return words
    return next(filter(None, (has("of-patients", one) for one in told)), "")


def _lifts(seen: Seen, measure: Measure) -> str:
    """A secrecy or an immunity is to be lifted by whoever gets the letter."""
    procedure = measure.procedure
    told = [asked(measure), procedure.wished or "" if procedure else "", measure.immunity or ""]
    said = (one for text in told for one in sentences(text) if not denies(one))
    return next(filter(None, (has("to-be-lifted", one) for one in said)), "")


def _holder_kept_out(seen: Seen, measure: Measure) -> str:
    """The body that is to give data is not to know of it."""
    if measure.holder is None:
        return ""
    secret = seen.draft.confidentiality
    told = [measure.confidential or "", (secret.may_know or "") if secret else ""]
    return next(filter(None, (has("not-to-the-holder", one) for one in told)), "")


def _own_court_sits(seen: Seen, measure: Measure) -> str:
    """A court of the requesting State sits there itself, and leads: leave for it is asked for."""
    told: list[str | None] = []
    for one in seen.draft.measures:
        hearers = str((one.particulars or {}).get("hearers", ""))
        told += [asked(one), one.purpose, hearers, one.procedure.wished if one.procedure else ""]
    return next(filter(None, (has("own-court-sits", one) for one in told)), "")


def _only_theirs(seen: Seen, measure: Measure) -> bool:
    """Whoever is to be there is one official of the requested State, by the words."""
    present = measure.attendance or ""
    officers = measure.procedure.officers if measure.procedure else ()
    there = name_of_state(seen.draft.requested.state).search(present)
    here = name_of_state(seen.draft.requesting.state).search(present)
    return bool(there and not here and not officers and not re.search(r"[,;]|\band\b", present))


PRESENT_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "across-languages": _across_languages,
    "over-a-link": _over_a_link,
    "straight-to-us": _straight_to_us,
    "our-people-see": _our_people_see,
    "own-court-sits": _own_court_sits,
    "only-theirs": _only_theirs,
    "brought-out": _brought_out,
    "of-patients": _of_patients,
    "lifts": _lifts,
    "holder-kept-out": _holder_kept_out,
}
"""The signs of a measure on presence, by the name that points.toml has for each."""
