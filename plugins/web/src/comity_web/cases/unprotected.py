"""Whom a file protected once and protects no longer, or in another way: by its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import tree_of

__all__ = ["no_longer_protected"]

MOST_READ = 100
"""The revisions that are looked through, the latest first."""


def no_longer_protected(file: CaseFile) -> list[str]:
    """The ids of the persons whose protection was taken away or changed since it was saved.

    A person who was taken out of the file counts too: nobody looks for the name any more.
    """
    if file.head is None or file.incoming:
        return []
    now = dict(_protected(tree_of(file.head)))
    before: dict[str, str] = {}
    known = Revision.objects.filter(file=file, text__contains='"protect"')
    for revision in known.order_by("-number")[:MOST_READ]:
        before |= _protected(tree_of(revision))  # the earliest counts
    return [id for id, how in before.items() if now.get(id) != how]


def _protected(tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    persons = tree.get("persons")
    for one in persons if isinstance(persons, list) else ():
        if isinstance(one, Mapping) and isinstance(one.get("id"), str) and one.get("protect"):
            yield one["id"], str(one["protect"])
