"""What a change of each field means for an investigator: data, read from ``consequences.toml``."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any, Literal

from comity.steps.read.plain_tree import Node
from comity.tasks.revisions.differences import How, Steps
from comity.tasks.revisions.matching import KeyOf, Pair, id_of, key_of, paired_by

__all__ = [
    "TIERS",
    "Consequence",
    "Tier",
    "consequence_of",
    "is_whole",
    "item_key",
    "pair_items",
    "rank_of",
]

Tier = Literal["fails", "costs", "rest"]
TIERS: tuple[Tier, ...] = ("fails", "costs", "rest")
"""A request fails or data are lost; it costs time or money; the rest."""

NAMES = ("id", "name", "title")
"""What tells an item of a list that the table does not know."""
NAMED = 30
"""Texts that are no longer than this on average are names, of which none is an edited other."""
_FIRST: Mapping[str, tuple[How, ...]] = {
    "removed": ("removed", "changed", "added"),
    "added": ("added", "changed", "removed"),
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """A row of the table: how much a change of the fields below ``path`` matters, and why.

    ``why`` names the message that says so, ``change.why-…``. ``worst`` is the kind of change that
    comes first. ``path`` is empty for the row of all that no other speaks for.
    """

    path: tuple[str, ...]
    tier: Tier
    weight: int
    why: str
    worst: Literal["removed", "added"] = "removed"


@dataclass(frozen=True, slots=True)
class _Item:
    """Which fields tell an item of a list, and how many of them at least."""

    by: tuple[str, ...]
    least: int


def consequence_of(steps: Steps) -> Consequence:
    """The row that speaks for a field: the longest that its path begins with.

    Where none does, the names before do not count: ``variants[0].channels[1].hours`` is told by
    the row of ``channels``. A row for the container itself serves where no section within it is
    known.
    """
    names = tuple(step for step in steps if isinstance(step, str))
    own = _longest(names)
    inner = next(filter(None, (_longest(names[start:]) for start in range(1, len(names)))), None)
    if own is None:
        return inner or _other()
    within = _longest(names[1:]) if names[0] in _repeating() else None
    return within or own


def rank_of(found: Consequence, how: How) -> tuple[int, int, int]:
    """What puts changes in order: tier, weight, and whether something went, changed or came."""
    kinds = _FIRST[found.worst]
    place = kinds.index(how) if how in kinds else len(kinds)
    return TIERS.index(found.tier), -found.weight, place


def item_key(name: str, item: Mapping[str, Node]) -> dict[str, Node]:
    """The fields that tell which item of the list ``name`` it is, those that it has."""
    known = _items().get(name)
    by = known.by if known else NAMES
    return {field: item[field] for field in by if item.get(field)}


def pair_items(before: Sequence[Node], after: Sequence[Node], steps: Steps) -> list[Pair]:
    """The items of two lists of a notice beside each other, by what identifies them."""
    name = next((step for step in reversed(steps) if isinstance(step, str)), "")
    known = _items().get(name)
    if known is None:
        named = [partial(_key, by=(field,)) for field in NAMES]
        texts = [len(item) for item in (*before, *after) if isinstance(item, str)]
        alike = not texts or sum(texts) > NAMED * len(texts)
        return paired_by((key_of, id_of, *named), before, after, alike=alike)
    counts = range(len(known.by), known.least - 1, -1)
    keys: list[KeyOf] = [partial(_key, by=known.by[:count]) for count in counts]
    return paired_by((key_of, *keys), before, after, alike=False)


def is_whole(value: Node, steps: Steps) -> bool:
    """Whether a table or a list is one value: a period, an amount, the lines of an address."""
    if isinstance(value, dict):
        return {"quantity", "unit"} <= value.keys() or {"amount", "currency"} <= value.keys()
    return isinstance(value, list) and steps[-1:] != () and steps[-1] in _table()["one_value"]


def _key(item: Node, by: tuple[str, ...]) -> str:
    """The values of some fields as a text; nothing if the item has none of them."""
    found = {field: item.get(field) for field in by} if isinstance(item, dict) else {}
    return json.dumps(found, sort_keys=True) if any(found.values()) else ""


def _longest(names: tuple[str, ...]) -> Consequence | None:
    rows = _rows()
    return next((rows[names[:n]] for n in range(len(names), 0, -1) if names[:n] in rows), None)


@cache
def _repeating() -> frozenset[str]:
    """The lists whose items repeat the sections of a notice."""
    return frozenset(_table()["repeating"])


@cache
def _rows() -> Mapping[tuple[str, ...], Consequence]:
    rows = (_row(row) for row in _table()["field"])
    return {row.path: row for row in rows}


@cache
def _other() -> Consequence:
    return _row({"path": "", **_table()["unlisted"]})


@cache
def _items() -> Mapping[str, _Item]:
    return {row["name"]: _Item(tuple(row["by"]), row["least"]) for row in _table()["list"]}


def _row(row: Mapping[str, Any]) -> Consequence:
    path = tuple(filter(None, row["path"].split(".")))
    return Consequence(path, row["tier"], row["weight"], row["why"], row.get("worst", "removed"))


@cache
def _table() -> Mapping[str, Any]:
    text = files(__package__).joinpath("consequences.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
