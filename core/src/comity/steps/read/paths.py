"""Field paths: ``measures[0].period.from``, in the names that an author writes.

A list counts from 0. A key that would make a path ambiguous (one with a dot, a bracket, a
quote or white space in it) stands in brackets and quotes: ``extensions["a.b"]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Any

from comity.model.patches import Patch, patch

_PLAIN = re.compile(r"[^\s.\[\]\"\\\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_STEP = re.compile(r'\[\d+\]|\["(?:[^"\\]|\\.)*"\]|\.?[^.\[\]"\s]+')


def join(path: str, step: str | int) -> str:
    """The path of the key or the item ``step`` within ``path``."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    if not _PLAIN.fullmatch(step):
        return f"{path}[{json.dumps(step)}]"
    return f"{path}.{step}" if path else step


def join_all(steps: Iterable[str | int]) -> str:
    """The path that the steps make, from the document down."""
    path = ""
    for step in steps:
        path = join(path, step)
    return path


def steps_of(path: str) -> list[str | int]:
    """The keys and numbers of a path: what ``join_all`` takes; of a hidden name, its mark alone."""
    return [_step(step) for step in _STEP.findall(path)]


def _step(step: str) -> str | int:
    if step.startswith('["'):
        return str(json.loads(step[1:-1]))
    return int(step[1:-1]) if step.startswith("[") else step.removeprefix(".")


def parent(path: str) -> str:
    """The path one step up; that of the document (``""``) for a key of the document."""
    return "".join(_STEP.findall(path)[:-1])


def renamed(table: str, name: str, meant: str, value: Any) -> Patch:
    """The patch that gives a key of a table the name that was meant, and leaves its value."""
    return patch((join(table, name), None), (join(table, meant), value))


def covered(path: str, fields: Collection[str]) -> bool:
    """Whether ``path`` itself, or a group or list that it lies in, is one of ``fields``."""
    if not fields:
        return False
    while path and path not in fields:
        path = parent(path)
    return path in fields


def with_ancestors(fields: Iterable[str]) -> set[str]:
    """The fields, and every group and list that they lie in, up to the document."""
    found: set[str] = {""}
    for path in fields:
        while path not in found:
            found.add(path)
            path = parent(path)
    return found
