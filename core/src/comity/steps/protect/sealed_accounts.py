"""The accounts of protected persons: a sealed annex gives what they are found by, no letter does.

Whoever took over the mailbox of a victim left traces in that mailbox: to ask for them is to name
the victim's own account. So an identifier of a measure that would tell who a person under a
pseudonym is stands in the sealed annex, under the number by which the letter refers to it. A paper
to the company itself shows it: without it nobody finds the account, and the company knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from comity.model.drafts.base import Draft
from comity.model.drafts.disclosable import PROVIDER
from comity.model.gaps import is_stand_in
from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all
from comity.text.folding import fold

__all__ = ["SealedAccount", "accounts_in", "persons_told", "sealed_accounts"]

LEAST_DIALLED = 7  # digits of a telephone number without its country code
MOST_CODE = 3  # digits of a country code
_FIGURES = re.compile(r"[+(]?\d[\d\s()./\u2010-\u2015-]*")


@dataclass(frozen=True, slots=True)
class SealedAccount:
    """An identifier that only the sealed annex gives.

    Attributes:
        number: by which the letter refers to it, from 1.
        kind: the kind of identifier, as the file has it.
        value: the identifier.
        persons: the ids of those whom it would tell.
        owners: those among them whose own field or identifier it is. What merely contains a name
            may be anybody's: an impostor takes just such an account.
        measures: the ids of the measures that need it.
        paths: the fields that hold it.
    """

    number: int
    kind: str
    value: str
    persons: tuple[str, ...]
    owners: tuple[str, ...]
    measures: tuple[str, ...]
    paths: tuple[str, ...]


def persons_told(data: Mapping[str, Any], text: str) -> tuple[str, ...]:
    """The ids of the protected persons whom a text tells, in the order of the file."""
    found = {person.index for person, _ in find_all(identities(data), text)}
    return tuple(str(data["persons"][index]["id"]) for index in sorted(found))


def sealed_accounts(draft: Draft) -> tuple[SealedAccount, ...]:
    """The identifiers of a draft that its sealed annex gives; none if a company is to read it."""
    return () if draft.addressed_reader() == PROVIDER else accounts_in(draft.data())


def accounts_in(data: Mapping[str, Any]) -> tuple[SealedAccount, ...]:
    """The identifiers of measures that tell persons under a pseudonym and nobody else protected."""
    named = {p["id"] for p in data.get("persons") or () if p.get("protect") == "pseudonym"}
    if not named:
        return ()
    found: list[SealedAccount] = []
    for index, measure in enumerate(data.get("measures") or ()):
        for number, mark in enumerate(measure.get("identifiers") or ()):
            value = mark.get("value")
            if not isinstance(value, str) or is_stand_in(value):
                continue
            told = persons_told(data, value)
            if not told or not named.issuperset(told):
                continue
            path = f"measures[{index}].identifiers[{number}].value"
            mine = SealedAccount(
                len(found) + 1,
                str(mark.get("kind", "")),
                value,
                told,
                tuple(_owners(data, told, value)),
                (str(measure.get("id", "")),),
                (path,),
            )
            at = next((n for n, one in enumerate(found) if _is_same(one, mine)), None)
            if at is None:
                found.append(mine)
            else:
                found[at] = _joined(found[at], mine)
    return tuple(found)


def _joined(one: SealedAccount, more: SealedAccount) -> SealedAccount:
    """An account with a further field that holds it; a number as it is dialled from abroad."""
    abroad = _digits(more.value)[0] and not _digits(one.value)[0]
    return replace(
        one,
        value=more.value if abroad and one.value != more.value else one.value,
        persons=tuple(dict.fromkeys((*one.persons, *more.persons))),
        owners=tuple(dict.fromkeys((*one.owners, *more.owners))),
        measures=tuple(dict.fromkeys((*one.measures, *more.measures))),
        paths=(*one.paths, *more.paths),
    )


def _owners(data: Mapping[str, Any], told: Iterable[str], value: str) -> Iterator[str]:
    """Those whose own entry has the value, in any kind of field."""
    for person in data.get("persons") or ():
        own = [mark.get("value") for mark in person.get("identifiers") or ()]
        own += [person.get("email"), person.get("phone")]
        own.append((person.get("registration") or {}).get("number"))
        if person["id"] in told and any(_is_one(str(one), value) for one in own if one):
            yield str(person["id"])


def _is_same(one: SealedAccount, other: SealedAccount) -> bool:
    return one.kind.casefold() == other.kind.casefold() and _is_one(one.value, other.value)


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
