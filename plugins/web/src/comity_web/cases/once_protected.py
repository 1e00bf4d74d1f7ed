"""Whom a file protected once, for the core to look for: by every version that it had.

The core looks for whoever is listed. Those who were taken out of a file, or whose entry was
changed, are noted beside the file in the private folder of its matter, by all that a version said
of them, also before it protected them. So that no save reads all versions before it, what each
version newly says of a person is kept when it is saved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from comity.pipeline.unread_entries import entries_of
from comity.steps.read.meant_protection import mentions_protection
from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.models import CaseFile, PersonEntry, Revision
from comity_web.cases.trees import tree_of

__all__ = [
    *("entries_until", "fullest", "guarded_ids", "guards_of", "keep_entries", "noted_before"),
    "people_in_tree",
    *("persons_of", "protected_ids", "protected_in_tree", "rows_of"),
]


def keep_entries(revision: Revision, tree: Mapping[str, Any], after: Revision | None) -> None:
    """Keep what a new revision says of persons, where the one before it did not say it."""
    said = [] if after is None else [*people_in_tree(after)]
    new = [one for one in persons_of(tree) if one not in said]
    if new:
        rows = (PersonEntry(**row) for row in rows_of(revision.file_id, revision.number, new))
        PersonEntry.objects.bulk_create(rows, ignore_conflicts=True)


def rows_of(
    file: int, number: int, people: Iterable[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The fields of the rows that keep entries of persons."""
    for one in people:
        text = json.dumps(one, sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()
        guards = mentions_protection(dict(one))
        yield {"file_id": file, "number": number, "guards": guards, "text": text, "sha256": digest}


def entries_until(file: int, number: int, **which: Any) -> list[dict[str, Any]]:
    """The distinct entries of persons in the versions of a file up to one, the earliest first.

    Args:
        file: the primary key of the file.
        number: that of the last version.
        which: fields of the rows, to take only some; ``guards`` for those that protect.
    """
    rows = PersonEntry.objects.filter(file=file, number__lte=number, **which).order_by("pk")
    return [json.loads(text) for text in rows.values_list("text", flat=True).iterator()]


def guards_of(matter: int) -> str:
    """A hash of whom all files of a matter protect, or ever did; empty where that is nobody.

    Args:
        matter: its primary key.
    """
    with on_behalf_of(OWNER):
        rows = PersonEntry.objects.filter(file__matter=matter, guards=True)
        told = sorted({*rows.values_list("sha256", flat=True)})
    return hashlib.sha256("".join(told).encode()).hexdigest() if told else ""


def fullest(entries: Iterable[Mapping[str, Any]], known: Iterable[Any] = ()) -> list[Any]:
    """Entries without those of which another, or one that is known, says all: as they were typed.

    Whoever types an entry saves each field of it, so that most entries are part of a later one.
    """
    kept: list[tuple[frozenset[Any], Any]] = []
    whole = [frozenset(_leaves(one)) for one in known]
    for said, one in sorted(
        ((frozenset(_leaves(one)), one) for one in entries), key=lambda pair: -len(pair[0])
    ):
        if not any(said <= other for other in (*whole, *(other for other, _ in kept))):
            kept.append((said, one))
    return [one for _, one in kept]


def _leaves(node: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """What an entry says, each value with its field; the items of a list in any order."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _leaves(value, (*place, str(key)))
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value, place)
    else:
        yield place, str(node)


def noted_before(file: CaseFile) -> str:
    """The entries of those whom a file protects or did, which it has no longer, as JSON.

    They are those that protected somebody, and those from before somebody was protected: another
    name, an old address. Without what is only the beginning of a value, as it is saved while
    somebody types. Empty where there are none.
    """
    if file.head is None:
        return ""
    return _noted(file.pk, file.head.pk)


@lru_cache(maxsize=512)
def _noted(file: int, head: int) -> str:
    """The same for one head; a revision never changes."""
    if not PersonEntry.objects.filter(file=file, guards=True).exists():
        return ""
    revision = Revision.objects.get(pk=head)
    entries = entries_until(file, revision.number, guards=True)
    if not entries:
        return ""
    now = [*people_in_tree(revision)]
    gone = fullest(entries, (one for one in now if mentions_protection(dict(one))))
    gone += _before_it(entries_until(file, revision.number, guards=False), entries, now)
    return json.dumps({"persons": gone}) if gone else ""


def guarded_ids(
    guarding: Iterable[Mapping[str, Any]], now: Iterable[Mapping[str, Any]]
) -> set[Any]:
    """The ids of those whom entries protect, without those who are listed now without protection.

    Args:
        guarding: every entry of a file that protected somebody.
        now: the entries of its latest version.
    """
    opened = {one.get("id") for one in now if not mentions_protection(dict(one))} - {None}
    return {one.get("id") for one in guarding} - opened


def _before_it(
    bare: Sequence[Mapping[str, Any]],
    guarding: Sequence[Mapping[str, Any]],
    now: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """What was said of persons before they were protected, as entries that protect them."""
    ids = guarded_ids(guarding, now) - {None}
    how = {one.get("id"): one.get("protect") for one in guarding}
    own = [one for one in bare if one.get("id") in ids]
    return [
        {**one, "protect": how[one["id"]] or "pseudonym"}
        for one in own
        if not any(_begins(one, other) for other in (*guarding, *own) if other is not one)
    ]


def _begins(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether all that an entry says is what another says, or the beginning of it."""
    if one.get("id") != other.get("id"):
        return False
    whole = [*_leaves(other)]
    return all(
        any(place == there and value.startswith(said) for there, value in whole)
        for place, said in _leaves(one)
    )


def protected_in_tree(revision: Revision) -> Iterator[Mapping[str, Any]]:
    """The entries of a revision that protect somebody."""
    yield from (one for one in people_in_tree(revision) if mentions_protection(dict(one)))


def people_in_tree(revision: Revision) -> Iterator[Mapping[str, Any]]:
    """The entries of the persons of a revision."""
    yield from persons_of(tree_of(revision))


def persons_of(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The entries of the persons of a tree, also where they are not listed as they should be."""
    yield from entries_of(tree)


def protected_ids(file: CaseFile) -> list[str]:
    """The ids of those whom a file protects now."""
    return [str(one.get("id") or "") for one in protected_in_tree(file.head)] if file.head else []
