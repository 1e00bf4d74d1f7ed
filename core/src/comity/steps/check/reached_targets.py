"""Whom and what a measure reaches for, and which of these no fact of the draft leads to.

One finding for each measure on persons, and one on all else: it names those of which no fact,
reason, order or remark speaks. It counts nothing: what is one target and what is two, a draft does
not always show. Persons stand apart because readers of real requests found what is said of them
right, and what is said of marks and things wrong now and then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from comity.model.drafts.asking import Asking
from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.marks import calls_one_of, speaks_of
from comity.steps.check.lint_words import shortened
from comity.steps.check.point_signs_sourced import tells_itself
from comity.steps.check.told_by_role import is_told_by_role
from comity.steps.check.told_in_words import (
    counted_alike,
    is_account_told,
    is_beside_its_owner,
    is_told_by_its_owner,
    is_told_by_its_sort,
    is_told_in_its_note,
    is_told_in_words,
    places_of_another,
    points_to_annex,
    told_of,
)
from comity.steps.check.unreached_said import Target, unreached
from comity.steps.check.words_beside import word_list
from comity.steps.protect.sealed_accounts import persons_told
from comity.text.word_lists import any_of

__all__ = ["check_reached"]

TELLS_OF_PROPERTY = ("link", "confiscation_ground", "grounds", "facts_for_court")
QUOTED = 60  # signs of a thing's name
LEAST = 3  # signs of a number that tells one thing from others
ROOT = 4  # letters by which a short word is known
STEM = 6  # letters by which a thing is known in other forms of its word
LONG = 9  # letters of a word that does
CODE = re.compile(r"\d.*\d.*\d|[@/_]")  # a number of its own, and no words of how many there are
WORD = re.compile(r"\w[\w'’-]*")


def check_reached(
    draft: Asking, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on the targets of a measure that no fact of the draft leads to."""
    if not draft.facts or kind.routed or getattr(measure, "already_held", None):
        return  # what an authority has already, its own file leads to
    yield from unreached(tuple(_targets(draft, measure, path, kind)), path)


def _targets(draft: Asking, measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Target]:
    said = told_of(draft, measure)
    yield from _marks(draft, measure, path, kind, said)
    if kind.target_untold:
        return
    folded = said.casefold()
    if isinstance(draft, Request):
        yield from _persons(draft, measure, path, folded)
    yield from _accounts(draft, measure, path, said)
    if kind.enters:
        yield from _place(draft, measure, path, folded)
    yield from _device(draft, measure, path, said)
    if kind.of_property and not kind.decided:
        yield from _property(draft, measure, path)
    yield from _holder(draft, measure, path, kind, said)


def _marks(
    draft: Asking, measure: Measure, path: str, kind: AssistanceKind, said: str
) -> Iterator[Target]:
    explained, data = _explained(draft, measure), draft.read_data()
    by_number = counted_alike(draft, measure)  # “the 32 servers” of a fact are those of the list
    for number, mark in enumerate(measure.identifiers):
        reached = explained or speaks_of(said, mark.value)
        reached = reached or is_told_by_its_sort(
            draft, measure, mark.kind, several=len(measure.identifiers) > 1
        )
        reached = reached or is_told_in_words(draft, mark.value) or by_number
        reached = reached or points_to_annex(draft, f"{mark.value} {mark.note or ''}")
        reached = reached or is_told_in_its_note(draft, measure, mark.note)
        reached = reached or is_beside_its_owner(draft, mark.note)
        reached = reached or _is_told_elsewhere(draft, measure, mark.value)
        reached = reached or is_told_by_its_owner(draft, measure, mark.value)
        if CODE.search(mark.value):  # the number of a thing, of which a fact speaks in words
            thing = [mark.kind, mark.note, measure.title, *measure.items]
            reached = reached or (kind.items_are == "things" and _told_of(draft, measure, thing))
        else:  # users, phones or the like, of whom a fact speaks as a group
            telling = _roots(word_list("open_words", "says_little").sub(" ", mark.value))
            reached = reached or not telling or bool(telling & _roots(said))
        at, protected = f"{path}.identifiers[{number}]", persons_told(data, mark.value)
        yield _mark(draft, at, mark.value, protected, said, reached=reached)


def _mark(
    draft: Asking, at: str, value: str, protected: Sequence[str], said: str, *, reached: bool
) -> Target:
    """A mark; to that of a protected person, which no text may hold, words on the person lead."""
    if not protected:
        return Target("mark", at, value, reached)
    return Target(
        "sealed", at, protected[0], reached or calls_one_of(said, draft.persons, protected)
    )


def _explained(draft: Asking, measure: Measure) -> bool:
    """Whether a text of the measure, or of an asset, is there to say why the thing is sought."""
    particulars = measure.particulars or {}
    if measure.nexus or any(particulars.get(name) for name in TELLS_OF_PROPERTY):
        return True
    return any(
        one.id in getattr(measure, "assets", ()) and (one.facts or one.link_shown)
        for one in getattr(draft, "assets", ())
    )


def _told_of(draft: Asking, measure: Measure, texts: Iterable[str | None]) -> bool:
    """Whether a fact that the measure relies on has a word for what some texts name."""
    wanted = {one for text in texts if text for one in _stems(text)}
    return any(wanted & _stems(one.text) for one in draft.facts if one.id in measure.facts)


def _roots(text: str) -> set[str]:
    """The beginnings of all words, short ones too: “the body”, “the cells”."""
    return {w.casefold()[:ROOT] for w in WORD.findall(text) if len(w) >= ROOT and w.isalpha()}


def _stems(text: str) -> set[str]:
    return {w.casefold()[:STEM] for w in WORD.findall(text) if len(w) >= STEM and w.isalpha()}


def _is_told_elsewhere(draft: Asking, measure: Measure, mark: str) -> bool:
    """Whether a mark is a person to whom a fact relates, or what another measure is to find."""
    linked = {name for fact in draft.facts for name in fact.persons}
    plain = _plain(mark)
    protected = persons_told(draft.read_data(), mark)
    named = [p for p in draft.persons if _plain(p.name.full) in plain or p.id in protected]
    if named and all(p.id in linked for p in named):
        return True
    listed = [
        one for one in getattr(draft, "assets", ()) if one.id in getattr(measure, "assets", ())
    ]
    shown = [one.description for one in listed if one.link_shown or one.facts]
    if any(speaks_of(text, mark) for text in shown):
        return True
    others = {one.id for one in draft.measures if one is not measure}
    return bool(others & set(re.findall(r"[\w-]+", mark)))


def _accounts(draft: Asking, measure: Measure, path: str, said: str) -> Iterator[Target]:
    explained = _explained(draft, measure)
    several = len(measure.accounts) > 1
    explained = explained or is_told_by_its_sort(draft, measure, "account", several=several)
    for index, account in enumerate(measure.accounts):
        if number := account.number or account.iban:
            reached = explained or speaks_of(said, number)
            reached = reached or is_account_told(draft, account, measure)
            reached = reached or is_told_by_its_owner(draft, measure, number)
            protected = persons_told(draft.read_data(), f"{number} {account.holder or ''}")
            at = f"{path}.accounts[{index}]"
            yield _mark(draft, at, number, protected, said, reached=reached)


def _persons(draft: Request, measure: Measure, path: str, text: str) -> Iterator[Target]:
    linked = {name for fact in draft.facts for name in fact.persons}
    suspected = {name for offence in draft.offences for name in offence.persons}
    people = {person.id: person for person in draft.persons}
    for index, name in enumerate(measure.persons):
        if person := people.get(name):
            reached = (
                name in linked | suspected
                or bool(person.connection)
                or tells_itself(person.name.full)
                or _owns(draft, person)
                or is_told_in_words(draft, person.name.full)
                or is_told_by_role(draft, person, text)
                or _cited(draft, measure, name)
                # the facts speak of “the accused” and link nobody by id
                or (person.role in CHARGED and not linked)
                or _mentioned(person, text, _surnames(draft, person))
            )
            yield Target("person", f"{path}.persons[{index}]", name, reached)


def _owns(draft: Request, person: Person) -> bool:
    """Whether the request lists property of the person, which is why the person is concerned."""
    return any(person.id == one.owner for one in draft.assets)


def _cited(draft: Asking, measure: Measure, name: str) -> bool:
    """Whether a text of the measure or a fact has the id of a person: “P3 signed for it”."""
    texts = [fact.text for fact in draft.facts]
    texts += [getattr(measure, one, None) or "" for one in ("nexus", "necessity", "purpose")]
    texts += [*(str(value) for value in (measure.particulars or {}).values())]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for text in texts)


def _surnames(draft: Request, person: Person) -> frozenset[str]:
    """The last names of all others: of a relative the facts do not speak by that name alone."""
    others = [other.name for other in draft.persons if other.id != person.id]
    names = [other.family or (other.full.split() or [""])[-1] for other in others]
    return frozenset(name.casefold() for name in names)


def _mentioned(person: Person, text: str, of_others: frozenset[str]) -> bool:
    name = person.name
    marks = [name.full, name.former, name.original_script, *name.aliases]
    marks += [mark.value for mark in person.identifiers] + [person.email, person.phone]
    parts = name.full.split()
    last = [parts[-1]] if person.nature != "legal" and len(parts) > 1 else []
    marks += [one for one in (name.family, *last) if one and one.casefold() not in of_others]
    if any(mark.casefold() in text for mark in marks if mark and len(mark) > 2):
        return True
    called = f" {_plain(person.occupation or '')} "  # “the notary”: by what the person is
    return bool(called.strip()) and called in f" {_plain(text)} "


def _place(draft: Asking, measure: Measure, path: str, text: str) -> Iterator[Target]:
    """The place, or each of several: a list is of several where each line is an address."""
    if not measure.place or places_of_another(draft, measure):
        return
    if any_of("breadth", ("institution",)).search(measure.place[0]):
        return  # an authority, which has there what it holds by its office
    several = len(measure.place) > 1 and all(map(_of_one_address, measure.place))
    for index, lines in enumerate([(x,) for x in measure.place] if several else [measure.place]):
        at = f"{path}.place[{index}]" if several else f"{path}.place"
        yield Target("place", at, lines[0], _place_told(draft, measure, lines, text))


def _of_one_address(line: str) -> bool:
    return "," in line and bool(re.search(r"\d", line))


def _place_told(draft: Asking, measure: Measure, lines: Sequence[str], text: str) -> bool:
    told = measure.nexus or measure.necessity or (measure.particulars or {}).get("grounds")
    plain = {_plain(line) for line in (*lines, " ".join(lines))}
    homes = {
        _plain(line)
        for person in draft.persons
        for line in (*person.address, " ".join(person.address), person.location or "")
        if person.id in measure.persons and line
    }
    facts, holder = _plain(text), measure.holder
    known = holder is not None and (
        holder.name.casefold() in text
        or bool({_plain(" ".join(holder.address)), *map(_plain, holder.address)} & plain)
    )
    near = _plain(lines[0]) in facts or _plain(_street(lines[0])) in facts
    held = getattr(measure, "already_held", None)  # the authority that has them is the place
    known = known or (held is not None and _plain(held.authority) in " ".join(plain))
    known = known or is_told_in_words(draft, " ".join(lines))
    known = known or _described_beside(draft, measure, " ".join(lines))
    home = any(len(one) > LONG and one in line for one in homes for line in plain)
    known = known or bool(_beside_street(lines) & _stems(text))
    return bool(told) or known or near or bool(homes & plain) or home


def _described_beside(draft: Asking, measure: Measure, place: str) -> bool:
    """Whether a place without a number is that of another measure, which says why it is meant."""
    if re.search(r"\d", place):
        return False
    wanted = set(_plain(place).split())
    for other in draft.measures:
        if other is not measure and other.nexus:
            texts = (other.title or "", *other.place, *other.items)
            if other.place and wanted <= set(_plain(" ".join((*texts, "the"))).split()):
                return True
    return False


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _beside_street(lines: Sequence[str]) -> set[str]:
    """What a line calls the place before its street: “Offices of the company, 3 Example Road”."""
    first, _, rest = lines[0].partition(",")
    named = [first] if rest and not re.search(r"\d", first) else []
    named += re.findall(r"\(([^)\d]+)\)", lines[0])
    return {one for part in named for one in _stems(part)}


def _street(line: str) -> str:
    """The first three words of an address: its number and its street, as people cite it."""
    return " ".join(line.split()[:3])


def _device(draft: Asking, measure: Measure, path: str, said: str) -> Iterator[Target]:
    device = (measure.particulars or {}).get("device")
    if isinstance(device, str) and device.strip():
        reached = bool(measure.nexus) or _spoken_of(device, said, frozenset())
        reached = reached or counted_alike(draft, measure) or points_to_annex(draft, device)
        yield Target("thing", f"{path}.particulars.device", shortened(device, QUOTED), reached)


def _property(draft: Asking, measure: Measure, path: str) -> Iterator[Target]:
    told = _explained(draft, measure)
    known = told_of(draft, measure)
    names = frozenset(w.casefold() for p in draft.persons for w in WORD.findall(p.name.full))
    marks = [mark.value.casefold() for mark in measure.identifiers]
    marks += [(a.number or a.iban or "").casefold() for a in measure.accounts]
    for index, item in enumerate(measure.items):
        if not any(mark and mark in item.casefold() for mark in marks):  # judged by its mark
            reached = told or _spoken_of(item, known, names)
            yield Target("thing", f"{path}.items[{index}]", shortened(item, QUOTED), reached)


def _holder(
    draft: Asking, measure: Measure, path: str, kind: AssistanceKind, said: str
) -> Iterator[Target]:
    """A holder of whom nothing else is sought than what it keeps itself: a company's own records.

    Where an account, a person or a place is named, the facts lead to the holder through these.
    """
    holder = measure.holder
    others = (measure.identifiers, measure.accounts, measure.persons, measure.place)
    if holder is None or not kind.coercive or kind.of_property or any(others):
        return
    called = {w.casefold() for w in WORD.findall(f"{holder.name} {holder.service or ''}")}
    called = {word for word in called if len(word) >= LEAST}
    spoken = {w.casefold() for w in WORD.findall(said)}
    listed = any(p.name.full.casefold() == holder.name.casefold() for p in draft.persons)
    reached = _explained(draft, measure) or listed or len(called & spoken) >= min(2, len(called))
    reached = reached or bool(_stems(f"{holder.name} {holder.kind or ''}") & _stems(said))
    yield Target("thing", f"{path}.holder", holder.name, reached)


def _spoken_of(item: str, facts: str, names: frozenset[str]) -> bool:
    """Whether the facts share a number, a name of two words or a long word with a thing's name.

    An item without a name or a number ("the car") is not judged: facts may call it by other words.
    """
    named = _telling(item)
    shared = named & _telling(facts) or (_long(item) & _long(facts)) - names
    return not named or bool(shared)


def _telling(text: str) -> set[str]:
    """What tells one thing from others in a text: numbers, and pairs of words with a capital."""
    parts = WORD.findall(text)
    found = {word.casefold() for word in parts if _number(word)}
    for one, other in pairwise(parts[1:]):  # the first word has a capital anyway
        if any_of("breadth", ("institution",)).search(f"{one} {other}"):
            continue  # where something is asked for, and not what
        if len(one) > 2 and len(other) > 2 and one[0].isupper() and other[0].isupper():
            found.add(f"{one} {other}".casefold())
    return found


def _long(text: str) -> set[str]:
    """Long words with a capital, as streets are called where nouns are written together."""
    return {
        word.casefold() for word in WORD.findall(text) if len(word) >= LONG and word[0].isupper()
    }


def _number(word: str) -> bool:
    return len(word) >= LEAST and any(sign.isdigit() for sign in word)
