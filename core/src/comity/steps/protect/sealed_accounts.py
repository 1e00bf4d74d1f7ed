"""Accounts and property of protected persons: a sealed annex gives what they are found by.

Whoever took over the mailbox of a victim left traces in that mailbox: to ask for them is to name
the victim's own account. So an identifier of a measure that would tell who a person under a
pseudonym is stands in the sealed annex, under the number by which the letter refers to it. So do
the account with a bank, the place and the asset that lead to the person: by what they are called,
or because the draft says whose they are. A paper
to the company itself shows it: without it nobody finds the account, and the company knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from comity.model.drafts.base import Draft
from comity.model.drafts.disclosable import PROVIDER
from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all
from comity.steps.protect.sealed_targets import ACCOUNT, IDENTIFIER, Target, targets
from comity.text.folding import fold

__all__ = ["SealedAccount", "accounts_in", "persons_told", "sealed_accounts"]

LEAST_DIALLED = 7  # digits of a telephone number without its country code
MOST_CODE = 3  # digits of a country code
NUMBERING = (".iban", ".number")  # what the fields end in by which two accounts are one
_FIGURES = re.compile(r"[+(]?\d[\d\s()./\u2010-\u2015-]*")


@dataclass(frozen=True, slots=True)
class SealedAccount:
    """An identifier, account, place or asset that only the sealed annex gives.

    Attributes:
        number: by which the letter refers to it, from 1.
        sort: what it is, as ``sealed_targets`` calls it.
        kind: the kind of an identifier, as the file has it.
        fields: what it is found by, each under a field that holds it.
        persons: the ids of those whom it would tell.
        owners: those among them whose own field or property it is. What merely contains a name
            may be anybody's: an impostor takes just such an account.
        measures: the ids of the measures that need it.
        paths: all fields that hold it.
        shown: the fields in whose place the document has words; it leaves out the others.
    """

    number: int
    sort: str
    kind: str
    fields: Mapping[str, str]
    persons: tuple[str, ...]
    owners: tuple[str, ...]
    measures: tuple[str, ...]
    paths: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def value(self) -> str:
        """What it is found by, a line for each field."""
        return "\n".join(self.fields.values())

    @property
    def is_number(self) -> bool:
        """Whether it is an identifier or an account, rather than a place or an asset."""
        return self.sort in (IDENTIFIER, ACCOUNT)


def persons_told(data: Mapping[str, Any], text: str) -> tuple[str, ...]:
    """The ids of the protected persons whom a text tells, in the order of the file."""
    found = {person.index for person, _ in find_all(identities(data), text)}
    return tuple(str(data["persons"][index]["id"]) for index in sorted(found))


def sealed_accounts(draft: Draft) -> tuple[SealedAccount, ...]:
    """What of a draft its sealed annex gives; nothing if a company is to read it."""
    return () if draft.addressed_reader() == PROVIDER else accounts_in(draft.read_data())


def accounts_in(data: Mapping[str, Any]) -> tuple[SealedAccount, ...]:
    """What measures name that tells persons under a pseudonym and nobody else protected."""
    persons = data.get("persons") or ()
    named = {p["id"] for p in persons if p.get("protect") == "pseudonym"}
    if not named:
        return ()
    found: list[SealedAccount] = []
    for target in targets(data):
        told = _told(data, target)
        if not told or not named.issuperset(told):
            continue
        paths = tuple(target.fields)
        mine = SealedAccount(
            len(found) + 1,
            target.sort,
            target.kind,
            target.fields,
            told,
            tuple(_owners(data, told, target)),
            target.measures,
            paths,
            paths[:1],
        )
        at = next((n for n, one in enumerate(found) if _is_same(one, mine)), None)
        if at is None:
            found.append(mine)
        else:
            found[at] = _joined(found[at], mine)
    return tuple(found)


def _told(data: Mapping[str, Any], target: Target) -> tuple[str, ...]:
    """The ids of the protected persons whom a thing tells, by what it is called or whose it is."""
    persons = data.get("persons") or ()
    found = {name for text in target.fields.values() for name in persons_told(data, text)}
    found |= {str(persons[n]["id"]) for n in target.owners if persons[n].get("protect")}
    return tuple(str(one["id"]) for one in persons if str(one["id"]) in found)


def _joined(one: SealedAccount, more: SealedAccount) -> SealedAccount:
    """A thing with further fields that hold it; a number as it is dialled from abroad."""
    fields = {**one.fields}
    if one.sort == IDENTIFIER:
        abroad = _digits(more.value)[0] and not _digits(one.value)[0]
        fields = {**more.fields} if abroad and one.value != more.value else fields
    else:
        known = list(fields.values())
        fields |= {
            path: text
            for path, text in more.fields.items()
            if not any(_is_one(text, other) for other in known)
        }
    return replace(
        one,
        fields=fields,
        persons=tuple(dict.fromkeys((*one.persons, *more.persons))),
        owners=tuple(dict.fromkeys((*one.owners, *more.owners))),
        measures=tuple(dict.fromkeys((*one.measures, *more.measures))),
        paths=(*one.paths, *more.paths),
        shown=(*one.shown, *more.shown),
    )


def _owners(data: Mapping[str, Any], told: Iterable[str], target: Target) -> Iterator[str]:
    """Those whose own entry has the thing, in any kind of field, or whose it is said to be."""
    values = target.fields.values()
    for index, person in enumerate(data.get("persons") or ()):
        own = [mark.get("value") for mark in person.get("identifiers") or ()]
        own += [person.get("email"), person.get("phone"), *(person.get("address") or ())]
        own.append((person.get("registration") or {}).get("number"))
        has = any(_is_one(str(one), value) for one in own if one for value in values)
        if person["id"] in told and (has or index in target.owners):
            yield str(person["id"])


def _is_same(one: SealedAccount, other: SealedAccount) -> bool:
    if one.sort != other.sort or one.kind.casefold() != other.kind.casefold():
        return False
    if one.sort != ACCOUNT:
        return _is_one(one.value, other.value)
    numbers = [
        [text for path, text in account.fields.items() if path.endswith(NUMBERING)]
        for account in (one, other)
    ]
    return any(_is_one(first, second) for first in numbers[0] for second in numbers[1])


def _is_one(one: str, other: str) -> bool:
    """Whether two values are one: but for case, blanks, and how a telephone number is dialled.

    Signs count where letters stand: ``wan.jiru`` need not be ``wanjiru``.
    """
    if "".join(fold(one).text.split()) == "".join(fold(other).text.split()):
        return True
    if not (_FIGURES.fullmatch(one.strip()) and _FIGURES.fullmatch(other.strip())):
        return False
    (abroad, first), (too, second) = _digits(one), _digits(other)
    if abroad == too:
        return first == second
    whole, short = (first, second) if abroad else (second, first)
    code = len(whole) - len(short)
    return len(short) >= LEAST_DIALLED and 0 < code <= MOST_CODE and whole.endswith(short)


def _digits(value: str) -> tuple[bool, str]:
    """Whether a number has its country code, and its digits without what is dialled before."""
    digits = re.sub(r"\D", "", value.replace("(0)", ""))
    abroad = value.strip().startswith("+") or digits.startswith("00")
    return abroad, digits.lstrip("0")
