"""How a ground is judged that looks at persons and what is theirs: privilege and immunity."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.persons import Person
from comity.steps.assess.assessment import Assessment, Verdict, out
from comity.text import professions
from comity.text.word_lists import UNKNOWN_WORDS, first_topic, words_known

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
        return Verdict("addressed", f"`{said[0]}` says how it is kept apart.", "", assessment.path)
    cure = (
        assessment.held.ground.cure or "Say under `privilege` how protected material is kept apart."
    )
    field = f"{assessment.path}.privilege"
    whole = assessment.of_kind.sweeping  # elsewhere a thing named is what is paid for or spoken of
    named = [*(sought(assessment) if whole else ()), measure.holder.name if measure.holder else ""]
    if word := professions.privileged(named) or professions.press(named):
        return Verdict("at-risk", f"The measure reaches for {word!r}.", cure, field)
    own = whole or measure.holder is None  # what another keeps on a physician is no physician's
    for _, person in _concerned(assessment) if own else ():
        calling = person.occupation
        word = professions.privileged_calling(calling) or professions.press_calling(calling)
        if word and person.role != "victim" and not person.immunity:
            return Verdict("at-risk", f"{person.id} is said to be a {word}.", cure, field)
    if whole:
        why = "Nothing says whether such material may be among what is found."
        return Verdict("cannot-tell", why, cure, field)
    return _by_occupations(assessment, "Nothing in the file points to such material.", own)


def _by_occupations(assessment: Assessment, why: str, own: bool = True) -> Verdict:
    """Not pointed to, unless what would point to it is not said: what those concerned do.

    Nobody can say what an unknown person does, and a legal person has no occupation.
    """
    if not words_known(assessment.resolved.language):
        return Verdict("cannot-tell", UNKNOWN_WORDS)
    silent = [
        n
        for n, person in enumerate(assessment.draft.persons)
        if person.id in assessment.measure.persons and (person.protect or not person.occupation)
        if person.nature != "legal" and not is_unknown(person)
    ]
    if own and silent:
        cure = "Say under `occupation` what they do, where it may matter."
        told = "The file does not say what those whom the measure concerns do for a living."
        return Verdict("cannot-tell", told, cure, f"persons[{silent[0]}].occupation")
    return out("no-sign", why)


def is_unknown(person: Person) -> bool:
    """Whether a file names a person only as unknown: the user of a name, whoever it may be."""
    return bool(first_topic("unknown-person", (person.name.full,)))


def immunity(assessment: Assessment) -> Verdict:
    """Immunity of a person or a place: of those whom the measure is aimed at, not of victims."""
    field = f"{assessment.path}.immunity"
    if assessment.measure.immunity:
        return Verdict("addressed", "`immunity` speaks to it.", "", field)
    cure = assessment.held.ground.cure or "Say under `immunity` whether one stands in the way."
    if word := first_topic("immunity", assessment.measure.place):
        return Verdict("at-risk", f"The place is a {word}.", cure, field)
    for index, person in _concerned(assessment):
        word = first_topic("immunity", (person.occupation or "",))
        if word and person.role != "victim":
            if person.immunity:
                return Verdict("addressed", f"`immunity` of {person.id} speaks to it.")
            field = f"persons[{index}].immunity"
            return Verdict("at-risk", f"{person.id} is said to be a {word}.", cure, field)
    return _by_occupations(assessment, "Nothing in the file points to an immunity.")
