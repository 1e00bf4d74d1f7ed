"""Signs of what another State may see at once: its forces, its offices, the public, a guard.

And signs of what a letter leaves untold: the criminal case, what is still to be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import LIST, OPEN, TRIED, Seen, asked, has
from comity.steps.check.state_in_text import adjective_of, is_of_state
from comity.steps.check.words_beside import word_list

__all__ = ["ABROAD_SIGNS", "ABROAD_SIGNS_MEASURE", "by_their_force"]

CRIMINAL = (*OPEN, "confiscation")


def by_their_force(seen: Seen) -> str:
    """A force of the requested State is told to have done something to a victim, in one clause."""
    draft = seen.draft
    there, ours = draft.requested.state, draft.requesting.state
    hurt = {one.id for one in draft.persons if one.role == "victim"}
    theirs = adjective_of(there)
    if owner_of(there) == owner_of(ours):
        return ""
    for fact in draft.facts:
        if not hurt & set(fact.persons):
            continue
        for text in sentences(seen.facts.get(fact.id, "")):
            words = "" if denies(text) else has("hurt-by-force", text)
            if words and theirs.search(words):
                return words
    return ""


def _act_of_office(seen: Seen) -> str:
    """A fact tells an act in office of somebody of the requested State who is tried or heard."""
    draft = seen.draft
    reached = {name for one in draft.measures for name in one.persons}
    for person in draft.persons:
        if person.protect or person.immunity or not _theirs(seen, person):
            continue
        if person.role not in (*TRIED, "witness", "expert") or person.id not in reached:
            continue
        told = [seen.facts.get(one.id, "") for one in draft.facts if person.id in one.persons]
        for text in (one for said in told for one in sentences(said)):
            if (words := has("act-in-office", text)) and not is_of_state(
                text, draft.requesting.state
            ):
                return words
    return ""


def _theirs(seen: Seen, person: Person) -> bool:
    """Whether somebody lives or works in the requested State, and is no national of ours."""
    ours, there = seen.draft.requesting.state, seen.draft.requested.state
    if owner_of(ours) in map(owner_of, person.nationalities):
        return False
    about = " ".join((person.location or "", *person.address, person.occupation or ""))
    return owner_of(there) in map(owner_of, person.nationalities) or is_of_state(about, there)


def _shown_in_public(seen: Seen) -> str:
    """What a text calls secret or not public is wanted for an open sitting or for the public."""
    draft = seen.draft
    if not any(has("marked-secret", one) for one in _of_the_papers(seen)):
        return ""
    if has("closed-showing", seen.texts):
        return ""
    told = [text for one in draft.measures for text in (asked(one), one.purpose, _wished(one))]
    told += [draft.use or "", draft.data_protection or ""]
    if draft.other_use:
        told += [draft.other_use.purpose or "", draft.other_use.recipients or ""]
    said = (one for text in told for one in sentences(text) if not denies(one))
    return next(filter(None, (has("in-public", one) for one in said)), "")


def _wished(measure: Measure) -> str:
    return (measure.procedure.wished if measure.procedure else None) or ""


def _of_the_papers(seen: Seen) -> Iterator[str]:
    yield from seen.facts.values()
    for one in seen.draft.measures:
        yield from (asked(one), one.third_parties or "", one.nexus or "")


def _case_untold(seen: Seen) -> bool:
    """No file number, nobody charged and no word on how the criminal case began."""
    draft, case = seen.draft, seen.draft.proceedings
    if case.nature not in CRIMINAL or case.file_number:
        return False
    kinds = [seen.kind(one) for one in draft.measures]
    if not any((one.coercive or one.of_property) and not one.decided for one in kinds):
        return False
    told = [case.summary or "", case.stage or "", case.earlier_judgments or ""]
    told += [f"{one.title} {one.summary or ''} {one.reference or ''}" for one in case.decisions]
    told += [*seen.facts.values(), *(one.title for one in draft.annexes)]
    told += [one.connection or "" for one in draft.persons]
    return not any(has("case-begun", one) for one in told)


def _found_and_given(seen: Seen, measure: Measure) -> bool:
    """Property that another measure is only to find or to hold, and no asset is listed."""
    others = [seen.kind(one) for one in seen.draft.measures if one is not measure]
    held = any(one.of_property and not one.decided and one.coercive for one in others)
    return held and not seen.draft.assets


def _accused_come(seen: Seen, measure: Measure) -> str:
    """Those who are tried would attend there, in person."""
    officers = measure.procedure.officers if measure.procedure else ()
    told = "\n".join((measure.attendance or "", *officers))
    told = word_list(LIST, "by-link").sub("", told)
    if "hearers" in seen.kind(measure).particulars and not has("in-person", told):
        return ""
    return has("accused-there", word_list(LIST, "not-the-accused").sub("", told))


ABROAD_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "act-of-office": _act_of_office,
    "shown-in-public": _shown_in_public,
    "case-untold": _case_untold,
}
"""The signs of a request, by the name that points.toml has for each."""

ABROAD_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "accused-come": _accused_come,
    "found-and-given": _found_and_given,
}
"""The signs of a measure, by the name that points.toml has for each."""
