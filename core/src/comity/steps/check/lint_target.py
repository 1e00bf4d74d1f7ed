"""The lint of whom a measure reaches: persons, accounts and places that no fact speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.marks import speaks_of
from comity.text.messages import finding

__all__ = ["check_target"]

ACCUSED = frozenset({"suspect", "accused", "convicted"})


def check_target(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on the target of a measure against the facts of the whole draft."""
    if draft.facts and not kind.target_untold:
        text = " ".join([*(fact.text for fact in draft.facts), measure.nexus or ""]).casefold()
        yield from _persons(draft, measure, path, text)
        yield from _accounts(measure, path, text)
        if kind.enters:
            yield from _place(draft, measure, path, text)
    yield from _holder(measure, path, kind)


def _persons(draft: Request, measure: Measure, path: str, text: str) -> Iterator[Finding]:
    linked = {name for fact in draft.facts for name in fact.persons}
    suspected = {name for offence in draft.offences for name in offence.persons}
    people = {person.id: person for person in draft.persons}
    for index, name in enumerate(measure.persons):
        person = people.get(name)
        if person is None or name in linked | suspected or person.connection:
            continue
        if person.role in ACCUSED and not linked:
            continue  # the facts speak of “the accused” and link nobody by id
        if not _mentioned(person, text, _surnames(draft, person)):
            yield finding("lint.person-unmentioned", f"{path}.persons[{index}]", person=name)


def _surnames(draft: Request, person: Person) -> frozenset[str]:
    """The last names of all others: of a relative the facts do not speak by that name alone."""
    others = [other.name for other in draft.persons if other.id != person.id]
    names = [other.family or (other.full.split() or [""])[-1] for other in others]
    return frozenset(name.casefold() for name in names)


def _mentioned(person: Person, text: str, of_others: frozenset[str]) -> bool:
    name = person.name
    marks = [name.full, name.former, name.original_script, *name.aliases]
    marks += [mark.value for mark in person.identifiers] + [person.email, person.phone]
    words = name.full.split()
    last = [words[-1]] if person.nature != "legal" and len(words) > 1 else []
    marks += [one for one in (name.family, *last) if one and one.casefold() not in of_others]
    return any(mark.casefold() in text for mark in marks if mark and len(mark) > 2)


def _accounts(measure: Measure, path: str, text: str) -> Iterator[Finding]:
    explained = bool(measure.nexus) and len(measure.accounts) == 1  # “this account” is that one
    for index, account in enumerate(measure.accounts):
        number = account.number or account.iban
        if number and not explained and not speaks_of(text, number):
            yield finding("lint.account-unmentioned", f"{path}.accounts[{index}]", number=number)


def _place(draft: Request, measure: Measure, path: str, text: str) -> Iterator[Finding]:
    particulars = measure.particulars or {}
    told = measure.nexus or measure.necessity or particulars.get("grounds")
    if not measure.place or told:
        return
    lines = [_plain(line) for line in measure.place]
    homes = [
        _plain(line)
        for person in draft.persons
        if person.id in measure.persons
        for line in (*person.address, person.location or "")
        if line
    ]
    holder = measure.holder
    if holder and (holder.name.casefold() in text or set(map(_plain, holder.address)) & set(lines)):
        return
    facts = _plain(text)
    if any(line in facts or _street(line) in facts for line in lines[:1]) or set(homes) & set(
        lines
    ):
        return
    yield finding("lint.place-unmentioned", f"{path}.place", address=measure.place[0])


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _street(line: str) -> str:
    """The first three words of an address: its number and its street, as people cite it."""
    return " ".join(line.split()[:3])


def _holder(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    if measure.holder is None and "holder" not in kind.needs:
        marks = [mark.value for mark in measure.identifiers]
        device = (measure.particulars or {}).get("device")
        account = kind.of_account and marks and not device and not measure.place
        if kind.of_property and "holder" in kind.fields and not measure.accounts:
            marks = [m.value for m in measure.identifiers if m.kind in ("bank-account", "iban")]
            account = bool(marks)
        if account:
            yield finding("lint.account-without-holder", f"{path}.holder", account=marks[0])
    elif measure.holder and kind.of_account and "identifiers" not in kind.needs:
        particulars = measure.particulars or {}
        named = measure.identifiers or measure.accounts or measure.persons
        if not named and not particulars.get("device"):
            yield finding(
                "lint.holder-without-account", f"{path}.identifiers", holder=measure.holder.name
            )
