"""What measures name that may lead to a person: identifiers, accounts, places, assets.

Each is one thing with the fields that hold it. Which of them a sealed annex gives in the place of
the letter, ``sealed_accounts`` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.model.gaps import is_stand_in
from comity.steps.protect.own_marks import calls
from comity.text.folding import squeeze

__all__ = ["ACCOUNT", "ASSET", "IDENTIFIER", "PLACE", "Target", "targets"]

IDENTIFIER, ACCOUNT, PLACE, ASSET = "identifier", "account", "place", "asset"
"""The sorts of things."""
OF_ACCOUNT = ("iban", "number", "holder", "payment_reference")
"""The fields of an account that lead to its holder; the first that is given stands for all."""
LEADS_TO_NOBODY = frozenset({"cash", "claim"})
"""The kinds of assets that no register or company has under the name of their owner."""
LEAST_NUMBER = 6  # letters and digits of the number of an account that stands within an IBAN


@dataclass(frozen=True, slots=True)
class Target:
    """A thing that measures name.

    Attributes:
        sort: what it is, as this module calls it.
        kind: the kind of an identifier, as the file has it.
        fields: what holds it, by field path; the first stands for all of them.
        measures: the ids of the measures that name it.
        owners: the places of the persons whose it is by another field of the draft.
    """

    sort: str
    kind: str
    fields: Mapping[str, str]
    measures: tuple[str, ...]
    owners: tuple[int, ...] = ()


def targets(data: Mapping[str, Any]) -> Iterator[Target]:
    """What the measures of a draft name, in the order of the draft, then its assets."""
    persons = data.get("persons") or ()
    for index, measure in enumerate(data.get("measures") or ()):
        path, acts = f"measures[{index}]", (str(measure.get("id", "")),)
        for number, mark in enumerate(measure.get("identifiers") or ()):
            fields = _texts({f"{path}.identifiers[{number}].value": mark.get("value")})
            if fields:
                yield Target(IDENTIFIER, str(mark.get("kind", "")), fields, acts)
        for number, account in enumerate(measure.get("accounts") or ()):
            at = f"{path}.accounts[{number}]"
            fields = _texts({f"{at}.{name}": account.get(name) for name in OF_ACCOUNT})
            if fields:
                yield Target(ACCOUNT, "", fields, acts, tuple(_holders(persons, account)))
        holder = measure.get("holder") or {}
        for at, lines in ((f"{path}.place", measure), (f"{path}.holder.address", holder)):
            name = at.rpartition(".")[2]
            fields = _texts({f"{at}[{n}]": line for n, line in enumerate(lines.get(name) or ())})
            if fields:
                yield Target(PLACE, "", fields, acts)
    for index, asset in enumerate(data.get("assets") or ()):
        fields = _texts({f"assets[{index}].description": asset.get("description")})
        if fields:
            yield Target(ASSET, "", fields, _acts(data, asset), tuple(_owners(persons, asset)))


def _texts(fields: Mapping[str, Any]) -> dict[str, str]:
    return {
        path: value
        for path, value in fields.items()
        if isinstance(value, str) and value.strip() and not is_stand_in(value)
    }


def _acts(data: Mapping[str, Any], asset: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        str(measure.get("id", ""))
        for measure in data.get("measures") or ()
        if asset.get("id") in (measure.get("assets") or ())
    )


def _holders(persons: Any, account: Mapping[str, Any]) -> Iterator[int]:
    """Those in whose name an account is, or in whose IBAN its number stands."""
    number = squeeze(str(account.get("number") or "")).text
    for index, person in enumerate(persons):
        own = (squeeze(str(mark.get("value"))).text for mark in person.get("identifiers") or ())
        within = len(number) >= LEAST_NUMBER and any(one.endswith(number) for one in own)
        if within or calls(persons, index, str(account.get("holder") or "")):
            yield index


def _owners(persons: Any, asset: Mapping[str, Any]) -> Iterator[int]:
    """The person in whose name an asset is: the register has it under that name."""
    if asset.get("owner") and asset.get("kind") not in LEADS_TO_NOBODY:
        yield from (n for n, one in enumerate(persons) if one.get("id") == asset["owner"])
