"""What in a request may read as a ground of refusal: one function for each topic of the screen.

Who is suspected, whose premises or communications are sought, what an offence punishes and what a
measure reaches for decide; a victim, a witness or the place of a crime is no sign.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.screen_words import (
    SUSPECTED,
    FactsRead,
    Sign,
    named,
    not_of_the_state,
    said_of_them,
    titled,
)
from comity.steps.protect.known_towns import places_in
from comity.text import professions
from comity.text.official_states import official_state
from comity.text.word_lists import any_of, first_topic

__all__ = ["SIGNS", "born_under_age"]

Kinds = Mapping[str, AssistanceKind]
Signs = Callable[[Request, FactsRead, Kinds], Iterator[Sign]]
ADULT = 18
NAMED_IN = ("fr", "de")  # languages of drafts, beside English
FORMER = r"\b(?:former|ex-?|ehemalige\w*|frühere\w*|ancien(?:ne)?)"


def _suspects(draft: Request) -> Iterator[tuple[int, Person]]:
    people = enumerate(draft.persons)
    return ((n, p) for n, p in people if p.role in SUSPECTED and not p.protect)


def _titles(
    draft: Request,
    names: tuple[str, ...],
    topics: tuple[str, ...],
    unless: tuple[str, ...] = (),
    *,
    by_text: bool = False,
) -> Iterator[Sign]:
    for n, offence in enumerate(draft.offences):
        word = titled((offence.title, offence.category), names, topics, unless)
        if word or (by_text and (word := named(names, offence.text, unless))):
            yield Sign(offence.id, f"offences[{n}].title", word)


def _callings(
    draft: Request, names: tuple[str, ...], unless: tuple[str, ...] = ()
) -> Iterator[Sign]:
    for n, person in _suspects(draft):
        word = named(names, person.occupation, unless)
        if word or (word := said_of_them(person.connection, names, unless)):
            yield Sign(person.id, f"persons[{n}].occupation", word)


def _political(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    grounds = ("political-offence", "speech")
    yield from _titles(
        draft, ("political_titles",), grounds, ("not_political_titles",), by_text=True
    )
    unless = ("political_offices",)  # an office makes no offence political; opposition may
    yield from _callings(draft, ("political_callings",), unless)
    yield from facts.anywhere(("political_strong",))
    yield from facts.tied(("political_conduct",))
    yield from facts.called(("political_callings",), unless)


def _military(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    yield from _titles(draft, ("military_titles",), ("military-offence",))
    for n, offence in enumerate(draft.offences):
        if word := named(("military_laws",), offence.provision):
            yield Sign(offence.id, f"offences[{n}].provision", word)
    yield from facts.tied(("military_conduct",))


def _fiscal(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    """Only where every offence is one: a tax within a fraud or a laundering case is none."""
    found = []
    for n, offence in enumerate(draft.offences):
        said = (offence.title, offence.category)
        word = titled(said, ("fiscal_titles",), ("fiscal",))
        word = word or named(("fiscal_laws",), offence.provision)
        if not word:
            return
        found.append(Sign(offence.id, f"offences[{n}].title", word))
    yield from found


def _persecution(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    yield from _titles(draft, ("persecution_titles",), ("persecution",), by_text=True)
    yield from facts.anywhere(("persecution_strong",))
    yield from facts.tied(("persecution_conduct",))


def _secrets(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    yield from _titles(draft, ("secret_titles",), (), ("not_secret",))
    yield from _callings(draft, ("secret_callings",))
    yield from facts.tied(("secret_conduct",))
    own = ("secret_sought",)
    for n, measure in enumerate(draft.measures):
        holder = measure.holder
        texts = (*measure.items, *measure.place, holder.name if holder else "")
        words = [named(own, text, ("not_secret",)) for text in texts]
        word = next(filter(None, words), "") or first_topic("essential-interests", texts)
        if word:
            yield Sign(measure.id, f"measures[{n}].items", word)


def _immunity(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    open_measures = [m for m in draft.measures if not m.immunity]
    for n, measure in enumerate(draft.measures):
        places = not_of_the_state(measure.place, draft.requested.state)
        words = (named(("immune_places",), t, ("not_immune_places",)) for t in places)
        word = next(filter(None, words), "")
        if word and measure in open_measures:
            yield Sign(measure.id, f"measures[{n}].immunity", word)
    if not any(_reaches(m, kind_of(kinds, m.kind)) for m in open_measures):
        return
    for n, person in _reached(draft, open_measures, kinds):
        own = ("immune_callings",), ("not_immune",)
        word = named(own[0], person.occupation, own[1])
        word = word or said_of_them(person.connection, *own)
        if word and not person.immunity and not _left_alone(draft, person, open_measures, kinds):
            yield Sign(person.id, f"persons[{n}].immunity", _as_told(word, person.occupation))
    if not any(person.immunity for _, person in _suspects(draft)):
        found = facts.called(("immune_callings",), ("not_immune",))
        yield from (one for one in found if not _bygone(draft, one))


def _as_told(word: str, text: str | None) -> str:
    """An office with the word before it that tells that it is over: “Former head of State”."""
    found = re.search(rf"{FORMER} (?:\w+ )?{re.escape(word)}", text or "", re.IGNORECASE)
    return found.group(0) if found else word


def _bygone(draft: Request, sign: Sign) -> bool:
    """Whether a fact uses the words only for an office that somebody held before."""
    texts = [fact.text for fact in draft.facts if fact.id == sign.id]
    told = [one for text in texts for one in re.split(r"[.;]\s", text) if sign.words in one]
    bygone = any_of("scope", ("bygone",))
    return bool(told) and all(bygone.search(one) for one in told)


def _left_alone(draft: Request, person: Person, asked: Iterable[Measure], kinds: Kinds) -> bool:
    """Whether somebody is by the draft in another State, and each measure is on others."""
    away = _elsewhere(person.location or "", owner_of(draft.requested.state))
    touching = [one for one in asked if _reaches(one, kind_of(kinds, one.kind))]
    listed = all(one.persons and person.id not in one.persons for one in touching)
    return away and listed and not person.address


def _elsewhere(place: str, code: str) -> bool:
    """Whether a place is in a State that it names, and not in this one: Georgia may be either."""
    named = {official_state(part, NAMED_IN) for part in re.split("[,;]", place)} - {""}
    return bool(named) and code not in named | {state for state, _ in places_in([place])}


def _touches(kind: AssistanceKind) -> bool:
    """Whether a measure compels, hears or summons somebody, from all of which immunity protects."""
    return kind.coercive or kind.items_are == "matters" or "serve_by" in kind.particulars


def _reaches(measure: Measure, kind: AssistanceKind) -> bool:
    """Whether a measure is one from which immunity protects, or says that force may follow."""
    return _touches(kind) or _threatened(measure, kind)


def _threatened(measure: Measure, kind: AssistanceKind) -> bool:
    """Whether a measure says that force follows if somebody who is called does not come."""
    told = (measure.fallback or "", str((measure.particulars or {}).get("summons", "")))
    threat = any_of("screen", ("threatened_force",))
    return "summons" in kind.particulars and any(threat.search(one) for one in told)


def _reached(
    draft: Request, measures: Iterable[Measure], kinds: Kinds
) -> Iterator[tuple[int, Person]]:
    """The suspects, and whoever else is to be heard under compulsion."""
    heard = [m for m in measures if kind_of(kinds, m.kind).items_are == "matters"]
    named_in = {id for m in heard if kind_of(kinds, m.kind).coercive for id in m.persons}
    named_in |= {id for m in measures if _threatened(m, kind_of(kinds, m.kind)) for id in m.persons}
    aims = [m.persons for m in draft.measures]
    forced = [m for m in draft.measures if kind_of(kinds, m.kind).coercive and m not in heard]
    # where people are only heard, whoever is not heard is not reached
    told = {id for ids in aims for id in ids} if all(aims) and not forced else None
    for n, person in enumerate(draft.persons):
        if person.protect or person.role == "victim" or (told and person.id not in told):
            continue
        if person.role in SUSPECTED or person.id in named_in:
            yield n, person


def _privilege(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    for n, measure in enumerate(draft.measures):
        waived = (measure.particulars or {}).get("consent")
        if measure.privilege or measure.press or measure.privilege_plan or waived:
            continue
        field = f"measures[{n}].privilege"
        kind = kind_of(kinds, measure.kind)
        whole = kind.sweeping or kind.enters
        if word := _shielded(measure, whole):
            yield Sign(measure.id, field, word)
        if not whole and kind.data != "traffic":  # which tells who wrote to a lawyer or the press
            continue
        for index, person in enumerate(draft.persons):
            if word := _calling_of(person, measure):
                yield Sign(person.id, f"persons[{index}].occupation", word)
        if not whole:
            continue
        of_it = set(measure.facts)
        yield from facts.tied(("privileged_contacts",), of_it)
        yield from facts.professional(of_it)


def _shielded(measure: Measure, whole: bool) -> str:
    """The word by which what a measure reaches for is shielded."""
    holder = measure.holder.name if measure.holder else ""
    lists = ("privileged_material", *(("privileged_contacts",) if whole else ()))
    unless = ("not_privileged_material",)
    texts = (*measure.items, *measure.place, holder)
    found = (named(lists, text, unless) for text in texts)
    place = professions.privileged(measure.place) or professions.press(measure.place)
    return next(filter(None, found), "") or (place if whole else "")


def _calling_of(person: Person, measure: Measure) -> str:
    """The shielded calling of somebody whose own things a measure reaches.

    A victim shields nothing from those who help, and a witness only what is the witness's own.
    """
    if person.protect or person.immunity or person.role == "victim":
        return ""
    marks = {person.email, person.phone, *(mark.value for mark in person.identifiers)}
    theirs = bool({mark.value for mark in measure.identifiers} & marks)
    theirs = theirs or bool(set(person.address[:1]) & set(measure.place[:1]))
    reached = person.id in measure.persons and person.role != "witness"
    if not theirs and not reached:
        return ""
    calling = person.occupation
    return professions.privileged_calling(calling) or professions.press_calling(calling)


def _minor(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    """A suspect of whose age the words tell, where the file does not say it itself."""
    people = [person for _, person in _suspects(draft)]
    if not people or any(person.minor is not None or person.born for person in people):
        return
    yield from _callings(draft, ("minors",))
    yield from facts.called(("minors",))


def born_under_age(draft: Request) -> Iterator[Sign]:
    """The suspects who by their date of birth were under 18, and of whom the file says nothing."""
    began = [o.committed_from for o in draft.offences if o.committed_from]
    first = min([draft.date, *began])
    for n, person in _suspects(draft):
        if person.minor is None and person.born and 0 <= _age(person.born, first) < ADULT:
            yield Sign(person.id, f"persons[{n}].minor", "")


def _age(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _death(draft: Request, facts: FactsRead, kinds: Kinds) -> Iterator[Sign]:
    if any(one.kind == "death-penalty" for one in draft.assurances):
        return
    for n, offence in enumerate(draft.offences):
        word = named(("death",), offence.text) or named(("death",), offence.title)
        if word and offence.maximum_penalty.death is None:
            yield Sign(
                offence.id, f"offences[{n}].maximum_penalty.death", re.sub(r"\s+", " ", word)
            )


SIGNS: Mapping[str, Signs] = MappingProxyType(
    {
        "political": _political,
        "military": _military,
        "fiscal": _fiscal,
        "persecution": _persecution,
        "secrets": _secrets,
        "privilege": _privilege,
        "immunity": _immunity,
        "minor": _minor,
        "death": _death,
    }
)
"""The topics of the screen, each with what raises its question."""
