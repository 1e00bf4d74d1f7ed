"""Values put into a tree: new keys in the order of the model, no empty tables left."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from comity.model.patches import path_steps
from comity.steps.read.paths import join_all
from comity_web.forms.book import Book, is_listed

__all__ = ["Placing"]

Steps = tuple[str | int, ...]
FARTHEST = 20
"""How far behind the last item of a list a further one can be; no page shows more empty rows."""
ITEM = re.compile(r"\[\d+\]")


class Placing:
    """A tree of one's own that is filled field by field; items keep their numbers to the end."""

    def __init__(self, known: Book, tree: dict[str, Any]) -> None:
        self.book, self.before, self.tree = known, tree, deepcopy(tree)
        self.new_items: list[str] = []
        self._emptied: set[Steps] = set()
        self._removed: set[Steps] = set()

    def put(self, path: str, value: Any) -> None:
        """Set a value; None takes the key away."""
        steps = path_steps(path)
        if value is None:
            self._take(steps)
        else:
            self._set(steps, value)

    def rename(self, path: str, key: str, value: Any) -> None:
        """Put a value under another key of the same table, in the place of the one before."""
        steps = path_steps(path)
        around = _at(self.tree, steps[:-1])
        if not isinstance(around, dict) or key == steps[-1] or key in around:
            self._set(steps, value)
            return
        rows = [(key, value) if name == steps[-1] else (name, one) for name, one in around.items()]
        around.clear()
        around.update(rows)

    def remove(self, path: str) -> None:
        """Take an item of a list away, when all else is done."""
        self._removed.add(path_steps(path))

    def lists_around(self, path: str) -> tuple[str, ...]:
        """The lists in whose items a path is, the outermost first."""
        return tuple(path[: found.start()] for found in ITEM.finditer(path))

    def finished(self, *, keep_items: bool = False) -> dict[str, Any]:
        """The tree without what was emptied or removed.

        Args:
            keep_items: whether an item that was emptied keeps its place, as it was before.
        """
        for steps in sorted(self._emptied, key=len, reverse=True):
            self._prune(steps)
        gone = sorted(self._removed, key=lambda one: (len(one), _number(one)), reverse=True)
        for steps in gone:
            if keep_items and (before := _at(self.before, steps)) is not None:
                _at(self.tree, steps[:-1])[steps[-1]] = deepcopy(before)
            else:
                self._delete(steps)
        if not keep_items:
            self._renumber(gone)
        return self.tree

    def _delete(self, steps: Steps) -> None:
        """Take an item out of its list, and the list with its last one."""
        around, number = _at(self.tree, steps[:-1]), steps[-1]
        if isinstance(around, list) and isinstance(number, int) and number < len(around):
            del around[number]
            if not around:
                self._take(steps[:-1])
                self._prune(steps[:-2])

    def _set(self, steps: Steps, value: Any) -> None:
        here: Any = self.tree
        for number, step in enumerate(steps):
            last = number == len(steps) - 1
            below = value if last else [] if isinstance(steps[number + 1], int) else {}
            if isinstance(step, int):
                if not isinstance(here, list) or step > len(here) + FARTHEST:
                    return
                while len(here) <= step:
                    here.append({})
                    self._new(steps[:number], len(here) - 1)
                if last:
                    here[step] = value
            elif not isinstance(here, dict):
                return
            elif last and step in here:
                here[step] = value
            elif step not in here:
                self._insert(here, steps[:number], step, below)
            here = here[step]

    def _new(self, around: Steps, number: int) -> None:
        steps = (*around, number)
        self.new_items.append(join_all(steps))
        self._emptied.add(steps)  # gone again if nothing comes into it

    def _insert(self, table: dict[str, Any], around: Steps, key: str, value: Any) -> None:
        """A new key, before the first that the model has after it."""
        order = [one.name for one in self.book.below(join_all(around), self.tree)]
        after = set(order[order.index(key) + 1 :]) if key in order else set()
        rest: dict[str, Any] = {}
        for name in list(table):
            if rest or name in after:
                rest[name] = table.pop(name)
        table[key] = value
        table.update(rest)

    def _take(self, steps: Steps) -> None:
        around = _at(self.tree, steps[:-1])
        key = steps[-1]
        if isinstance(around, dict) and isinstance(key, str) and key in around:
            del around[key]
            self._emptied.add(steps[:-1])

    def _prune(self, steps: Steps) -> None:
        """Take away a table or a list that nothing is left in, and what is then empty around it."""
        while steps:
            here = _at(self.tree, steps)
            is_bare = isinstance(here, (dict, list)) and not here
            if isinstance(steps[-1], int):
                if is_bare or self._is_id_alone(here, steps):
                    self._removed.add(steps)
                return
            if not is_bare:
                return
            around = _at(self.tree, steps[:-1])
            if isinstance(around, dict):
                around.pop(str(steps[-1]), None)
            steps = steps[:-1]

    def _is_id_alone(self, here: Any, steps: Steps) -> bool:
        """Whether nothing but the id is left of a row."""
        if not isinstance(here, dict) or set(here) != {"id"}:
            return False
        field = self.book.field(join_all(steps[:-1]), self.tree)
        return field is not None and not is_listed(field)

    def _renumber(self, gone: list[Steps]) -> None:
        """The new items under the numbers that they have now."""
        made = []
        for path in self.new_items:
            steps = path_steps(path)
            if steps in self._removed:
                continue
            now = list(steps)
            for one in gone:
                depth = len(one) - 1
                if (
                    len(steps) > depth
                    and steps[:depth] == one[:depth]
                    and _after(steps, one, depth)
                ):
                    now[depth] = int(now[depth]) - 1
            made.append(join_all(now))
        self.new_items = made


def _at(tree: Any, steps: Steps) -> Any:
    here = tree
    for step in steps:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here


def _after(steps: Steps, gone: Steps, depth: int) -> bool:
    here, there = steps[depth], gone[depth]
    return isinstance(here, int) and isinstance(there, int) and here > there


def _number(steps: Steps) -> int:
    return steps[-1] if isinstance(steps[-1], int) else -1
