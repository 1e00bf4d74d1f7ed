"""Acts that people search for in words of their own: ``interview a victim by phone``.

An act is told by its head words, in any order and form: to hear, and a telephone (lay_acts.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml

__all__ = ["FoundAct", "found_acts", "lay_acts", "parts_of"]

_PART = re.compile(r"[^,;]+?(?=(?:[,;]|\s(?:and|und|et|sowie)\s|$))", re.IGNORECASE)
"""A part of a search: words of two parts tell of no act together."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act that a search tells of: what it means, where it stands, by how many words."""

    row: Mapping[str, Any]
    start: int
    end: int
    heads: int


def parts_of(query: str) -> tuple[re.Match[str], ...]:
    """The parts of a search: it may name several things, with a comma or "and" between them."""
    return tuple(_PART.finditer(query))


def found_acts(query: str) -> Iterator[FoundAct]:
    """The acts that the words of a search may tell of; several may overlap."""
    for part in parts_of(query):
        known = {name: _spans(name, part[0]) for name in _heads()}
        for row in lay_acts():
            chosen = _chosen(row, known)
            if chosen:
                start, end = min(chosen)[0], max(end for _, end in chosen)
                at = part.start()
                yield FoundAct(row, at + start, at + end, len(row["all"]))


def _chosen(row: Mapping[str, Any], known: Mapping[str, list[Span]]) -> list[Span]:
    """Where the words of an act stand: none of them is within another; nothing if one lacks."""
    if any(known[name] for name in row.get("unless", ())):
        return []
    taken: list[Span] = []
    for name in row["all"]:
        one = next((span for span in known[name] if _apart(span, taken)), None)
        if one is None:
            return []
        taken.append(one)
    more = (next(iter(known[name]), None) for name in row.get("also", ()))
    return [*taken, *filter(None, more)]


def _apart(span: Span, taken: list[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _spans(name: str, text: str) -> list[Span]:
    """Where the words of a head stand, the longest first."""
    found = {one.span() for word in _heads()[name] for one in word.finditer(text)}
    return sorted(found, key=lambda span: (span[0] - span[1], span[0]))


def lay_acts() -> tuple[Mapping[str, Any], ...]:
    """The rows of the table."""
    return tuple(_table()["act"])


@cache
def _heads() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    rows: dict[str, list[str]] = _table()["heads"]
    return {
        name: tuple(re.compile(rf"(?<![\w-])(?:{word})(?!\w)", re.IGNORECASE) for word in words)
        for name, words in rows.items()
    }


@cache
def _table() -> dict[str, Any]:
    return read_toml(files("comity.law") / "lay_acts.toml")
