"""The unfinished document of an interview: a plain tree, and its values by field path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from comity.model.patches import patch, path_steps
from comity.tasks.patching import apply
from comity.tasks.questions.relevance import Relevance

__all__ = ["completed", "is_answered", "item_paths", "value_at", "with_value"]

Table = dict[str, Any]
ITEM = re.compile(r"\[\d+\]")


def value_at(tree: Any, path: str) -> Any:
    """The value at a path, or None if there is none."""
    found = tree
    for step in path_steps(path):
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        else:
            return None
    return found


def with_value(tree: Table, path: str, value: Any) -> Table:
    """The tree with a value set; None removes it, and the tables that are then empty."""
    if value is None and value_at(tree, path) is None:
        return tree
    return apply(tree, patch((path, value)))


def is_answered(value: Any) -> bool:
    """Whether a value says anything."""
    if value is None or isinstance(value, str):
        return bool(value and value.strip())
    if isinstance(value, Mapping):
        return any(map(is_answered, value.values()))
    if isinstance(value, (list, tuple)):
        return any(map(is_answered, value))
    return False


def completed(tree: Table, found: Mapping[str, Relevance]) -> Table:
    """The tree with every derived value that its author has not answered otherwise.

    Nothing is derived for an item of a list that is not there, nor within what is no table: a text
    that stands for one stays as its author wrote it.
    """
    made = tree
    for path, one in found.items():
        if one.state != "derived" or not is_answered(one.value):
            continue
        around = item_paths(path)
        if is_answered(value_at(made, path)) or any(value_at(made, p) is None for p in around):
            continue
        if _has_place(made, path):
            made = with_value(made, path, one.value)
    return _schema_first(made)


def _has_place(tree: Any, path: str) -> bool:
    """Whether all that a path leads through can hold it, or is not there yet."""
    found = tree
    for step in path_steps(path):
        if found is None:
            return True
        if isinstance(found, list) and isinstance(step, int):
            found = found[step] if step < len(found) else None
        elif isinstance(found, dict) and isinstance(step, str):
            found = found.get(step)
        else:
            return False
    return True


def item_paths(path: str) -> tuple[str, ...]:
    """The paths of the items of lists in which a path is, the outermost first."""
    if "[" not in path:
        return ()
    return tuple(path[: match.end()] for match in ITEM.finditer(path))


def _schema_first(tree: Table) -> Table:
    first: Table = {name: tree[name] for name in ("schema", "kind") if name in tree}
    return {**first, **tree}
