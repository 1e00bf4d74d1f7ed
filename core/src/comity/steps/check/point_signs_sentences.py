"""Signs on the convicted person of whom a decision, and the request that it be enforced, speak."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import Seen, asked, has
from comity.steps.check.their_own_case import name_of_state

__all__ = ["SENTENCE_SIGNS_MEASURE"]


def _convicts(seen: Seen, measure: Measure) -> list[Person]:
    """The convicted people of a measure: all of the request where it names nobody."""
    listed = [one for one in seen.draft.persons if one.role == "convicted"]
    return [one for one in listed if one.id in measure.persons or not measure.persons]


def _another_convict(seen: Seen, measure: Measure) -> str:
    """Who is to bear a sentence that, by the file itself, was laid on somebody else."""
    mine = [one for one in seen.draft.persons if one.id in measure.persons]
    convicts = [one for one in seen.draft.persons if one.role == "convicted"]
    others = [one for one in convicts if one.id not in measure.persons]
    if not mine or not others:
        return ""
    told = measure.order.summary or "" if measure.order else ""
    if _named(others, told) and not _named(mine, told):
        return mine[0].id
    return next((one.id for one in mine if _undecided(seen, one)), "")


def _named(people: list[Person], text: str) -> bool:
    return any(one.name.full.casefold() in text.casefold() for one in people if not one.protect)


def _undecided(seen: Seen, person: Person) -> bool:
    """By what is told of a person alone, no decision was given against that person."""
    told = [person.connection or ""]
    told += [one.text for one in seen.draft.facts if list(one.persons) == [person.id]]
    own = (one for text in told for one in sentences(text))
    return any(has("no-decision-on", one) and not has("decided-elsewhere", one) for one in own)


def _no_duty(seen: Seen, measure: Measure) -> bool:
    """No sentence lays on the person a duty that can be supervised."""
    return not any(has("duty-laid", one) and not denies(one) for one in _of_judgment(seen, measure))


def _of_judgment(seen: Seen, measure: Measure) -> Iterator[str]:
    """The sentences on what was decided."""
    case = seen.draft.proceedings
    told = [asked(measure), measure.purpose or "", case.stage or "", case.summary or ""]
    told += [one.summary or "" for one in case.decisions]
    told += [seen.facts.get(name, "") for name in measure.facts]
    told += [measure.order.summary or ""] if measure.order else []
    told += [str(value) for value in (measure.particulars or {}).values()]
    told += [one.text for one in seen.draft.remarks]
    for text in told:
        yield from sentences(text)


def _no_tie(seen: Seen, measure: Measure) -> str:
    """A convicted person not listed as a national of the State that is to go on with a sentence."""
    sides = seen.draft.requesting, seen.draft.requested
    for one in _convicts(seen, measure):
        takes = sides[0] if _fetched_one(seen, measure, one) else sides[1]
        known = f"{one.connection or ''}\n{_alone(seen, one)}"
        if owner_of(takes.state) in one.nationalities:
            continue
        if one.nationalities or not has("a-national", known):
            return one.id
    return ""


def _fetched_one(seen: Seen, measure: Measure, person: Person) -> bool:
    """Whether a person who is held in the requested State is to come to the requesting one."""
    if person.custody is None or not person.custody.held:
        return False
    sides = seen.draft.requesting, seen.draft.requested
    here, there = (name_of_state(one.state) for one in sides)
    at = f"{person.location or ''} {person.custody.place or ''}"
    if here.search(at) or there.search(at):
        return bool(there.search(at))
    return bool(here.search(f"{asked(measure)}\n{measure.purpose or ''}"))


def _fetched(seen: Seen, measure: Measure) -> bool:
    """Whether a convicted person is to come from the requested State."""
    return any(_fetched_one(seen, measure, one) for one in _convicts(seen, measure))


def _alone(seen: Seen, person: Person) -> str:
    """The facts that are told of one person alone."""
    return "\n".join(one.text for one in seen.draft.facts if list(one.persons) == [person.id])


SENTENCE_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "another-convict": _another_convict,
    "fetched": _fetched,
    "no-duty": _no_duty,
    "no-tie": _no_tie,
}
"""The signs of a measure on who is convicted, by the name that points.toml has for each."""
