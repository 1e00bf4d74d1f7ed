"""Checks of the persons: one role, one date of birth, one spelling, and what each of them is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.patches import patch
from comity.model.records import AssistanceKind
from comity.steps.check.names_in_texts import Names, Spellings, plain
from comity.steps.check.said_in_text import dates_in
from comity.steps.check.who_is_heard import heard_in
from comity.steps.check.words_beside import words_in
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import any_of, listed, titles

__all__ = ["check_persons"]

Kinds = Mapping[str, AssistanceKind]
OTHERS = frozenset({"witness", "victim", "expert"})
BORN = re.compile(  # what comes after a name; the next one may stand in what follows
    r"[\s,(]{1,3}(?:who (?:was|is) )?"
    r"\b(?:born(?: on)?|date of birth:?|née? le|geboren(?: am)?|geb\.)\s+(?=(.{6,22}))"
)
HUMAN = ("custody", "born", "born_about", "parents")


def check_persons(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on persons who are not the same throughout."""
    yield from _roles(draft)
    yield from _called(draft)
    yield from _heard_as(draft, kinds)
    yield from _twice(draft)
    yield from _natures(draft)
    yield from _births(draft)
    yield from _spelt(draft)
    yield from _unmentioned(draft)


def _roles(draft: Request) -> Iterator[Finding]:
    people = {person.id: person for person in draft.persons}
    for number, offence in enumerate(draft.offences):
        for index, name in enumerate(offence.persons):
            person = people.get(name)
            if person and person.role in OTHERS and not _tried_apart(draft, person):
                at = f"offences[{number}].persons[{index}]"
                yield finding(f"agree.suspect-role/{person.role}", at, person=name)


def _tried_apart(draft: Request, person: Person) -> bool:
    """Whether a witness had a part in the acts by the draft, and the trial is that of another."""
    others = any(one.role in CHARGED for one in draft.persons if one is not person)
    told = words_in("point_words", "of-their-part", person.connection or "")
    return person.role == "witness" and others and bool(told)


def _called(draft: Request) -> Iterator[Finding]:
    """A fact that calls a suspect a witness or a victim, or the other way round."""
    roles = {"called_witness": CHARGED, "called_suspect": OTHERS}
    names = {
        name: Names(
            [
                (number, person.name.full)
                for number, person in enumerate(draft.persons)
                if person.role in those and not person.protect and person.nature != "legal"
            ],
            any_case=True,
        )
        for name, those in roles.items()
    }
    for index, fact in enumerate(draft.facts):
        called: dict[int, tuple[int, str]] = {}
        for name, known in names.items():
            text = known.reading(fact.text)
            for at, after, words in _callings(name, fact.text):
                for number in known.beginning(text, after):
                    called[number] = min(called.get(number, (at, words)), (at, words), key=_first)
        for number in sorted(called):
            person, at_ = draft.persons[number].id, f"facts[{index}].text"
            yield finding("agree.called", at_, person=person, words=called[number][1])


def _first(one: tuple[int, str]) -> int:
    return one[0]


def _callings(name: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text calls somebody by a word of a list: its place, that of the name, the words."""
    for pattern in _calling(name):
        for found in pattern.finditer(text):
            yield found.start(), found.end(2), found[1]
            if found[3]:
                yield found.start(), found.end(3), found[1]


@cache
def _calling(name: str) -> tuple[re.Pattern[str], ...]:
    title = rf"(?:{'|'.join(titles())})\.?"
    return tuple(
        re.compile(rf"\b(?=({word})(,?\s+)({title}\s+)?)", re.IGNORECASE)
        for word in listed("scope", name)
    )


def _heard_as(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A witness who is to be heard as a suspect, or a suspect who is to be sworn."""
    for number, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        roles = {one.id: one.role for one in heard_in(draft, measure, kind)}
        cautioned, heard = "procedure.caution" in kind.common, kind.items_are == "matters"
        oath = measure.procedure and measure.procedure.oath in ("oath", "affirmation", "either")
        for index, name in enumerate(measure.persons):
            role = roles.get(name, "")
            at = f"measures[{number}].persons[{index}]"
            if cautioned and role in OTHERS:
                yield finding("agree.heard-as-suspect", at, person=name)
            elif oath and heard and role in ("suspect", "accused"):
                yield finding("agree.sworn-suspect", at, person=name)


def _twice(draft: Request) -> Iterator[Finding]:
    """Two entries with one name, or with one number of a document, that may be one person."""
    names: dict[tuple[str, ...], Person] = {}
    numbers: dict[tuple[str, str], Person] = {}
    for index, person in enumerate(draft.persons):
        key = tuple(sorted(plain(person.name.full).split()))
        first = names.setdefault(key, person)
        if first is not person and person.name.full and not _told_apart(first, person):
            yield finding("agree.twice/name", f"persons[{index}]", one=first.id, other=person.id)
            continue
        for mark in person.identifiers:
            known = numbers.setdefault((mark.kind, plain(mark.value)), person)
            if known is not person and mark.kind in ("passport", "identity-card", "national-id"):
                at = f"persons[{index}].identifiers"
                yield finding("agree.twice/number", at, one=known.id, other=person.id)


def _told_apart(one: Person, other: Person) -> bool:
    """Whether two of one name are seen to be two: by birth, parents, number or what is said."""
    if (one.nature == "legal") != (other.nature == "legal"):
        return True
    if one.born and other.born and one.born != other.born:
        return True
    return bool(one.connection and other.connection)


def _natures(draft: Request) -> Iterator[Finding]:
    forms = re.compile(rf"(?:^|[\s,])(?:{'|'.join(listed('scope', 'company_forms'))})\.?$")
    for index, person in enumerate(draft.persons):
        path = f"persons[{index}]"
        if person.nature == "legal":
            human = next((name for name in HUMAN if getattr(person, name)), "")
            if human:
                yield finding("agree.company-born", path, person=person.id, field=human)
        elif person.registration or _is_body(person.name.full.strip(), forms):
            human = next((name for name in HUMAN if getattr(person, name)), "")
            legal = None if human else patch((f"{path}.nature", "legal"))
            yield finding("agree.body-natural", path, person=person.id, patch=legal)


def _is_body(name: str, forms: re.Pattern[str]) -> bool:
    """Whether a name ends as that of a company does, and is not that of several of its people."""
    return bool(forms.search(name)) and not any_of("scope", ("people_of",)).search(name)


def _births(draft: Request) -> Iterator[Finding]:
    """A date of birth in a text, right after a name, that is not that of the entry."""
    people = draft.persons
    named = [
        (number, person.name.full)
        for number, person in enumerate(people)
        if person.born is not None and not person.protect
    ]
    names = Names(named)
    for paragraph in free_text(draft):
        told = [
            (number, found.start(), days[0])
            for found in BORN.finditer(paragraph.text)
            if (days := dates_in(found[1]))
            for number in names.ending(paragraph.text, found.start())
        ]
        for number, _, day in sorted(told):
            one = people[number]
            if day != one.born:
                yield finding("agree.born", paragraph.field, person=one.id, said=day, born=one.born)


def _spelt(draft: Request) -> Iterator[Finding]:
    """A name in a text that is one letter apart from the name of a person listed."""
    known = frozenset(
        plain(name)
        for person in draft.persons
        for name in (person.name.full, person.name.former, *person.name.aliases)
        if name
    )
    named = [
        (number, person.name.full)
        for number, person in enumerate(draft.persons)
        if person.nature != "legal" and not person.protect
    ]
    spellings = Spellings(named, known)
    for paragraph in free_text(draft):
        for number, words in spellings.slips(paragraph.text):
            person = draft.persons[number].id
            yield finding("agree.spelt", paragraph.field, name=words, person=person)


def _unmentioned(draft: Request) -> Iterator[Finding]:
    """A suspect of an offence whom no fact names, where facts do name others by their ids."""
    linked = {name for fact in draft.facts for name in fact.persons}
    text = " ".join(fact.text for fact in draft.facts)
    told_of, people = plain(text), {person.id: person for person in draft.persons}
    callings = Counter(plain(one.occupation or "") for one in draft.persons)
    all_told = _tells_of_all(draft)
    told: set[str] = set()
    for number, offence in enumerate(draft.offences):
        for index, name in enumerate(offence.persons):
            person = people.get(name)
            if person is None or not linked or name in linked | told or person.connection:
                continue
            if words_in("formal_words", "nobody_yet", person.name.full):
                continue  # others of whom nothing is known yet, so that no fact can name them
            names = [person.name.full, *person.name.aliases, person.name.family or ""]
            marks = [mark.value for mark in person.identifiers]
            if any(plain(one) in told_of for one in (*names, *marks) if len(one) > 2):
                continue
            if _by_calling(person, told_of, callings) or (all_told and person.role in CHARGED):
                continue
            told.add(name)
            at = f"offences[{number}].persons[{index}]"
            yield finding("agree.suspect-unmentioned", at, person=name, offence=offence.id)


def _by_calling(person: Person, told_of: str, callings: Counter[str]) -> bool:
    """Whether the facts call a person by an occupation that nobody else has."""
    calling = plain(person.occupation or "")
    last = calling.split()[-1] if calling else ""
    own = [word for word in (calling, last) if len(word) > 4]
    return any(
        re.search(rf"\b{re.escape(word)}\b", told_of)
        and sum(count for one, count in callings.items() if word in one) < 2
        for word in own
    )


def _tells_of_all(draft: Request) -> bool:
    """Whether a fact speaks of the suspects together, and lists none of them by an id."""
    words = "|".join(listed("scope", "called_suspect"))
    many = re.compile(rf"\b(?:all|both|alle|beide|tous|toutes)\b[^.;]{{0,20}}\b(?:{words})", re.I)
    roles = {one.id for one in draft.persons if one.role in CHARGED}
    return any(many.search(one.text) and not roles & set(one.persons) for one in draft.facts)
