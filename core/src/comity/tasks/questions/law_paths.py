"""Which fields a statement of law reads: those of its conditions, and those of its topic.

Paths are those of fields, with ``[]`` for the number of an item (``measures[].period.from``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from comity.law.conditions import resolve_path
from comity.law.load import read_toml

__all__ = ["Answered", "LawPaths", "each_path", "law_paths", "reads", "within"]

NUMBERS = re.compile(r"\[\d*\]")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of law whose answer matters to a field, in the law of the State of a role."""

    path: str
    role: str
    question: str


@dataclass(frozen=True, slots=True)
class LawPaths:
    """The table law_paths.toml: answers, topics of grounds, events of time limits."""

    answers: tuple[Answered, ...]
    topics: Mapping[str, tuple[str, ...]]
    events: Mapping[str, tuple[str, ...]]


@cache
def law_paths() -> LawPaths:
    """The table, read once."""
    table = read_toml(files("comity.tasks.questions") / "law_paths.toml")
    return LawPaths(
        tuple(Answered(**row) for row in table["answer"]),
        {row["topic"]: tuple(row["paths"]) for row in table["ground"]},
        {row["event"]: tuple(row["paths"]) for row in table["clock"]},
    )


def reads(condition: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """Every field that a condition reads.

    Args:
        condition: the table from a law file.
        prefix: the path of the items that it judges (``measures[]``), or nothing: the draft.
    """
    field = str(condition.get("field", ""))
    full = each_path(resolve_path(field, prefix)) if field else prefix
    if field:
        yield full
    for key in ("any", "every"):
        if key in condition:
            yield from reads(condition[key], full if full.endswith("[]") else f"{full}[]")
    for key in ("all", "any_of"):
        for part in condition.get(key, ()):
            yield from reads(part, prefix)
    if "not" in condition:
        yield from reads(condition["not"], prefix)


def within(read: str, asked: str, *, below: bool) -> bool:
    """Whether a field that is read is the field asked about, or one of its fields if ``below``."""
    read, asked = read.removesuffix("[]"), asked.removesuffix("[]")
    return read == asked or (below and read.startswith(f"{asked}."))


@lru_cache(maxsize=8192)
def each_path(path: str) -> str:
    """The path with ``[]`` for the number of each item: what is said of each."""
    return NUMBERS.sub("[]", path)
