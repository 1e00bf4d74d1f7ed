"""What differs between two trees: added, removed, changed, moved, each with where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.law.particular_forms import form_of
from comity.steps.read.plain_tree import Node
from comity.tasks.revisions.matching import Pair, id_of, moved, paired

__all__ = ["Difference", "How", "Manner", "Steps", "differences"]

How = Literal["added", "removed", "changed", "moved"]
Steps = tuple[str | int, ...]
WHOLE = ("money", "period")
"""Tables that are one value to whoever reads them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; ``before`` and ``after`` are None where there is no such value.

    ``steps`` lead to the value in the later tree, or in the earlier one where it was removed;
    ``labels`` are the same steps with an item's id, where it has one, in the place of its number.
    ``places`` are the two numbers of an item that moved, counted from 1.
    """

    how: How
    steps: Steps
    labels: Steps
    before: Node | None
    after: Node | None
    places: tuple[int, int] = (0, 0)


def _one_value(value: Node, steps: Steps) -> bool:
    return isinstance(value, dict) and form_of(value) in WHOLE


@dataclass(frozen=True, slots=True)
class Manner:
    """How two trees are told apart.

    ``pair`` sets the items of two lists beside each other, ``is_whole`` tells which tables and
    lists are one value to whoever reads them. Without ``order``, an item that stands elsewhere is
    no difference. With ``deep``, a table or a list of tables that only one tree has is told field
    by field. ``label`` is what stands for an item among the labels, in the place of its number.
    """

    pair: Callable[[Sequence[Node], Sequence[Node], Steps], list[Pair]] = lambda a, b, _: paired(
        a, b
    )
    is_whole: Callable[[Node, Steps], bool] = _one_value
    order: bool = True
    deep: bool = False
    label: Callable[[Node, Steps], str] = lambda item, _: id_of(item)


REVISION = Manner()
"""Of two revisions of a case: items by their ids, else by likeness, each place counted."""


def differences(
    before: Node, after: Node, steps: Steps = (), labels: Steps = (), manner: Manner = REVISION
) -> Iterator[Difference]:
    """The differences between two values, those of a table in the order of its keys."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        if manner.is_whole(before, steps) and manner.is_whole(after, steps):
            yield Difference("changed", steps, labels, before, after)
        else:
            yield from _of_tables(before, after, steps, labels, manner)
    elif isinstance(before, list) and isinstance(after, list) and not manner.is_whole(after, steps):
        yield from _of_lists(before, after, steps, labels, manner)
    else:
        yield Difference("changed", steps, labels, before, after)


def _of_tables(
    before: dict[str, Node], after: dict[str, Node], steps: Steps, labels: Steps, manner: Manner
) -> Iterator[Difference]:
    for key in dict.fromkeys([*before, *after]):
        there, named = (*steps, key), (*labels, key)
        old, new = before.get(key), after.get(key)
        if manner.deep and (old is None or new is None):
            empty = _emptied(new if old is None else old, there, manner)
            old, new = empty if old is None else old, empty if new is None else new
        if new is None:
            yield Difference("removed", there, named, old, None)
        elif old is None:
            yield Difference("added", there, named, None, new)
        else:
            yield from differences(old, new, there, named, manner)


def _emptied(value: Node | None, steps: Steps, manner: Manner) -> Node | None:
    """What stands for a missing value, where the other one is told field by field."""
    if isinstance(value, dict) and not manner.is_whole(value, steps):
        return {}
    tables = isinstance(value, list) and all(isinstance(item, dict) for item in value)
    return [] if tables and not manner.is_whole(value or [], steps) else None


def _of_lists(
    before: list[Node], after: list[Node], steps: Steps, labels: Steps, manner: Manner
) -> Iterator[Difference]:
    pairs = manner.pair(before, after, steps)
    elsewhere = moved(pairs) if manner.order else set()
    for i, j in pairs:
        item = after[j] if j is not None else before[i or 0]
        number = j if j is not None else i or 0
        there = (*steps, number)
        named = (*labels, manner.label(item, there) or number)
        if i is None:
            yield Difference("added", there, named, None, item)
        elif j is None:
            yield Difference("removed", there, named, item, None)
        else:
            if j in elsewhere:
                yield Difference("moved", there, named, before[i], item, (i + 1, j + 1))
            yield from differences(before[i], item, there, named, manner)
