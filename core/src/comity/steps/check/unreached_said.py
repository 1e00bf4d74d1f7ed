"""The findings on whom and what no fact leads to: persons in one, all else of a measure in another.

Readers of real requests found what is said of persons right, and what is said of marks and things
wrong now and then; so the two are rules of their own, each with a record of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.model.findings import Finding
from comity.text.messages import finding

__all__ = ["Target", "unreached"]

NAMED = 8  # targets that a finding names; more are counted


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure reaches for (mark, person, place, thing), and whether a fact leads there."""

    what: str
    path: str
    name: str
    reached: bool


def unreached(targets: Sequence[Target], path: str) -> Iterator[Finding]:
    """The findings on those targets of a measure that no fact leads to.

    Args:
        targets: all that the measure reaches for.
        path: the path of the measure.
    """
    missed = [one for one in targets if not one.reached]
    people = [one for one in missed if one.what == "person"]
    others = [one for one in missed if one.what != "person"]
    if people:
        yield _of_people(people, path)
    if others:
        yield _of_others(others, path)


def _of_people(missed: Sequence[Target], path: str) -> Finding:
    where, names = _place_of(missed, path), _names(missed)
    if len(missed) == 1:
        return finding("links.person-unreached/person", where, person=names[0])
    if more := len(missed) - len(names):
        return finding("links.person-unreached/many", where, persons=names, more=more)
    return finding("links.person-unreached/some", where, persons=names)


def _of_others(missed: Sequence[Target], path: str) -> Finding:
    where, names = _place_of(missed, path), _names(missed)
    if len(missed) == 1:
        (one,) = missed
        if one.what == "sealed":
            return finding("links.target-unreached/sealed", where, person=one.name)
        return finding(f"links.target-unreached/{one.what}", where, target=one.name)
    if more := len(missed) - len(names):
        return finding("links.target-unreached/many", where, targets=names, more=more)
    return finding("links.target-unreached/some", where, targets=names)


def _names(missed: Sequence[Target]) -> tuple[str, ...]:
    return tuple(one.name for one in missed[:NAMED])


def _place_of(missed: Sequence[Target], path: str) -> str:
    """The target itself if it is the only one, the list of all, or the connection to state."""
    if len(missed) == 1:
        return missed[0].path
    lists = {one.path.rpartition("[")[0] for one in missed}
    return lists.pop() if len(lists) == 1 and path not in lists else f"{path}.nexus"
