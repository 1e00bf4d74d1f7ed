"""Applying the patch of a finding to the tree of a case file."""

from __future__ import annotations

from typing import Any

from comity.model.patches import Patch, Tree, path_steps

__all__ = ["apply"]

Steps = tuple[str | int, ...]


def apply(data: dict[str, Tree], patch: Patch) -> dict[str, Tree]:
    """The tree after every change of a patch; the tree that was given stays as it is.

    Everything that no change names keeps its value and its place. A new field comes last in its
    table. A table that a change needs is created; one that a removal leaves empty is removed too,
    and so is such a list.

    Raises:
        ValueError: a change does not fit the tree: it removes what is not there, goes through a
            text, or names an item further than one past the end of its list.
    """
    changed: Tree = data
    for change in patch.changes:
        changed = _changed(changed, path_steps(change.path), change.value, change.path)
    if not isinstance(changed, dict):  # the first step of every path is a key
        return {}
    return changed


def _changed(node: Any, steps: Steps, value: Tree | None, path: str) -> Any:
    """A copy of a node in which one value is set, added or removed; None if nothing is left."""
    first, *rest = steps
    copy = _opened(node, first, path)
    there = first < len(copy) if isinstance(first, int) else first in copy
    if value is None and not there:
        raise ValueError(f"the patch does not fit: there is no {path}")
    inner: Any = value
    if rest:
        inner = _changed(copy[first] if there else None, tuple(rest), value, path)
    if inner is None:
        del copy[first]
        return copy or None
    if isinstance(copy, list) and not there:
        copy.append(inner)
    else:
        copy[first] = inner
    return copy


def _opened(node: Any, first: str | int, path: str) -> Any:
    """A copy of a table or list that can have a step below it."""
    if node is None:
        node = [] if isinstance(first, int) else {}
    fits = isinstance(node, list) if isinstance(first, int) else isinstance(node, dict)
    if not fits or (isinstance(first, int) and first > len(node)):
        raise ValueError(f"the patch does not fit: {path} has no place in this file")
    return node.copy()
