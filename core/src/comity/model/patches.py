"""Patches: the one change to a case file that cures a finding, for a program to offer and apply.

A patch is there only where the cure has one value that a machine can know. It never states a fact
that the file does not state, and it never decides between two cures.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias, Union

__all__ = ["Change", "Patch", "Tree", "is_tree", "patch", "path_steps", "tree_of"]

Tree: TypeAlias = Union[str, list["Tree"], dict[str, "Tree"]]  # noqa: UP007  not at run time
"""What a case file holds before any model has read it: texts, lists and tables of these."""

USUAL = 200
"""Characters of a path whose steps are remembered; a longer one is no field that a form has."""
STEP = re.compile(r'\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.\[\]"\s]+)')


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the value that the field at ``path`` takes, or None to remove the field.

    ``facts[3]`` of a list of three is a further item.
    """

    path: str
    value: Tree | None = None

    def __hash__(self) -> int:
        """The hash of the path: equal changes have equal paths, and a value may be a list."""
        return hash(self.path)


@dataclass(frozen=True, slots=True)
class Patch:
    """Changes that belong together, in the order in which they are made."""

    changes: tuple[Change, ...]

    def data(self) -> list[dict[str, Any]]:
        """The changes as JSON types; the value of a removal is null."""
        return [{"path": change.path, "value": change.value} for change in self.changes]


def patch(*changes: tuple[str, Any]) -> Patch:
    """A patch of paths and values, each value as the case file would have it."""
    return Patch(
        tuple(Change(path, None if value is None else tree_of(value)) for path, value in changes)
    )


def tree_of(value: Any) -> Tree:
    """A value of a draft as a case file has it: what is absent in a table is left out."""
    if isinstance(value, Mapping):
        return {str(key): tree_of(one) for key, one in value.items() if one is not None}
    if isinstance(value, (list, tuple)):
        return [tree_of(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def is_tree(value: Any) -> bool:
    """Whether a value is a tree."""
    if isinstance(value, dict):
        return all(type(key) is str and is_tree(one) for key, one in value.items())
    if isinstance(value, list):
        return all(map(is_tree, value))
    return type(value) is str


def path_steps(path: str) -> tuple[str | int, ...]:
    """The keys and the numbers of items that a field path names.

    Raises:
        ValueError: the path is empty or not one.
    """
    return _known_steps(path) if len(path) <= USUAL else _steps(path)


def _steps(path: str) -> tuple[str | int, ...]:
    steps: list[str | int] = []
    end = 0
    while end < len(path):
        found = STEP.match(path, end)
        if found is None or (not steps and (found[1] or path.startswith("."))):
            raise ValueError(f"not the path of a field: {path!r}")
        number, quoted, plain = found.groups()
        steps.append(int(number) if number else json.loads(quoted) if quoted else plain)
        end = found.end()
    if not steps:
        raise ValueError("not the path of a field: ''")
    return tuple(steps)


_known_steps = lru_cache(maxsize=8192)(_steps)
