"""Trees of cases as text, and back: keys keep the order of their author."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from comity.steps.read import paths
from comity_web.cases.models import Revision

__all__ = [
    *("Leaf", "answered", "held_after", "held_of", "merged_held", "moved", "text_of", "told_by"),
    "tree_of",
]

Leaf = tuple[tuple[str, ...], str]
"""A value of a tree as text, and its place."""


def text_of(tree: Mapping[str, Any]) -> str:
    """A tree as it is stored: JSON, keys in their order."""
    return json.dumps(tree, ensure_ascii=True, separators=(",", ":"))


def tree_of(revision: Revision) -> dict[str, Any]:
    """The tree of a revision, in the author's order of keys; the caller may change it."""
    found: dict[str, Any] = json.loads(revision.text)
    return found


def told_by(node: Any, place: tuple[str, ...] = ()) -> set[Leaf]:
    """Each value of a tree with its place: an item by its id, one without in any order."""
    if isinstance(node, Mapping):
        parts = [(str(key), value) for key, value in node.items()]
    elif isinstance(node, list):
        parts = [(_item(one), one) for one in node]
    else:
        return {(place, str(node))}
    return {leaf for key, value in parts for leaf in told_by(value, (*place, key))}


def _item(node: Any) -> str:
    return f"#{node['id']}" if isinstance(node, Mapping) and "id" in node else "#"


def held_of(revision: Revision) -> dict[str, Any]:
    """What was typed and cannot stand in a case file, by field path; the caller may change it."""
    found: dict[str, Any] = json.loads(revision.held) if revision.held else {}
    return found


def moved(path: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str | None:
    """Where a field of one tree is in another; None if its item went."""
    old: Any = before
    new: Any = after
    steps: list[str | int] = []
    for step in paths.steps_of(path):
        place = step
        if isinstance(step, int) and isinstance(old, list) and isinstance(new, list):
            found = _number(step, old, new)
            if found is None:
                return None
            place = found
        steps.append(place)
        old, new = _below(old, step), _below(new, place)
    return paths.join_all(steps)


def held_after(
    held: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Any]:
    """Held values by their paths in a later tree; those of items that went go too.

    Whoever removes or moves items of a list gives ``save`` the held values by this.
    """
    made = {}
    for path, value in held.items():
        now = moved(path, before, after)
        if now is not None:
            made[now] = value
    return made


def answered(
    held: Mapping[str, Any],
    known: Mapping[str, Any],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> dict[str, Any]:
    """Held values without those whose field has got another value since: it was answered."""
    made = {}
    for path, value in held.items():
        steps = paths.steps_of(path)
        now = _at(after, steps)
        if path not in known or known[path] != value or not now or now == _at(before, steps):
            made[path] = value
    return made


def merged_held(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What two authors' held values come to, and the paths at which they clash; mine stand there.

    All paths are those of one tree.
    """
    made: dict[str, Any] = {}
    clashes = []
    for path in dict.fromkeys([*mine, *theirs]):
        old, one, other = base.get(path), mine.get(path), theirs.get(path)
        value = other if old == one else one
        if value is not None:
            made[path] = value
        if old not in (one, other) and one != other:
            clashes.append(path)
            made.setdefault(path, one if one is not None else other)
    return made, tuple(clashes)


def _number(step: int, old: list[Any], new: list[Any]) -> int | None:
    """Where an item is now: by its id, else where the same item stands; None if it went."""
    if step >= len(old):
        return step
    named = _id(old[step])
    if named is not None:
        return next((number for number, item in enumerate(new) if _id(item) == named), None)
    if step < len(new) and (new[step] == old[step] or len(new) == len(old)):
        return step
    same = next((number for number, item in enumerate(new) if item == old[step]), None)
    return same if same is not None or len(new) < len(old) else step


def _id(item: Any) -> str | None:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) and found else None


def _at(node: Any, steps: list[str | int]) -> Any:
    for step in steps:
        node = _below(node, step)
    return node


def _below(node: Any, step: str | int) -> Any:
    if isinstance(node, dict) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return None
