"""The order of a list of facts: one up, or all by their dates. What names a fact names its id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from comity.tasks.authoring.agenda import NARRATIVE
from comity.tasks.authoring.unfinished_tree import with_value

__all__ = ["BY_DATE", "UP", "in_order"]

UP = "_up"
"""The name of the button that moves a fact one up; its value is the path of the fact."""
BY_DATE = "_by_date"
"""The name of the button that puts the facts in the order of their dates."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ROW = re.compile(rf"{NARRATIVE}\[(\d{{1,4}})\]")


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
    facts = tree.get(NARRATIVE)
    if not isinstance(facts, list) or not (UP in posted or BY_DATE in posted):
        return tree, held
    order = _by_date(facts) if BY_DATE in posted else _one_up(posted, len(facts))
    if order == list(range(len(facts))):
        return tree, held
    places = {before: after for after, before in enumerate(order)}
    moved = with_value(tree, NARRATIVE, [facts[number] for number in order])
    return moved, {_moved(path, places): value for path, value in held.items()}


def _by_date(facts: Sequence[Any]) -> list[int]:
    """By date; a fact without one stays behind the fact before it, and so does one of the same day.

    What was typed as a date and is none counts as no date.
    """
    keys: list[str] = []
    for fact in facts:
        date = str(fact.get("date") or "") if isinstance(fact, Mapping) else ""
        keys.append(date if DAY.fullmatch(date) else (keys[-1] if keys else ""))
    return sorted(range(len(facts)), key=lambda number: keys[number])


def _one_up(posted: Mapping[str, Sequence[str]], size: int) -> list[int]:
    order = list(range(size))
    asked = ROW.fullmatch(next(iter(posted[UP]), ""))
    if asked is None:
        return order
    seen = int(asked[1])
    gone = [int(row[1]) for name in posted if (row := re.fullmatch(rf"{ROW.pattern}!remove", name))]
    number = seen - sum(one < seen for one in gone)
    if seen not in gone and 0 < number < size:
        order[number - 1], order[number] = order[number], order[number - 1]
    return order


def _moved(path: str, places: Mapping[int, int]) -> str:
    row = ROW.match(path)
    if row is None:
        return path
    return f"{NARRATIVE}[{places[int(row[1])]}]{path[row.end() :]}"
