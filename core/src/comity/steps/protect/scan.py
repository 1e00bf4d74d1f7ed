"""The findings on protection: names where they must not stand, and what rests on what stays.

None of them quotes a name: they give the person's id, the field, and which word of it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from comity.model.drafts.disclosable import PROVIDER
from comity.model.findings import Finding, Place
from comity.model.messages import Message
from comity.model.office import Office
from comity.model.patches import patch
from comity.model.records import AssistanceKind
from comity.steps.protect.beside_findings import check_beside, is_known, known_to_company
from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.identity_needed import identity_needed
from comity.steps.protect.match import Found, find_all
from comity.steps.protect.named_alike import named_alike
from comity.steps.protect.numbers_told import Called
from comity.steps.protect.person_numbers import check_numbers
from comity.steps.protect.postcodes import check_postcodes
from comity.steps.protect.redact import telling_texts, withheld_facts
from comity.steps.protect.sealed_accounts import sealed_accounts
from comity.steps.protect.streets import check_streets
from comity.steps.protect.town_places import is_known_town
from comity.steps.protect.towns_told import check_towns
from comity.steps.protect.withheld_beside import check_withheld_beside
from comity.steps.protect.written_texts import (
    IDENTIFIER,
    REFERENCE,
    SEALED,
    WHAT,
    is_reference,
    written_texts,
)
from comity.steps.resolve import Resolved
from comity.text.everyday import usual
from comity.text.folding import fold, squeeze
from comity.text.messages import finding, message

__all__ = ["UNBUILDABLE", "check_protection", "check_texts"]

UNBUILDABLE = frozenset(
    {
        *("protection.name", "protection.file-name", "protection.withheld-text"),
        *("protection.beside", "protection.former", "twin.letter-repeats"),
    }
)
"""The rules whose breach not even a draft may show."""


def check_protection(
    resolved: Resolved, office: Office, kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    """Every finding on the persons who are protected and the facts that stay."""
    data = resolved.draft.read_data()
    people = identities(data)
    held = withheld_facts(data)
    yield from check_beside(resolved, kinds)
    yield from check_withheld_beside(resolved)
    yield from check_numbers(resolved)
    if people:
        yield from _file_name(people, resolved.case.path)
        yield from _office(people, office)
        yield from _texts(people, resolved, data, held)
        yield from _sealed(people, resolved)
        yield from _shared(people)
        yield from _omitted(people, data, kinds)
    if held:
        yield from _withheld(data, held)
        yield from _copies(data, held)
        yield from _measures(data, held)


def check_texts(resolved: Resolved, persons: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    """The findings on what tells a person, where the persons are others than those of the draft.

    Args:
        resolved: the case whose texts are searched.
        persons: the entries of the file, each with what could not be read of it as a name.
    """
    data = {**resolved.draft.read_data(), "persons": [*persons]}
    if people := identities(data):
        yield from _texts(people, resolved, data, withheld_facts(data))


def _texts(
    people: Sequence[Identity],
    resolved: Resolved,
    data: Mapping[str, Any],
    held: Sequence[int],
) -> Iterator[Finding]:
    own = {f"persons[{person.index}]" for person in people}
    own |= {f"facts[{index}]" for index in held}
    sealed = {path for one in sealed_accounts(resolved.draft) for path in one.paths}
    known = known_to_company(resolved)
    annexed = resolved.draft.addressed_reader() != PROVIDER
    for path, text in written_texts(data, "", own):
        if is_reference(path, text, data) or path in sealed:
            continue
        for person, places in groupby(find_all(people, text), key=lambda one: one[0]):
            found = [place for _, place in places]
            first, *others = [one for one in found if not is_known(text, one, known)] or (None,)
            if first is None:  # the company cannot find the account without it
                if IDENTIFIER.search(path):
                    yield finding("protection.account-told", path, person=person.label)
                continue
            yield finding(
                f"protection.name/{WHAT.get(first.what, first.what)}",
                path,
                remedy=_cure(person, path, data, annexed=annexed, town=_is_town(text, first)),
                person=person.label,
                word=len(text[: first.start].split()) + 1,
                more=message("protection.more-places", places=len(others)) if others else None,
            )
    yield from _alike(people, data)
    yield from check_streets(people, data, own, sealed)
    yield from check_towns(people, data, own, sealed)
    yield from check_postcodes(people, data, own, sealed)


def _alike(people: Sequence[Identity], data: Mapping[str, Any]) -> Iterator[Finding]:
    """The findings on the names of open entries that may be of somebody who is protected."""
    for person, path, text in named_alike(people, data):
        if not any(True for _ in find_all((person,), text)):  # else it is told already
            cure = _cure(person, path, data, annexed=True, town=False)
            yield finding(
                "protection.name/name", path, remedy=cure, person=person.label, word=1, more=None
            )


def _sealed(people: Sequence[Identity], resolved: Resolved) -> Iterator[Finding]:
    """The identifiers that the document does not show, since the sealed annex gives them."""
    persons = resolved.draft.read_data().get("persons") or ()
    labels = {persons[one.index]["id"]: one.label for one in people}
    for account in sealed_accounts(resolved.draft):
        rule = "protection.account-sealed"
        if not account.is_number:
            rule = "protection.account-sealed/other"
        for path in account.paths:
            yield finding(
                rule,
                path,
                persons=tuple(labels[name] for name in account.persons),
                number=account.number,
            )


def _is_town(text: str, found: Found) -> bool:
    """Whether a word that was found alone is the name of a town too."""
    return found.what == "part" and is_known_town(fold(text[found.start : found.end]).text)


def _cure(
    person: Identity, path: str, data: Mapping[str, Any], *, annexed: bool, town: bool
) -> Message:
    """What to do about a name in a field.

    Args:
        person: whose name it is.
        path: the field.
        data: the data of the draft.
        annexed: whether the document can have a sealed annex.
        town: whether the name is the name of a town too.
    """
    if path.endswith(".id"):
        return message("protection.plain-id")
    if SEALED.search(path) and annexed:  # any other words there lead to nobody
        if IDENTIFIER.search(path):
            return message("protection.in-identifier")
        return message("protection.in-target")
    if REFERENCE.search(path):
        return message("protection.shorter-reference")
    if person.how == "omit":
        return message("protection.without-person")
    called = Called(data["persons"]).in_file(person.index)
    rule = "protection.by-role-or-town" if town else "protection.by-role"
    return message(rule, number=int(called.removeprefix("P")))


def _file_name(people: Sequence[Identity], path: Path) -> Iterator[Finding]:
    for person in _told(people, (f"{path.name}_", re.sub(r"[\W\d_]+", " ", path.stem))):
        yield finding("protection.file-name", person=person.label)


def _office(people: Sequence[Identity], office: Office) -> Iterator[Finding]:
    if office.file is None:
        return
    for person in _told(people, (*office.letterhead, office.authority)):
        place = Place(str(office.file))
        yield finding("protection.name/office", place=place, person=person.label)


def _told(people: Sequence[Identity], texts: Iterable[str]) -> list[Identity]:
    """The persons whom any of some texts tells, in the order of the file."""
    found = {person.index for text in texts for person, _ in find_all(people, text)}
    return [person for person in people if person.index in found]


def _shared(people: Iterable[Identity]) -> Iterator[Finding]:
    for person in people:
        whole = person.firm and not person.alone  # found by the whole name alone
        parts = person.alone < person.parts - person.weak
        if whole or parts or any(map(usual, person.phrases)):
            path = f"persons[{person.index}].name"
            yield finding("protection.everyday-name", path, person=person.label)


def _omitted(
    people: Sequence[Identity], data: Mapping[str, Any], kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    gone = {data["persons"][p.index]["id"] for p in people if p.how == "omit"}
    labels = {data["persons"][p.index]["id"]: p.label for p in people}
    for name in ("facts", "measures"):
        for index, item in enumerate(data.get(name) or ()):
            about = item.get("persons") or ()
            lost = [one for one in about if one in gone]
            needs = name == "measures" and identity_needed(str(item.get("kind", "")), kinds)
            if not lost or not (needs or set(about) <= gone):
                continue
            why = "identity" if needs else name.removesuffix("s")
            places = [n for n, one in enumerate(data["persons"]) if one["id"] in lost]
            known = patch(*((f"persons[{n}].protect", "pseudonym") for n in places))
            yield finding(
                f"protection.rests-on-omitted/{why}",
                f"{name}[{index}].persons",
                persons=tuple(labels[one] for one in lost),
                patch=known if why == "identity" else None,
            )


def _withheld(data: Mapping[str, Any], held: Sequence[int]) -> Iterator[Finding]:
    for index in held:
        name = data["facts"][index]["id"]
        yield finding("protection.fact-withheld", f"facts[{index}].handling", fact=name)


def _copies(data: Mapping[str, Any], held: Sequence[int]) -> Iterator[Finding]:
    """The text of a fact that stays, word for word in a field that leaves."""
    texts = {n: tuple(telling_texts(str(data["facts"][n].get("text", "")))) for n in held}
    own = {f"facts[{index}]" for index in held}
    for path, text in written_texts(data, "", own):
        whole = squeeze(text).text
        for index, copied in texts.items():
            if any(part in whole for part in copied):
                name = data["facts"][index]["id"]
                yield finding("protection.withheld-text", path, fact=name)


def _measures(data: Mapping[str, Any], held: Sequence[int]) -> Iterator[Finding]:
    """Measures and elements that nothing is left to show for."""
    gone = {data["facts"][index]["id"] for index in held}
    rests = [(f"measures[{n}]", m, "measure") for n, m in enumerate(data.get("measures") or ())]
    for n, offence in enumerate(data.get("offences") or ()):
        for m, element in enumerate(offence.get("elements") or ()):
            rests.append((f"offences[{n}].elements[{m}]", element, "element"))
    for path, item, what in rests:
        facts = item.get("facts") or ()
        if facts and set(facts) <= gone:
            yield finding(
                f"protection.rests-on-withheld/{what}", f"{path}.facts", facts=tuple(facts)
            )
