"""Two authors' revisions of one base put together: what both did stays, what clashes is told."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from comity.steps.read import paths
from comity.steps.read.plain_tree import Node
from comity.steps.read.tree_hash import normal
from comity.tasks.revisions.edits import Cluster, clusters, edits
from comity.tasks.revisions.matching import ALIKE, ids_of, key_of, likeness
from comity.tasks.revisions.texts import merged_text

__all__ = ["Conflict", "Merged", "merge"]

Table = dict[str, Node]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both authors changed, each in another way; None is a value that is not there.

    ``path`` is its place in the merged data, which has the value of ``mine`` there, or that of
    ``theirs`` where ``mine`` removed it.
    """

    path: str
    base: Node | None
    mine: Node | None
    theirs: Node | None


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: a tree that shares nothing with the three, and what to decide."""

    data: Table
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Clash:
    """A conflict on its way up; ``steps`` lead to it from where it was found."""

    steps: tuple[str | int, ...]
    base: Node | None
    mine: Node | None
    theirs: Node | None


_Found = tuple[Node | None, list[_Clash]]


def merge(base: Mapping[str, Node], mine: Mapping[str, Node], theirs: Mapping[str, Node]) -> Merged:
    """Merge two revisions that go back to one.

    Fields are merged one by one, items of a list by their ``id`` (without ids by what they say),
    long texts by sentence and line. An item that one author removed and the other edited stays and
    is a conflict. No value that either author wrote is lost: it is in the data or in a conflict.

    Args:
        base: the revision that both began from, a plain tree.
        mine: one author's; its values stand where the two clash.
        theirs: the other author's.
    """
    old, one, other = (normal(dict(tree)) for tree in (base, mine, theirs))  # copies, to be kept
    data, clashes = _merged(old, one, other)
    assert isinstance(data, dict)  # three tables make a table
    conflicts = (
        Conflict(paths.join_all(c.steps), *map(copy.deepcopy, (c.base, c.mine, c.theirs)))
        for c in clashes
    )
    return Merged(copy.deepcopy(data) if clashes else data, tuple(conflicts))


def _merged(base: Node | None, mine: Node | None, theirs: Node | None) -> _Found:
    if base == theirs or mine == theirs:
        return mine, []
    if base == mine:
        return theirs, []
    if isinstance(mine, dict) and isinstance(theirs, dict) and isinstance(base, (dict, type(None))):
        return _tables(base or {}, mine, theirs)
    if isinstance(mine, list) and isinstance(theirs, list) and isinstance(base, (list, type(None))):
        return _lists(base or [], mine, theirs)
    if isinstance(base, str) and isinstance(mine, str) and isinstance(theirs, str):
        text = merged_text(base, mine, theirs)
        if text is not None:
            return text, []
    return _clashing(base, mine, theirs)


def _clashing(base: Node | None, mine: Node | None, theirs: Node | None) -> _Found:
    return theirs if mine is None else mine, [_Clash((), base, mine, theirs)]


def _below(step: str | int, clashes: Sequence[_Clash]) -> list[_Clash]:
    return [replace(one, steps=(step, *one.steps)) for one in clashes]


def _tables(base: Table, mine: Table, theirs: Table) -> _Found:
    made: Table = {}
    clashes: list[_Clash] = []
    for key in dict.fromkeys([*mine, *theirs]):
        value, found = _merged(base.get(key), mine.get(key), theirs.get(key))
        if value is not None:
            made[key] = value
        clashes += _below(key, found)
    return made, clashes


def _lists(base: list[Node], mine: list[Node], theirs: list[Node]) -> _Found:
    old, one, other = ids_of(base), ids_of(mine), ids_of(theirs)
    if old is None or one is None or other is None:
        return _sequences(base, mine, theirs)
    made: dict[str, _Found] = {}
    for name in dict.fromkeys([*one, *other]):
        at = (old.get(name), one.get(name), other.get(name))
        twice = at[0] is None and at[1] is not None and at[2] is not None and at[1] != at[2]
        made[name] = _clashing(*at) if twice else _merged(*at)
    order, clashes = _order(old, one, other, [n for n, (kept, _) in made.items() if kept])
    found = [_Clash((), base, mine, theirs)] if clashes else []
    items = [made[name][0] for name in order]
    for number, name in enumerate(order):
        found += _below(number, made[name][1])
    return [item for item in items if item is not None], found


def _order(
    old: Mapping[str, Node],
    mine: Mapping[str, Node],
    theirs: Mapping[str, Node],
    kept: Sequence[str],
) -> tuple[list[str], bool]:
    """The ids in the order of whoever changed it; whether both did, each in another way."""
    common = [name for name in old if name in mine and name in theirs]
    my_order = [name for name in mine if name in common]
    their_order = [name for name in theirs if name in common]
    only_they = my_order == common != their_order
    first, second = (theirs, mine) if only_they else (mine, theirs)
    order = [name for name in first if name in kept]
    before = -1
    for name in second:
        if name in order:
            before = order.index(name)
        elif name in kept:
            before += 1
            while before < len(order) and order[before] not in second:
                before += 1
            order.insert(before, name)
    return order, my_order != their_order and common not in (my_order, their_order)


def _sequences(base: list[Node], mine: list[Node], theirs: list[Node]) -> _Found:
    """Lists without ids: stretches that only one author edited; as a whole where they clash."""
    old, one, other = (list(map(key_of, items)) for items in (base, mine, theirs))
    made: list[Node] = []
    clashes: list[_Clash] = []
    done = 0
    for at in clusters(edits(old, one), edits(old, other)):
        made += base[done : at.start]
        found = _stretch(at, base, mine, theirs)
        if found is None:
            return _clashing(base, mine, theirs)
        for value, inner in found:
            clashes += _below(len(made), inner)
            made += [] if value is None else [value]
        done = at.end
    return [*made, *base[done:]], clashes


def _stretch(
    at: Cluster, base: list[Node], mine: list[Node], theirs: list[Node]
) -> list[_Found] | None:
    """What stands for a stretch of the base, or None where nobody but a person can tell."""
    ours = None if at.mine is None else [mine[n] for n in at.mine]
    others = None if at.theirs is None else [theirs[n] for n in at.theirs]
    if ours is None or others is None or ours == others:
        return [(item, []) for item in (others if ours is None else ours) or []]
    if at.start == at.end:  # both added here: what both added stands once
        return [(item, []) for item in [*ours, *(one for one in others if one not in ours)]]
    old = base[at.start : at.end]
    if not len(old) == len(ours) == len(others):
        return None
    rows = list(zip(old, ours, others, strict=True))
    alike = (likeness(row[0], side) >= ALIKE for row in rows for side in row[1:])
    tables = all(isinstance(item, dict) for row in rows for item in row)
    return [_merged(*row) for row in rows] if tables and all(alike) else None
