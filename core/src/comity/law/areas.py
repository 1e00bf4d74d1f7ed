"""Parts of a State with authorities of their own: those of areas.toml, and its territories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.law.states import states

__all__ = ["Area", "areas_of"]

# States whose territories have courts and central authorities apart from theirs; the overseas
# parts of others (FR, US, NO, AU, FI) are reached through the one authority of the State
APART = frozenset({"GB", "CN", "NL", "DK", "NZ"})


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a State: ``territory`` where it has a code, and a law, of its own."""

    code: str
    name: str
    places: re.Pattern[str]
    offices: re.Pattern[str] | None
    territory: bool


@cache
def areas_of(state: str) -> tuple[Area, ...]:
    """The parts of a State that are told apart by name."""
    return (*_parts(state), *_territories(state))


def _parts(state: str) -> Iterator[Area]:
    rows: list[Mapping[str, Any]] = read_toml(files("comity.law") / "areas.toml")["area"]
    for row in rows:
        if row["state"] == state:
            offices = _any(row["offices"])
            yield Area(str(row["code"]), str(row["name"]), _any(row["places"]), offices, False)


def _territories(state: str) -> Iterator[Area]:
    if state not in APART:
        return
    for code, one in states().items():
        if one.group == "territories" and one.of == state:
            name = one.short or one.name
            yield Area(code, name, _any([name]), None, True)


def _any(words: list[str]) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)(?<!New )(?:{joined})(?!\w)")
