"""Two authors of one field: what each wrote, side by side, and what their reader decided."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import comity
from comity.api import Changed, Conflict
from comity.model.errors import DraftError
from comity.steps.read import paths
from comity.steps.read.characters import ILLEGAL_VALUE, REPLACEMENT
from comity.steps.read.program_tree import vetted
from comity.steps.read.tree_hash import with_line_feeds
from comity.tasks.authoring.unfinished_tree import value_at, with_value
from comity.tasks.authoring.voice import Voice
from comity.tasks.revisions import sizes_of_changes
from comity_web.cases.models import Attempt, Revision
from comity_web.cases.saving import head_of
from comity_web.cases.seen import seen_of
from comity_web.cases.trees import held_after, held_of, merged_held, tree_of
from comity_web.cases.two_entries import are_two_entries, with_another_entry

__all__ = [
    *("BOTH", "MINE", "OWN", "THEIRS", "Choice", "Clash", "Collision", "Side"),
    *("collision", "sizes", "told"),
]

MINE, THEIRS, OWN, BOTH = "mine", "theirs", "own", "both"
LONGEST_HELD = 2000
"""Letters that are shown of a value that cannot stand in a file."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided of a clash: which side, both as two entries, or a text of one's own."""

    side: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, each in another way.

    Attributes:
        path: its path in the merged tree.
        base: what both began from.
        mine: what the author of the attempt wants; None if it is not there.
        theirs: what was saved meanwhile; None if it is not there.
        held: whether it is a value that cannot stand in a file.
        order: whether only the order of a list is to be decided.
        two: whether both are new entries of a list that can stand beside each other.
    """

    path: str
    base: Any
    mine: Any
    theirs: Any
    held: bool = False
    order: bool = False
    two: bool = False

    @property
    def writable(self) -> bool:
        """Whether one may write something else: both sides are texts."""
        return isinstance(self.mine, (str, type(None))) and isinstance(
            self.theirs, (str, type(None))
        )


@dataclass(frozen=True, slots=True)
class Collision:
    """An attempt beside what was saved since; ``tree`` and ``held`` are merged, mine where both."""

    head: Revision
    tree: dict[str, Any]
    held: dict[str, Any]
    clashes: tuple[Clash, ...]

    def resolved(self, choices: Mapping[str, Choice]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The tree and the held values after every decision.

        Where both entries of a list stay, theirs keeps its id, and mine comes at the end.

        Raises:
            KeyError: nothing was decided of a clash.
        """
        tree, held = self.tree, dict(self.held)
        for clash in sorted(self.clashes, key=_inner_last_first):
            choice = choices[clash.path]
            if clash.order:
                if choice.side == THEIRS:
                    tree = with_value(tree, clash.path, _in_order(tree, clash))
                continue
            sides = {MINE: clash.mine, THEIRS: clash.theirs, BOTH: clash.theirs}
            value = sides.get(choice.side, choice.text)
            held.pop(clash.path, None)
            if isinstance(value, str) and ILLEGAL_VALUE.search(with_line_feeds(value)):
                held[clash.path] = value
            elif value != value_at(tree, clash.path):
                tree = with_value(tree, clash.path, value or None)
        for clash in self.clashes:
            if choices[clash.path].side == BOTH:
                tree = with_another_entry(tree, clash.path, clash.mine)
        return tree, held_after(held, self.tree, tree)

    def words(self, clash: Clash, host: comity.Host, voice: Voice) -> tuple[Changed, ...]:
        """What differs from theirs to mine, in words; ``before`` is theirs."""
        theirs, mine = (
            self.resolved(
                {one.path: Choice(MINE if one != clash else side) for one in self.clashes}
            )
            for side in (THEIRS, MINE)
        )
        return told(theirs, mine, host, voice)


def collision(attempt: Attempt) -> Collision:
    """What an attempt with the outcome ``conflict`` clashes with now.

    Raises:
        ValueError: the attempt is none of these.
    """
    if attempt.file is None or attempt.base is None or not attempt.text:
        raise ValueError("nothing is known of what this attempt wanted")
    head = head_of(attempt.file)
    seen, mine, theirs = seen_of(attempt), json.loads(attempt.text), tree_of(head)
    found = comity.merge(seen.tree, mine, theirs)
    olds = held_after(seen.held, seen.tree, found.data)
    ones = held_after(json.loads(attempt.held) if attempt.held else {}, mine, found.data)
    others = held_after(held_of(head), theirs, found.data)
    held, apart = merged_held(olds, ones, others)
    clashes = [
        replace(_clash(one, found.data), two=are_two_entries(one, mine, ones))
        for one in found.conflicts
    ]
    told = {one.path for one in clashes}
    clashes += [
        Clash(path, olds.get(path), ones.get(path), others.get(path), held=True)
        for path in apart
        if path not in told
    ]
    return Collision(head, found.data, held, tuple(clashes))


Side = tuple[Mapping[str, Any], Mapping[str, Any]]
"""A tree, and what is held beside it."""


def told(
    before: Side, after: Side, host: comity.Host, voice: Voice, only: range | None = None
) -> tuple[Changed, ...]:
    """What changed in words, also in what is held; of many changes ``only`` some."""
    one, other = _sides(before, after)
    return comity.diff_words(one, other, host, voice=voice, only=only)


def sizes(before: Side, after: Side, host: comity.Host, measure: Callable[[str], int]) -> list[int]:
    """How large each change is, as ``measure`` tells of a text, in the order of ``told``."""
    return sizes_of_changes(*_sides(before, after), host, measure)


def _sides(before: Side, after: Side) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both trees with what is held put in, unless that is more than a case can hold."""
    try:
        return vetted(_shown(*before), "before"), vetted(_shown(*after), "after")
    except DraftError:
        return dict(before[0]), dict(after[0])


def _shown(tree: Mapping[str, Any], held: Mapping[str, Any]) -> dict[str, Any]:
    """A tree with what is held put in, refused characters marked, for words about it only."""
    made = dict(tree)
    for path, value in held.items():
        if isinstance(value, str):
            text = ILLEGAL_VALUE.sub(REPLACEMENT, with_line_feeds(value[:LONGEST_HELD]))
            with contextlib.suppress(ValueError):  # its item went; the revision has it all the same
                made = with_value(made, path, text)
    return made


def _clash(one: Conflict, tree: Mapping[str, Any]) -> Clash:
    now = value_at(tree, one.path)
    ids = [_ids(side) for side in (now, one.mine, one.theirs)]
    return Clash(one.path, one.base, one.mine, one.theirs, order=None not in ids)


def _ids(value: Any) -> list[str] | None:
    """The ids of the items of a list, where every item has its own."""
    if not isinstance(value, list) or not value:
        return None
    found = [item.get("id") if isinstance(item, dict) else None for item in value]
    names = [one for one in found if isinstance(one, str)]
    return names if len(names) == len(value) == len(set(names)) else None


def _in_order(tree: Mapping[str, Any], clash: Clash) -> list[Any]:
    """The items as they are now, in the order of theirs; others keep their place at the end."""
    items: Sequence[Any] = value_at(tree, clash.path) or []
    order = _ids(clash.theirs) or []
    return sorted(
        items, key=lambda item: order.index(item["id"]) if item["id"] in order else len(order)
    )


def _inner_last_first(clash: Clash) -> tuple[int, list[tuple[int, str]]]:
    """What is deeper comes first, then the later item of a list: a removal moves those after."""
    steps = paths.steps_of(clash.path)
    return -len(steps), [(-step, "") if isinstance(step, int) else (0, step) for step in steps]
