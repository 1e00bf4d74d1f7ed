"""Checks of the persons: one role, one date of birth, one spelling, and what each of them is."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.patches import patch
from comity.model.records import AssistanceKind
from comity.steps.check.said_in_text import dates_in
from comity.steps.check.who_is_heard import heard_in
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import listed, titles

__all__ = ["check_persons"]

Kinds = Mapping[str, AssistanceKind]
OTHERS = frozenset({"witness", "victim", "expert"})
BORN = re.compile(r"\b(?:born(?: on)?|date of birth:?|née? le|geboren(?: am)?|geb\.)\s+(.{6,22})")
NAMED = r"[\s,(]{1,3}(?:who (?:was|is) )?"
LETTERS = 5  # of a name in which one that differs is a slip more often than another name
HUMAN = ("custody", "born", "born_about", "parents")


def check_persons(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on persons who are not the same throughout."""
    yield from _roles(draft)
    yield from _called(draft)
    yield from _heard_as(draft, kinds)
    yield from _twice(draft)
    yield from _natures(draft)
    yield from _births(draft)
    yield from _ages(draft)
    yield from _spelt(draft)
    yield from _unmentioned(draft)


def _roles(draft: Request) -> Iterator[Finding]:
    people = {person.id: person for person in draft.persons}
    for number, offence in enumerate(draft.offences):
        for index, name in enumerate(offence.persons):
            person = people.get(name)
            if person and person.role in OTHERS:
                at = f"offences[{number}].persons[{index}]"
                yield finding(f"agree.suspect-role/{person.role}", at, person=name)


def _called(draft: Request) -> Iterator[Finding]:
    """A fact that calls a suspect a witness or a victim, or the other way round."""
    names = {"called_witness": CHARGED, "called_suspect": OTHERS}
    title = rf"(?:{'|'.join(titles())})\.?"
    for index, fact in enumerate(draft.facts):
        for person in draft.persons:
            if person.protect or person.nature == "legal":
                continue
            for name, roles in names.items():
                words = "|".join(listed("scope", name))
                called = rf"\b({words}),?\s+(?:{title}\s+)?{re.escape(person.name.full)}\b"
                found = re.search(called, fact.text, re.IGNORECASE)
                if person.role in roles and found:
                    at = f"facts[{index}].text"
                    yield finding("agree.called", at, person=person.id, words=found.group(1))


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


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c))))


def _twice(draft: Request) -> Iterator[Finding]:
    """Two entries with one name, or with one number of a document, that may be one person."""
    names: dict[tuple[str, ...], Person] = {}
    numbers: dict[tuple[str, str], Person] = {}
    for index, person in enumerate(draft.persons):
        key = tuple(sorted(_plain(person.name.full).split()))
        first = names.setdefault(key, person)
        if first is not person and person.name.full and not _told_apart(first, person):
            yield finding("agree.twice/name", f"persons[{index}]", one=first.id, other=person.id)
            continue
        for mark in person.identifiers:
            known = numbers.setdefault((mark.kind, _plain(mark.value)), person)
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
        elif person.registration or forms.search(person.name.full.strip()):
            human = next((name for name in HUMAN if getattr(person, name)), "")
            legal = None if human else patch((f"{path}.nature", "legal"))
            yield finding("agree.body-natural", path, person=person.id, patch=legal)


def _births(draft: Request) -> Iterator[Finding]:
    """A date of birth in a text, right after a name, that is not that of the entry."""
    for paragraph in free_text(draft):
        for person in draft.persons:
            if person.born is None or person.protect:
                continue
            for found in re.finditer(
                rf"{re.escape(person.name.full)}{NAMED}{BORN.pattern}", paragraph.text
            ):
                days = dates_in(found.group(1))
                if days and days[0] != person.born:
                    yield finding(
                        "agree.born",
                        paragraph.field,
                        person=person.id,
                        said=days[0],
                        born=person.born,
                    )


def _ages(draft: Request) -> Iterator[Finding]:
    """Somebody who is said to be of age, or under it, and who by the birth is not.

    Nowhere does one come of age later than at 21; earlier than at 18, few do.
    """
    dates = [draft.date, *(one.committed_from for one in draft.offences)]
    first = min(day for day in (*dates, *(one.date for one in draft.facts)) if day)
    for index, person in enumerate(draft.persons):
        if person.born is None or person.minor is None:
            continue
        at = f"persons[{index}].minor"
        if not person.minor and draft.date < _birthday(person.born, 18):
            yield finding("agree.minor/of-age", at, person=person.id)
        if person.minor and first >= _birthday(person.born, 21):
            yield finding("agree.minor/under-age", at, person=person.id)


def _birthday(born: dt.date, age: int) -> dt.date:
    """The first day of an age; of 29 February where there is none, 1 March."""
    leap = (born.month, born.day) == (2, 29)
    return dt.date(born.year + age, *((3, 1) if leap else (born.month, born.day)))


def _spelt(draft: Request) -> Iterator[Finding]:
    """A name in the facts that is one letter apart from the name of a person listed."""
    listed_names = {
        _plain(name)
        for person in draft.persons
        for name in (person.name.full, person.name.former, *person.name.aliases)
        if name
    }
    for index, fact in enumerate(draft.facts):
        told: set[str] = set()
        for person in draft.persons:
            if person.nature == "legal" or person.protect or len(person.name.full.split()) < 2:
                continue
            for words in _capitalised(fact.text, len(person.name.full.split())):
                if _plain(words) in listed_names or words in told:
                    continue
                if _one_letter_apart(words, person.name.full):
                    told.add(words)
                    at = f"facts[{index}].text"
                    yield finding("agree.spelt", at, name=words, person=person.id)


def _capitalised(text: str, count: int) -> Iterator[str]:
    """Every run of so many words that begin with a capital."""
    word = r"[^\W\d_a-z][\w'’-]+"
    pattern = rf"(?=(?<!\w)({word}(?:\s+{word}){{{count - 1}}})(?!\w))"
    yield from (found.group(1) for found in re.finditer(pattern, text))


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether two names have the same words but one, in which one letter was added or changed."""
    words, wanted = _plain(one).split(), _plain(other).split()
    if len(words) != len(wanted):
        return False
    different = [(a, b) for a, b in zip(words, wanted, strict=True) if a != b]
    if len(different) != 1:
        return False
    a, b = different[0]
    if min(len(a), len(b)) < LETTERS or a[0] != b[0] or a[-1] != b[-1]:
        return False  # Daniel and Daniela, Mario and Maria are two names
    return _edits(a, b)


def _edits(a: str, b: str) -> bool:
    """Whether one letter more, one less, another one, or two exchanged make one of the other."""
    if len(a) == len(b):
        wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(wrong) == 2 and (a[wrong[0]], a[wrong[1]]) == (b[wrong[1]], b[wrong[0]])
        return len(wrong) == 1 or (swapped and wrong[1] - wrong[0] == 1)
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )


def _unmentioned(draft: Request) -> Iterator[Finding]:
    """A suspect of an offence whom no fact names, where facts do name others by their ids."""
    linked = {name for fact in draft.facts for name in fact.persons}
    text = " ".join(fact.text for fact in draft.facts)
    plain, people = _plain(text), {person.id: person for person in draft.persons}
    told: set[str] = set()
    for number, offence in enumerate(draft.offences):
        for index, name in enumerate(offence.persons):
            person = people.get(name)
            if person is None or not linked or name in linked | told or person.connection:
                continue
            names = [person.name.full, *person.name.aliases, person.name.family or ""]
            marks = [mark.value for mark in person.identifiers]
            if any(_plain(one) in plain for one in (*names, *marks) if len(one) > 2):
                continue
            if _by_calling(draft, person, plain) or _by_all(draft, person):
                continue
            told.add(name)
            at = f"offences[{number}].persons[{index}]"
            yield finding("agree.suspect-unmentioned", at, person=name, offence=offence.id)


def _by_calling(draft: Request, person: Person, plain: str) -> bool:
    """Whether the facts call a person by an occupation that nobody else has."""
    calling = _plain(person.occupation or "")
    others = [_plain(one.occupation or "") for one in draft.persons if one is not person]
    last = calling.split()[-1] if calling else ""
    own = [word for word in (calling, last) if len(word) > 4]
    return any(
        re.search(rf"\b{re.escape(word)}\b", plain) and not any(word in o for o in others)
        for word in own
    )


def _by_all(draft: Request, person: Person) -> bool:
    """Whether a fact speaks of the suspects together, and lists none of them by an id."""
    words = "|".join(listed("scope", "called_suspect"))
    many = re.compile(rf"\b(?:all|both|alle|beide|tous|toutes)\b[^.;]{{0,20}}\b(?:{words})", re.I)
    roles = {one.id for one in draft.persons if one.role in CHARGED}
    return person.role in CHARGED and any(
        many.search(fact.text) and not roles & set(fact.persons) for fact in draft.facts
    )
