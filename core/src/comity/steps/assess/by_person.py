"""How a ground is judged that looks at persons and what is theirs: privilege and immunity."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from comity.model.drafts.persons import Person
from comity.model.messages import Message
from comity.steps.assess.assessment import Assessment, Verdict, out, words_unknown
from comity.steps.assess.screen_words import not_of_the_state
from comity.text import professions
from comity.text.messages import message
from comity.text.word_lists import first_topic, whole_words, words_known

__all__ = ["immunity", "is_unknown", "privilege", "sought"]


def sought(assessment: Assessment) -> Iterator[str]:
    """What a measure reaches for, in words: its things, its place, its identifiers."""
    yield from assessment.measure.items
    yield from assessment.measure.place
    yield from (mark.value for mark in assessment.measure.identifiers)


def _concerned(assessment: Assessment) -> list[tuple[int, Person]]:
    """The persons whom the measure concerns, each with its index.

    What a protected person does for a living is told to nobody, so no ground is seen in it.
    """
    people = enumerate(assessment.draft.persons)
    return [(n, p) for n, p in people if p.id in assessment.measure.persons and not p.protect]


def privilege(assessment: Assessment) -> Verdict:
    """Privileged or protected material: by what is reached for, and what is said of it."""
    measure = assessment.measure
    said = [name for name in ("privilege", "press") if getattr(measure, name)]
    if said:
        stated = message("reason.protection-stated", name=said[0])
        return Verdict("addressed", stated, assessment.path)
    if "serve_by" in assessment.of_kind.particulars:
        return out("no-sign", message("reason.privilege-unseen"))  # papers are brought, none taken
    law = assessment.remedy
    field = f"{assessment.path}.privilege"
    whole = assessment.of_kind.sweeping  # elsewhere a thing named is what is paid for or spoken of
    named = [*(sought(assessment) if whole else ()), measure.holder.name if measure.holder else ""]
    shielded = _shielded(assessment)
    words = (professions.privileged((one,)) or professions.press((one,)) for one in named)
    if word := next(filter(shielded, words), ""):
        return Verdict("at-risk", message("reason.privilege/covered", law, words=word), field)
    own = whole or measure.holder is None  # what another keeps on a physician is no physician's
    for _, person in _concerned(assessment) if own else ():
        calling = person.occupation
        word = professions.privileged_calling(calling) or professions.press_calling(calling)
        if shielded(word) and person.role != "victim" and not person.immunity:
            seen = message("reason.privilege/calling", law, person=person.id, words=word)
            return Verdict("at-risk", seen, field)
    if whole:
        return Verdict("cannot-tell", message("reason.privilege/possible", law), field)
    return _by_occupations(assessment, message("reason.privilege-unseen"), own)


def _shielded(assessment: Assessment) -> Callable[[str], bool]:
    """What tells whether a word is for somebody protected: some grounds protect lawyers alone."""
    ground = assessment.held.ground
    if professions.shields_law_alone(f"{ground.title}. {ground.says}"):
        return professions.of_the_law
    return bool


def _by_occupations(assessment: Assessment, unseen: Message, own: bool = True) -> Verdict:
    """Not pointed to, unless what would point to it is not said: what those concerned do.

    Nobody can say what an unknown person does, and a legal person has no occupation.
    """
    if not words_known(assessment.resolved.language):
        return Verdict("cannot-tell", words_unknown())
    silent = [
        n
        for n, person in enumerate(assessment.draft.persons)
        if person.id in assessment.measure.persons and (person.protect or not person.occupation)
        if person.nature != "legal" and not is_unknown(person)
    ]
    if own and silent:
        said = message("reason.occupations-unstated")
        return Verdict("cannot-tell", said, f"persons[{silent[0]}].occupation")
    return out("no-sign", unseen)


def is_unknown(person: Person) -> bool:
    """Whether a file names a person only as unknown: the user of a name, whoever it may be."""
    return bool(first_topic("unknown-person", (person.name.full,)))


def _own_office(occupation: str | None) -> str:
    """An occupation without an office that somebody else holds, or that is over."""
    return whole_words("screen", ("not_immune",)).sub(" ", occupation or "")


def immunity(assessment: Assessment) -> Verdict:
    """Immunity of a person or a place: of those whom the measure is aimed at, not of victims."""
    field = f"{assessment.path}.immunity"
    if assessment.measure.immunity:
        return Verdict("addressed", message("reason.immunity-stated"), field)
    law = assessment.remedy
    places = not_of_the_state(assessment.measure.place, assessment.draft.requested.state)
    if word := first_topic("immunity", places):
        return Verdict("at-risk", message("reason.immunity/place", law, words=word), field)
    for index, person in _concerned(assessment):
        word = first_topic("immunity", (_own_office(person.occupation),))
        if word and person.role != "victim":
            if person.immunity:
                said = message("reason.immunity-stated/person", person=person.id)
                return Verdict("addressed", said)
            said = message("reason.immunity/calling", law, person=person.id, words=word)
            return Verdict("at-risk", said, f"persons[{index}].immunity")
    return _by_occupations(assessment, message("reason.immunity-unseen"))
