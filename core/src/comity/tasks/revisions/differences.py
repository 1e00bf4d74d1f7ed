"""What differs between two trees: added, removed, changed, moved, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from comity.law.particular_forms import form_of
from comity.steps.read.plain_tree import Node
from comity.tasks.revisions.matching import id_of, moved, paired

__all__ = ["Difference", "How", "Steps", "differences"]

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


def differences(
    before: Node, after: Node, steps: Steps = (), labels: Steps = ()
) -> Iterator[Difference]:
    """The differences between two values, those of a table in the order of its keys."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        if form_of(before) in WHOLE and form_of(after) in WHOLE:
            yield Difference("changed", steps, labels, before, after)
        else:
            yield from _of_tables(before, after, steps, labels)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, steps, labels)
    else:
        yield Difference("changed", steps, labels, before, after)


def _of_tables(
    before: dict[str, Node], after: dict[str, Node], steps: Steps, labels: Steps
) -> Iterator[Difference]:
    for key in dict.fromkeys([*before, *after]):
        there, named = (*steps, key), (*labels, key)
        if key not in after:
            yield Difference("removed", there, named, before[key], None)
        elif key not in before:
            yield Difference("added", there, named, None, after[key])
        else:
            yield from differences(before[key], after[key], there, named)


def _of_lists(
    before: list[Node], after: list[Node], steps: Steps, labels: Steps
) -> Iterator[Difference]:
    pairs = paired(before, after)
    elsewhere = moved(pairs)
    for i, j in pairs:
        item = after[j] if j is not None else before[i or 0]
        number = j if j is not None else i or 0
        there, named = (*steps, number), (*labels, id_of(item) or number)
        if i is None:
            yield Difference("added", there, named, None, item)
        elif j is None:
            yield Difference("removed", there, named, item, None)
        else:
            if j in elsewhere:
                yield Difference("moved", there, named, before[i], item, (i + 1, j + 1))
            yield from differences(before[i], item, there, named)
