"""The order of a list: of facts and of measures one up, of facts all by their dates.

What names a fact or a measure names its id, which stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from comity.tasks.authoring.agenda import NARRATIVE
from comity.tasks.authoring.unfinished_tree import with_value
from comity.tasks.questions.known import KINDS_IN

__all__ = ["BY_DATE", "UP", "in_order"]

UP = "_up"
"""The name of the button that moves an item one up; its value is the path of the item."""
BY_DATE = "_by_date"
"""The name of the button that puts the facts in the order of their dates."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOVED = (NARRATIVE, *KINDS_IN)
"""The lists whose items can be moved."""
ROW = re.compile(rf"({'|'.join(MOVED)})\[(\d{{1,4}})\]")


def in_order(
    posted: Mapping[str, Sequence[str]], tree: dict[str, Any], held: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A tree in the order that a button asks for, and what is held beside it.

    Args:
        posted: the form; the number in it is that of the page, on which rows may be ticked that
            are gone from the tree.
        tree: what was made of the form.
        held: what cannot stand in the tree, by field path.
    """
    asked = ROW.fullmatch(next(iter(posted.get(UP, ())), ""))
    name = NARRATIVE if BY_DATE in posted else asked[1] if asked else ""
    items = tree.get(name)
    if not isinstance(items, list):
        return tree, held
    if BY_DATE in posted:
        order = _by_date(items)
    else:
        order = _one_up(posted, name, int(asked[2]) if asked else 0, len(items))
    if order == list(range(len(items))):
        return tree, held
    places = {before: after for after, before in enumerate(order)}
    moved = with_value(tree, name, [items[number] for number in order])
    return moved, {_moved(path, name, places): value for path, value in held.items()}


def _by_date(facts: Sequence[Any]) -> list[int]:
    """By date; a fact without one stays behind the fact before it, and so does one of the same day.

    What was typed as a date and is none counts as no date.
    """
    keys: list[str] = []
    for fact in facts:
        date = str(fact.get("date") or "") if isinstance(fact, Mapping) else ""
        keys.append(date if DAY.fullmatch(date) else (keys[-1] if keys else ""))
    return sorted(range(len(facts)), key=lambda number: keys[number])


def _one_up(posted: Mapping[str, Sequence[str]], name: str, seen: int, size: int) -> list[int]:
    """The items of a list with one of them before the one above it, as the page showed them."""
    order = list(range(size))
    removed = re.compile(rf"{name}\[(\d{{1,4}})\]!remove")
    gone = [int(row[1]) for one in posted if (row := removed.fullmatch(one))]
    number = seen - sum(one < seen for one in gone)
    if seen not in gone and 0 < number < size:
        order[number - 1], order[number] = order[number], order[number - 1]
    return order


def _moved(path: str, name: str, places: Mapping[int, int]) -> str:
    row = ROW.match(path)
    if row is None or row[1] != name:
        return path
    return f"{name}[{places[int(row[2])]}]{path[row.end() :]}"
