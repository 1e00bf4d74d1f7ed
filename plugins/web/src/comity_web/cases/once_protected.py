"""Whom a file protected once, for the core to look for: by its history.

The core looks for whoever is listed. The history of a file has those who were taken out of it, or
whose entry was changed; they are noted beside the file in the private folder of its matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.trees import tree_of

__all__ = ["MOST_READ", "noted_before", "people_in_tree", "protected_ids", "protected_in_tree"]

MOST_READ = 100
"""The revisions that are looked through, the latest first."""


def noted_before(file: CaseFile) -> str:
    """The entries that protected somebody once and that the file has no longer, as JSON.

    Empty where there are none, and for a file that came in.
    """
    if file.head is None or file.incoming:
        return ""
    return _noted(file.pk, file.head.pk)


@lru_cache(maxsize=512)
def _noted(file: int, head: int) -> str:
    """The same for one head; a revision never changes."""
    known = Revision.objects.filter(file=file, text__contains='"protect"').order_by("-number")
    entries: dict[str, Mapping[str, Any]] = {}
    now: set[str] = set()
    for revision in known[:MOST_READ]:
        found = {json.dumps(one, sort_keys=True): one for one in protected_in_tree(revision)}
        if revision.pk == head:
            now = set(found)
        entries = found | entries
    gone = [one for text, one in entries.items() if text not in now]
    return json.dumps({"persons": gone}) if gone else ""


def protected_in_tree(revision: Revision) -> Iterator[Mapping[str, Any]]:
    """The entries of a revision that protect somebody."""
    yield from (one for one in people_in_tree(revision) if one.get("protect"))


def people_in_tree(revision: Revision) -> Iterator[Mapping[str, Any]]:
    """The entries of the persons of a revision."""
    persons = tree_of(revision).get("persons")
    for one in persons if isinstance(persons, list) else ():
        if isinstance(one, Mapping):
            yield one


def protected_ids(file: CaseFile) -> list[str]:
    """The ids of those whom a file protects now."""
    return [str(one.get("id") or "") for one in protected_in_tree(file.head)] if file.head else []
