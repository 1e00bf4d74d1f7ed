"""Whom a file protected once and protects no longer, or in another way: by its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from comity_web.cases.models import CaseFile
from comity_web.cases.once_protected import entries_until, protected_in_tree

__all__ = ["no_longer_protected"]


def no_longer_protected(file: CaseFile) -> list[str]:
    """The ids of the persons whose protection was taken away or changed since it was saved.

    A person who was taken out of the file counts too: nobody looks for the name any more.
    """
    if file.head is None or file.incoming:
        return []
    now = _how(protected_in_tree(file.head))
    entries = entries_until(file.pk, file.head.number, guards=True)
    before = _how(reversed(entries))  # the earliest counts
    return [id for id, how in before.items() if now.get(id) != how]


def _how(people: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """How each person is protected, by id; the last entry of a person counts."""
    return {one["id"]: str(one.get("protect")) for one in people if isinstance(one.get("id"), str)}
