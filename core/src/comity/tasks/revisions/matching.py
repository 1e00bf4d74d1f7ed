"""Which item of a list is which of another: by id, by what they say, else by likeness."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import product

from comity.model.drafts.base import leaves
from comity.steps.read.plain_tree import Node

__all__ = [
    "ALIKE",
    "KeyOf",
    "Pair",
    "id_of",
    "ids_of",
    "key_of",
    "likeness",
    "moved",
    "paired",
    "paired_by",
]

ALIKE = 0.5
"""From which likeness on an item counts as an edited one, and not as another."""
MOST = 10_000
"""With more pairs than this nothing is compared by likeness, which would take too long."""
LONGEST = 2000
"""How much of a text is compared."""
SHORT = 12
"""A field of no more than this (a date, a number, a word) is the same, or is not."""

Pair = tuple[int | None, int | None]
KeyOf = Callable[[Node], str]


def ids_of(items: Sequence[Node]) -> dict[str, Node] | None:
    """The items by their ids; None where one has no id, or two have the same."""
    found = {name: item for item in items if (name := id_of(item))}
    return found if len(found) == len(items) else None


def id_of(item: Node) -> str:
    """The id of an item, or nothing."""
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else ""


def key_of(item: Node) -> str:
    """What an item says, to be compared: the order of its keys does not count."""
    return json.dumps(item, sort_keys=True)


def paired(one: Sequence[Node], other: Sequence[Node]) -> list[Pair]:
    """The items of two lists beside each other, in the order of the later list.

    What is only in the earlier list stands after what came before it there.
    """
    return paired_by((id_of, key_of), one, other)


def paired_by(
    keys: Iterable[KeyOf],
    one: Sequence[Node],
    other: Sequence[Node],
    *,
    alike: bool = True,
    rare: Iterable[KeyOf] = (),
) -> list[Pair]:
    """The same, by other keys than the id: what the first key does not pair, the next one may.

    Args:
        keys: each gives the key of an item; what has an empty key is not paired by it.
        one: the earlier list.
        other: the later list.
        alike: whether what is left is paired by likeness.
        rare: keys that pair what is left before that, where one item on each side has the key.
    """
    found: dict[int, int] = {}
    for key in keys:
        _pair_by_key(found, *([key(item) for item in items] for items in (one, other)))
    for key in rare:
        _pair_the_only(found, *([key(item) for item in items] for items in (one, other)))
    if alike:
        _pair_by_likeness(found, one, other)
    return _in_order(found, len(one), len(other))


def moved(pairs: Iterable[Pair]) -> set[int]:
    """Which items of the later list stand elsewhere among those that were there before.

    As few as possible: those that stay are the longest run that is still in its old order.
    """
    both = [(i, j) for i, j in pairs if i is not None and j is not None]
    ends: list[int] = []  # for each length, the pair that ends a run with the least i
    came_from: dict[int, int] = {}
    for n, (i, _) in enumerate(both):
        length = bisect_left(ends, i, key=lambda m: both[m][0])
        if length:
            came_from[n] = ends[length - 1]
        ends[length : length + 1] = [n]
    stay: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        stay.add(at)
        at = came_from.get(at)
    return {j for n, (_, j) in enumerate(both) if n not in stay}


def _pair_by_key(found: dict[int, int], one: list[str], other: list[str]) -> None:
    """Pair what has the same key, one after the other; an empty key is none."""
    free: dict[str, list[int]] = {}
    taken = set(found.values())
    for j, key in enumerate(other):
        if key and j not in taken:
            free.setdefault(key, []).append(j)
    for i, key in enumerate(one):
        if i not in found and free.get(key):
            found[i] = free[key].pop(0)


def _pair_the_only(found: dict[int, int], one: list[str], other: list[str]) -> None:
    """Pair what is left with a key that no other item left on its side has."""
    taken = set(found.values())
    left = Counter(key for i, key in enumerate(one) if i not in found)
    right = Counter(key for j, key in enumerate(other) if j not in taken)
    places = {key: j for j, key in enumerate(other) if j not in taken}
    for i, key in enumerate(one):
        if key and i not in found and left[key] == right[key] == 1:
            found[i] = places[key]


def _pair_by_likeness(found: dict[int, int], one: Sequence[Node], other: Sequence[Node]) -> None:
    taken = set(found.values())
    left = [i for i in range(len(one)) if i not in found]
    right = [j for j in range(len(other)) if j not in taken]
    if len(left) * len(right) > MOST:
        return
    rated = [(likeness(one[i], other[j]), -abs(i - j), i, j) for i, j in product(left, right)]
    for rate, _, i, j in sorted(rated, key=lambda row: (-row[0], -row[1], row[2:])):
        if rate >= ALIKE and i not in found and j not in taken:
            found[i] = j
            taken.add(j)


def _in_order(found: dict[int, int], before: int, after: int) -> list[Pair]:
    back = {j: i for i, j in found.items()}
    pairs: list[Pair] = [(back.get(j), j) for j in range(after)]
    for i in range(before):
        if i not in found:
            place = next((n for n, (k, _) in enumerate(pairs) if k == i - 1), -1) + 1
            pairs.insert(place, (i, None))
    return pairs


def likeness(one: Node, other: Node) -> float:
    """How much of two values is the same, from 0 to 1: of their texts, or of their fields.

    The greater of the two counts; long texts count for more than short ones. An id does not
    count, since two items that are not the same have like ids.
    """
    if isinstance(one, str) and isinstance(other, str):
        return _ratio(one, other)
    if type(one) is not type(other):
        return 0.0
    left, right = ({path: text for path, text in leaves(n) if path != "id"} for n in (one, other))
    every = left.keys() | right.keys()
    weights = {k: min(len(left.get(k, "")) + len(right.get(k, "")), LONGEST) for k in every}
    same = sum(weights[k] * _ratio(left[k], right[k], SHORT) for k in left.keys() & right.keys())
    whole = sum(weights.values())
    if not whole:
        return float(left == right)
    equal = sum(left.get(k) == right.get(k) for k in every)
    return float(max(same / whole, equal / len(every)))


def _ratio(one: str, other: str, short: int = 0) -> float:
    """How much of two texts is the same; of a short one, all or nothing."""
    if one == other:
        return 1.0
    if len(one) <= short or len(other) <= short:
        return 0.0
    matcher = SequenceMatcher(None, one[:LONGEST], other[:LONGEST], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE / 2 else 0.0
