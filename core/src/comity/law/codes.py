"""Whose law a citation names, as far as the citation tells (codes.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from comity.law.load import read_toml
from comity.law.official import official_languages

__all__ = ["Named", "cited_law", "find_name", "whole"]

LONGER = re.compile(  # a word with a capital right before a name, that begins no sentence
    r"(?<!\w)(?!(?:The|Under|See|In|By|Of|And|Also|Section|Article)\b)[A-Z][a-z][\w'-]* $"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A law that a text cites: the words, and whose it is.

    ``states`` are the codes of the States that have a law of that name; with ``languages`` every
    State of one of these official languages has one.
    """

    words: str
    states: tuple[str, ...]
    languages: tuple[str, ...] = ()

    def is_of(self, code: str) -> bool:
        """Whether a State has a law of that name."""
        own = {tag.partition("-")[0] for tag in official_languages(code)}
        return code in self.states or bool(own & {*self.languages})


def cited_law(text: str) -> tuple[Named, ...]:
    """Every law in a text whose name tells whose it is."""
    return tuple(
        Named(match.group(0), row["states"], row["languages"])
        for pattern, row in _codes()
        if (match := find_name(pattern, text)) is not None
    )


def find_name(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first name that does not end a longer one: no Fraud Act in an Advance Fee Fraud Act."""
    return next((m for m in pattern.finditer(text) if not LONGER.search(text[: m.start()])), None)


def whole(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds one of some expressions as whole words, whatever their case."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@cache
def _codes() -> tuple[tuple[re.Pattern[str], dict[str, tuple[str, ...]]], ...]:
    rows = read_toml(files("comity.law") / "codes.toml")["code"]
    return tuple(
        (
            whole(row["forms"]),
            {key: tuple(row.get(key, ())) for key in ("states", "languages")},
        )
        for row in rows
    )
