"""Every State, territory and bloc by its ISO 3166 code (states.toml), whoever has a plugin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.model.records import Jurisdiction, owner_of

__all__ = ["State", "named", "short_name_of", "state_of", "states"]


@dataclass(frozen=True, slots=True)
class State:
    """A line of states.toml; ``group`` is un, others, territories or blocs."""

    code: str
    name: str
    group: str
    short: str = ""
    article: str = ""
    short_article: str = ""
    of: str = ""

    def jurisdiction(self, code: str = "") -> Jurisdiction:
        """The record of a State that no plugin serves; ``code`` may name a part of it."""
        return Jurisdiction(
            code=code or self.code,
            name=self.name,
            short_name=self.short or self.name,
            languages=(),
            article=self.article,
            short_article=self.short_article,
            baseline=True,
        )


@cache
def states() -> Mapping[str, State]:
    """Every State, territory and bloc, by code: members of the United Nations first."""
    table = read_toml(files("comity.law") / "states.toml")
    return {row["code"]: State(**row, group=group) for group, row in _rows(table)}


def _rows(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from (("un", row) for row in table["un"]["members"])
    for group in ("others", "territories", "blocs"):
        yield from ((group, row) for row in table[group]["states"])


def short_name_of(code: str) -> str:
    """The everyday name of a State or territory; its code where there is no such State."""
    known = states().get(code)
    return (known.short or known.name) if known else code


def named(code: str) -> str:
    """The short name of a State with its article; the code itself where nobody knows it."""
    known = states().get(code)
    return known.jurisdiction().short_named() if known else code


def state_of(code: str) -> str:
    """The State that answers abroad for a territory (CN for HK), or nothing."""
    found = states().get(owner_of(code))
    return found.of if found else ""
