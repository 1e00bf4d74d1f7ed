"""Two authors who each added an entry to a list: both may stay, as entries of their own."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from comity.api import Conflict
from comity.tasks.authoring.unfinished_tree import value_at, with_value

__all__ = ["are_two_entries", "with_another_entry"]

NUMBERED = re.compile(r"([A-Za-z]{1,3})(\d{1,6})")
ENTRY = re.compile(r"(.+)\[\d+\]")


def are_two_entries(one: Conflict, mine: Mapping[str, Any], held: Mapping[str, Any]) -> bool:
    """Whether both sides of a conflict are new entries of a list that can stand beside each other.

    Mine gets another id then. So it must not be named anywhere in what its author wrote: nobody
    could tell whether another mention means mine or theirs.

    Args:
        one: the conflict.
        mine: the whole tree of its author.
        held: what that author typed and cannot stand in a file, by field path.
    """
    if one.base is not None or not (isinstance(one.mine, dict) and isinstance(one.theirs, dict)):
        return False
    id = one.mine.get("id")
    if not ENTRY.fullmatch(one.path) or not isinstance(id, str) or not NUMBERED.fullmatch(id):
        return False
    if id != one.theirs.get("id"):
        return False
    named = re.compile(rf"(?<!\w){re.escape(id)}(?!\w)", re.IGNORECASE)
    mentions = sum(len(named.findall(text)) for text in (*_texts(mine), *map(str, held.values())))
    return mentions == 1 and not any(path.startswith(f"{one.path}.") for path in held)


def with_another_entry(tree: dict[str, Any], path: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The tree with an entry at the end of its list, under the number after all others.

    Args:
        tree: the whole tree.
        path: where the entry clashed, ``persons[3]``.
        entry: one that ``are_two_entries`` let pass.

    Raises:
        ValueError: the path is no entry of a list, or the entry has no id with a number.
    """
    around, own = ENTRY.fullmatch(path), NUMBERED.fullmatch(str(entry.get("id")))
    if around is None or own is None:
        raise ValueError(f"no numbered entry of a list: {path}")
    items = value_at(tree, around[1]) or []
    ids = [str(item.get("id")) for item in items if isinstance(item, Mapping)]
    numbers = [int(found[2]) for one in ids if (found := NUMBERED.fullmatch(one))]
    made = {**copy.deepcopy(dict(entry)), "id": f"{own[1]}{max(numbers, default=0) + 1}"}
    return with_value(tree, around[1], [*items, made])


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    else:
        yield str(node)
