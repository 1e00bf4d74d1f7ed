"""What is not said of two revisions: who a protected person is, and that person's name elsewhere.

A list of changes is printed, shown to a signatory and read by whoever keeps the case. That the
identity changed is told, and never from what to what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from comity.host import Host
from comity.pipeline.files_beside import protected_in
from comity.pipeline.unread_entries import entries_of
from comity.steps.protect.identity import KEPT, Identity
from comity.steps.protect.match import mask
from comity.steps.read.given_tree import reading_of_tree
from comity.steps.read.meant_protection import mentions_protection, said_in_text
from comity.steps.read.plain_tree import Node
from comity.tasks.revisions.differences import Difference

__all__ = ["without_identities"]

PERSONS = "persons"
NAME = Path("draft.yaml")


def without_identities(
    found: Iterable[Difference], a: Mapping[str, Node], b: Mapping[str, Node], host: Host
) -> Iterator[Difference]:
    """Differences that tell of no protected person who it is.

    Args:
        found: the differences of two trees.
        a: the earlier tree.
        b: the later one.
        host: knows the kinds of document.

    Yields:
        Each as it is, with an id in the place of a protected name; of a protected person one alone,
        called by the person alone, without a value, for all that was changed of the identity.
    """
    protected = {key for tree in (a, b) for key in _keys(tree)}
    if not protected:
        yield from found
        return
    people = tuple(person for tree in (a, b) for person in _people(tree, host))
    told: set[str | int] = set()
    for one in found:
        steps = one.steps
        if steps[0] != PERSONS:
            yield _masked(one, people)
        elif len(steps) == 1:
            yield replace(one, before=_kept(one.before), after=_kept(one.after))
        elif one.labels[1] not in protected and steps[1] not in protected:
            yield _masked(one, people)
        elif len(steps) == 2:
            yield replace(one, before=_role(one.before), after=_role(one.after))
        elif steps[2] in KEPT:
            yield one
        elif one.labels[1] not in told:
            told.add(one.labels[1])
            yield Difference("changed", steps, one.labels[:2], None, None)


def _keys(tree: Mapping[str, Node]) -> Iterator[str | int]:
    """The ids of the protected persons of a tree; the places of those that have none."""
    persons = tree.get(PERSONS)
    for index, one in enumerate(persons if isinstance(persons, list) else ()):
        if isinstance(one, dict) and mentions_protection(one):
            name = one.get("id")
            yield name if isinstance(name, str) and name else index


def _people(tree: Mapping[str, Node], host: Host) -> tuple[Identity, ...]:
    """The protected persons of a tree, finished or not."""
    if not any(map(mentions_protection, entries_of(tree))):
        return ()
    return _protected(_Read(tree, host))


class _Read:
    """A tree by what stands there, and the host that reads it: a view of what is installed."""

    def __init__(self, tree: Mapping[str, Node], host: Host) -> None:
        self.tree, self.host = tree, host
        self._same = (repr(tree), host.registry.installation, host.one_matter)

    def __hash__(self) -> int:
        return hash(self._same)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Read) and other._same == self._same


@lru_cache(maxsize=8)
def _protected(read: _Read) -> tuple[Identity, ...]:
    """The same, read once of a tree that is compared again and again, as each page of it does."""
    host = read.host
    return protected_in(reading_of_tree(dict(read.tree), NAME, host.document_types()), host)


def _masked(one: Difference, people: tuple[Identity, ...]) -> Difference:
    return replace(one, before=_said(one.before, people), after=_said(one.after, people))


def _said(value: Node | None, people: tuple[Identity, ...]) -> Node | None:
    """A value with the id of a protected person in the place of the name."""
    if isinstance(value, str):
        return mask(people, value)
    if isinstance(value, list):
        return [_said(inner, people) or "" for inner in value]
    if isinstance(value, dict):
        return {key: _said(inner, people) or "" for key, inner in value.items()}
    return value


def _kept(value: Node | None) -> Node | None:
    """A list of persons without the identities of those who are protected."""
    return [_role(one) or "" for one in value] if isinstance(value, list) else value


def _role(value: Node | None) -> Node | None:
    """A person without the identity, if protected."""
    if isinstance(value, str) and said_in_text(value):
        return None
    if not isinstance(value, dict) or not mentions_protection(value):
        return value
    return {key: inner for key, inner in value.items() if key in KEPT}
