"""Signs of a hearing across languages, of one's own people beside it, and of what leaves when."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.law.official import official_languages
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import Seen, answered_in_measure, asked, has
from comity.steps.check.their_own_case import name_of_state
from comity.text.detect import bare

__all__ = ["PRESENT_SIGNS_MEASURE"]

WORD = re.compile(r"[^\W\d_]{4,}")


def _present(measure: Measure) -> bool:
    """Whether people of the requesting State attend a measure."""
    officers = measure.procedure.officers if measure.procedure else ()
    return bool(measure.attendance or officers)


def _across_languages(seen: Seen, measure: Measure) -> bool:
    """One's own people take part in a hearing, and no official language is that of both States."""
    return _present(measure) and _over_a_link(seen, measure)


def _over_a_link(seen: Seen, measure: Measure) -> bool:
    """The same of a hearing in which one's own people take part by its kind."""
    draft = seen.draft
    ours = {bare(one) for one in official_languages(draft.requesting.state)}
    theirs = {bare(one) for one in official_languages(draft.requested.state)}
    if not ours or not theirs or ours & theirs:
        return False
    return not (has("interprets", seen.texts) or all(map(_ours_alone(seen), seen.heard(measure))))


def _ours_alone(seen: Seen) -> Callable[[Person], bool]:
    """Whether somebody is a national of the requesting State, and of no other."""
    own = owner_of(seen.draft.requesting.state)
    return lambda one: bool(one.nationalities) and {owner_of(n) for n in one.nationalities} == {own}


def _straight_to_us(seen: Seen, measure: Measure) -> str:
    """What is found or taken goes to one's own police, and nobody there decides on it first."""
    procedure = measure.procedure
    told = [asked(measure), procedure.wished or "" if procedure else ""]
    told += [str(one) for one in (measure.particulars or {}).values()]
    return next(filter(None, (has("handed-to-ours", one) for one in told)), "")


def _our_people_see(seen: Seen, measure: Measure) -> bool:
    """One's own people are there where papers, data or things are found or looked through."""
    return _present(measure) and seen.kind(measure).items_are != "matters"


def _brought_out(seen: Seen, measure: Measure) -> str:
    """Somebody is held in the requested State and is to be heard at another place, or at none."""
    draft = seen.draft
    here = name_of_state(draft.requesting.state)
    said = answered_in_measure(seen, measure, facts=False)
    if has("heard-where-held", said):
        return ""
    places = " ".join(measure.place).casefold()
    for one in seen.heard(measure):
        held = one.custody
        if (
            held is None
            or not held.held
            or one.protect
            or not held.place
            or here.search(held.place)
        ):
            continue
        states = name_of_state(draft.requested.state).sub(" ", held.place)
        words = [word.casefold() for word in WORD.findall(states) if not has("a-prison", word)]
        if not any(word in places for word in words):
            return held.place
    return ""


def _of_patients(seen: Seen, measure: Measure) -> str:
    """Papers on the health, the schooling or the welfare of somebody."""
    holder = measure.holder
    told = [asked(measure), holder.name if holder else "", (holder.kind or "") if holder else ""]
    return next(filter(None, (has("of-patients", one) for one in told)), "")


def _lifts(seen: Seen, measure: Measure) -> str:
    """A secrecy or an immunity is to be lifted by whoever gets the letter."""
    procedure = measure.procedure
    told = [asked(measure), procedure.wished or "" if procedure else "", measure.immunity or ""]
    said = (one for text in told for one in sentences(text))
    return next(filter(None, (has("to-be-lifted", one) for one in said)), "")


def _holder_kept_out(seen: Seen, measure: Measure) -> str:
    """The body that is to give data is not to know of it."""
    if measure.holder is None:
        return ""
    secret = seen.draft.confidentiality
    told = [measure.confidential or "", (secret.may_know or "") if secret else ""]
    return next(filter(None, (has("not-to-the-holder", one) for one in told)), "")


PRESENT_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "across-languages": _across_languages,
    "over-a-link": _over_a_link,
    "straight-to-us": _straight_to_us,
    "our-people-see": _our_people_see,
    "brought-out": _brought_out,
    "of-patients": _of_patients,
    "lifts": _lifts,
    "holder-kept-out": _holder_kept_out,
}
"""The signs of a measure on presence, by the name that points.toml has for each."""
