"""What was edited in a sequence, and which edits of two authors touch one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Cluster", "Edit", "clusters", "edits"]


@dataclass(frozen=True, slots=True)
class Edit:
    """``base[start:end]`` was replaced by ``other[first:last]``; either may be empty."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Edits that touch one another: a stretch of the base, and what each author has for it.

    ``mine`` and ``theirs`` are stretches of their sequences; None where that author left it alone.
    """

    start: int
    end: int
    mine: range | None
    theirs: range | None


def edits(base: Sequence[str], other: Sequence[str]) -> list[Edit]:
    """The edits that lead from one sequence to the other, in order."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [Edit(*at) for tag, *at in matcher.get_opcodes() if tag != "equal"]


def clusters(mine: Sequence[Edit], theirs: Sequence[Edit]) -> Iterator[Cluster]:
    """The edits of two authors of one base, those that touch one another together.

    Two touch if they replace a common stretch, or insert at the same point.
    """
    every = sorted(
        [*((edit, True) for edit in mine), *((edit, False) for edit in theirs)],
        key=lambda one: (one[0].start, one[0].end),
    )
    group: list[tuple[Edit, bool]] = []
    end = -1
    for edit, is_mine in every:
        at_one_point = bool(group) and edit.start == edit.end == end == group[-1][0].start
        if group and edit.start >= end and not at_one_point:
            yield _cluster(group)
            group = []
        end = max(end, edit.end) if group else edit.end
        group.append((edit, is_mine))
    if group:
        yield _cluster(group)


def _cluster(group: Sequence[tuple[Edit, bool]]) -> Cluster:
    start, end = min(one.start for one, _ in group), max(one.end for one, _ in group)
    sides = ([e for e, is_mine in group if is_mine is side] for side in (True, False))
    mine, theirs = (_stretch(side, start, end) for side in sides)
    return Cluster(start, end, mine, theirs)


def _stretch(side: Sequence[Edit], start: int, end: int) -> range | None:
    """What an author has for ``base[start:end]``, whose ends no edit of theirs crosses."""
    if not side:
        return None
    return range(side[0].first - (side[0].start - start), side[-1].last + (end - side[-1].end))
