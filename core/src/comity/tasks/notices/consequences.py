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
    "identity_of",
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
    """Which fields tell an item of a list, how many of them at least, and which tell it if need be.

    Each of ``else_by`` pairs what is left where only one item on each side has those values.
    """

    by: tuple[str, ...]
    least: int
    else_by: tuple[tuple[str, ...], ...] = ()
    sole: bool = False


def consequence_of(steps: Steps, item: Node | None = None) -> Consequence:
    """The row that speaks for a field: the longest that its path begins with.

    ``item`` is the item of the list at the top that the steps lead into. What names its section
    there, as a remark does, has the row of the section.

    Where none does, the names before do not count: ``variants[0].channels[1].hours`` is told by
    the row of ``channels``. A row for the container itself serves where no section within it is
    known.
    """
    names = tuple(step for step in steps if isinstance(step, str))
    if names and names[0] in _table()["by_section"] and isinstance(item, dict):
        section = _table()["sections"].get(str(item.get("section")))
        names = tuple(section.split(".")) if section else names
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
    rare: list[KeyOf] = [partial(_key, by=by) for by in known.else_by]
    if known.sole:
        rare.append(_same)
    return paired_by((key_of, *keys), before, after, alike=False, rare=rare)


def identity_of(name: str) -> str:
    """The field that tells first which item of the list ``name`` it is; nothing if none does."""
    known = _items().get(name)
    return known.by[0] if known else ""


def is_whole(value: Node, steps: Steps) -> bool:
    """Whether a table or a list is one value: a period, an amount, the lines of an address."""
    if isinstance(value, dict):
        return {"quantity", "unit"} <= value.keys() or {"amount", "currency"} <= value.keys()
    return isinstance(value, list) and steps[-1:] != () and steps[-1] in _table()["one_value"]


def _same(_: Node) -> str:
    """One key for all: it pairs the one item that is left on each side."""
    return "item"


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
    return {row["name"]: _item(row) for row in _table()["list"]}


def _item(row: Mapping[str, Any]) -> _Item:
    further = tuple(tuple(by) for by in row.get("else_by", ()))
    return _Item(tuple(row["by"]), row["least"], further, row.get("sole", False))


def _row(row: Mapping[str, Any]) -> Consequence:
    path = tuple(filter(None, row["path"].split(".")))
    return Consequence(path, row["tier"], row["weight"], row["why"], row.get("worst", "removed"))


@cache
def _table() -> Mapping[str, Any]:
    text = files(__package__).joinpath("consequences.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
