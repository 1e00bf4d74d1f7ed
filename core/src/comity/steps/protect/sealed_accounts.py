"""The accounts of protected persons: a sealed annex gives what they are found by, no letter does.

Whoever took over the mailbox of a victim left traces in that mailbox: to ask for them is to name
the victim's own account. So an identifier of a measure that would tell who a person under a
pseudonym is stands in the sealed annex, under the number by which the letter refers to it. A paper
to the company itself shows it: without it nobody finds the account, and the company knows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.model.drafts.base import Draft
from comity.model.drafts.disclosable import PROVIDER
from comity.model.gaps import is_stand_in
from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all
from comity.text.folding import squeeze

__all__ = ["SealedAccount", "accounts_in", "persons_told", "sealed_accounts"]


@dataclass(frozen=True, slots=True)
class SealedAccount:
    """An identifier that only the sealed annex gives.

    Attributes:
        number: by which the letter refers to it, from 1.
        kind: the kind of identifier, as the file has it.
        value: the identifier.
        persons: the ids of those whom it would tell.
        measures: the ids of the measures that need it.
        paths: the fields that hold it.
    """

    number: int
    kind: str
    value: str
    persons: tuple[str, ...]
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
    found: dict[tuple[str, str], SealedAccount] = {}
    for index, measure in enumerate(data.get("measures") or ()):
        for number, mark in enumerate(measure.get("identifiers") or ()):
            value = mark.get("value")
            if not isinstance(value, str) or is_stand_in(value):
                continue
            told = persons_told(data, value)
            if not told or not named.issuperset(told):
                continue
            path = f"measures[{index}].identifiers[{number}].value"
            kind, act = str(mark.get("kind", "")), str(measure.get("id", ""))
            key = kind.casefold(), squeeze(value).text
            one = found.get(key) or SealedAccount(len(found) + 1, kind, value, told, (), ())
            measures = tuple(dict.fromkeys((*one.measures, act)))
            found[key] = SealedAccount(
                one.number, one.kind, one.value, told, measures, (*one.paths, path)
            )
    return tuple(found.values())
