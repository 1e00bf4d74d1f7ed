"""Signs on the convicted person of whom a decision, and the request that it be enforced, speak."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import TRIED, Seen, asked, has
from comity.steps.check.said_in_text import dates_in
from comity.steps.check.state_in_text import is_of_state
from comity.steps.check.their_own_case import name_of_state

__all__ = ["SENTENCE_SIGNS_MEASURE"]

LITTLE = 270  # days: many treaties want six months when the request arrives, and it takes time
WORD = re.compile(r"[^\W\d_]{3,}")


def _convicts(seen: Seen, measure: Measure) -> list[Person]:
    """The convicted people of a measure: all of the request where it names nobody."""
    listed = [one for one in seen.draft.persons if one.role == "convicted"]
    return [one for one in listed if one.id in measure.persons or not measure.persons]


def _another_convict(seen: Seen, measure: Measure) -> str:
    """Who is to bear a sentence that, by the file itself, was laid on somebody else."""
    convicts = [one for one in seen.draft.persons if one.role == "convicted"]
    mine = [one for one in convicts if one.id in measure.persons]
    others = [one for one in convicts if one.id not in measure.persons and not one.protect]
    if not others or any(one.protect for one in mine):
        return ""
    told = measure.order.summary or "" if measure.order else ""
    if mine and _named(others, told) and not _surnamed(mine, others, told):
        return mine[0].id
    return next((one.id for one in mine if _undecided(seen, one, others)), "")


def _named(people: list[Person], text: str) -> bool:
    return any(one.name.full.casefold() in text.casefold() for one in people)


def _surnamed(people: list[Person], others: list[Person], text: str) -> bool:
    """Whether a text names somebody, if only by the surname, beside the full names of others."""
    text = text.casefold()
    if _named(people, text):
        return True
    for one in others:
        text = text.replace(one.name.full.casefold(), " ")
    words = set(WORD.findall(text))
    return any(words.intersection(_surname(one)) for one in people)


def _surname(person: Person) -> list[str]:
    """The words of a surname; of a company the first word."""
    name = person.name.family or person.name.full
    if person.nature == "legal":
        return WORD.findall(name.casefold())[:1]
    words: list[str] = WORD.findall(name.partition(",")[0].casefold())
    return words if person.name.family or "," in name else words[-1:]


def _undecided(seen: Seen, person: Person, others: list[Person]) -> bool:
    """By what is told of a person alone, no decision was given against that person."""
    told = [person.connection or ""]
    told += [one.text for one in seen.draft.facts if list(one.persons) == [person.id]]
    return any(_denied(text, others) for text in told)


def _denied(text: str, others: list[Person]) -> bool:
    """Whether a text says that nothing was decided, and tells of no sentence beside it."""
    own = list(sentences(text))
    if any(has("decided-on", one) and not _named(others, one) for one in own):
        return False
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


def _little_left(seen: Seen, measure: Measure) -> bool:
    """By the days that the file tells, the sentence ends within months of the letter."""
    draft = seen.draft
    ends = [one.custody.until for one in _convicts(seen, measure) if one.custody]
    texts = [draft.proceedings.stage or "", *seen.facts.values()]
    texts += [one.connection or "" for one in _convicts(seen, measure)]
    for sentence in (one for text in texts for one in sentences(text)):
        if has("sentence-ends", sentence):
            ends += dates_in(sentence)
    left = [(day - draft.date).days for day in ends if day and day > draft.date]
    return bool(left) and max(left) < LITTLE


def _acts_or_people_there(seen: Seen, measure: Measure) -> bool:
    """The acts were done in the requested State, a suspect is its national, or its law is told."""
    there = owner_of(seen.draft.requested.state)
    for sentence in sentences(seen.draft.proceedings.jurisdiction_ground or ""):
        if has("competence-told", sentence) and is_of_state(sentence, there):
            return True
    tried = [one for one in seen.draft.persons if one.role in TRIED]
    if any(there in map(owner_of, one.nationalities) for one in tried):
        return True
    places = [one.place or "" for one in seen.draft.offences]
    places += [one.place or "" for one in seen.draft.facts]
    return any(is_of_state(place, there) for place in places)


def _anywhere(seen: Seen, measure: Measure) -> str:
    """Words by which property is meant wherever in the world it is."""
    orders = [measure.order, *seen.draft.proceedings.decisions]
    told = [*measure.items, *map(str, (measure.particulars or {}).values())]
    told += [one.description for one in seen.assets(measure)]
    told += [one.summary or "" for one in orders if one]
    said = (one for text in told for one in sentences(text) if not denies(one))
    return next(filter(None, (has("anywhere", one) for one in said)), "")


SENTENCE_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "little-left": _little_left,
    "acts-or-people-there": _acts_or_people_there,
    "anywhere": _anywhere,
    "another-convict": _another_convict,
    "fetched": _fetched,
    "no-duty": _no_duty,
    "no-tie": _no_tie,
}
"""The signs of a measure on who is convicted, by the name that points.toml has for each."""
