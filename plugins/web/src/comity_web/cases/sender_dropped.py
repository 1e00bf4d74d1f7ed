"""Whom the sender of a request protected and whom a later version of it no longer protects.

Nobody here decided that: whoever only reads goes on without the names, and those who answer are
told. A person is the same by their name, or by their id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from comity.steps.read.meant_protection import mentions_protection
from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.models import CaseFile, PersonEntry, Revision
from comity_web.cases.once_protected import people_in_tree, protected_in_tree, rows_of
from comity_web.cases.saving import RECEIVED_AGAIN, stored

__all__ = ["bring_along", "dropped_by_sender", "dropped_ids", "name_of", "stated"]

Person = Mapping[str, Any]


def dropped_by_sender(file: CaseFile) -> tuple[Person, ...]:
    """The entries, as they last protected somebody, of those whom a later version does not protect.

    Nothing of a file of one's own, nor of somebody who is protected now.
    """
    if not file.incoming or file.head_id is None:
        return ()
    return _dropped(file.pk, file.head_id)


def dropped_ids(file: CaseFile) -> str:
    """Their ids for a page, with commas; empty where there are none."""
    return ", ".join(dict.fromkeys(str(one.get("id") or "?") for one in dropped_by_sender(file)))


@lru_cache(maxsize=4096)
def _dropped(file: int, head: int) -> tuple[Person, ...]:
    """The same for one head; a revision never changes, nor do those before it."""
    with on_behalf_of(OWNER):  # whoever has the file may read of it; what is kept is for all
        latest = Revision.objects.get(pk=head)
        versions = Revision.objects.filter(
            file=file, section=RECEIVED_AGAIN, number__lte=latest.number, base__isnull=False
        )
        pairs = [(one.base, one) for one in versions.select_related("base").order_by("number")]
        found: list[Person] = [*_brought_along(file, latest.number)]
    for before, after in pairs:
        if before is not None:
            found += _gone(protected_in_tree(before), after)
    return tuple(_gone(found, latest))


def bring_along(file: CaseFile, new: CaseFile) -> None:
    """Go on protecting in a new file whom another protected, as it was made from what came there.

    Args:
        file: the other, with whatever its versions said.
        new: the new one, with its first version.

    Raises:
        NotSaved: it cannot be stored.
    """
    entries = [stated(one) for one in PersonEntry.objects.filter(file=file, guards=True)]
    rows = [PersonEntry(**row) for row in rows_of(new.pk, 1, entries)]
    with stored():
        PersonEntry.objects.bulk_create(rows, ignore_conflicts=True)
    _dropped.cache_clear()


def stated(row: PersonEntry) -> dict[str, Any]:
    """The entry that a row keeps."""
    entry: dict[str, Any] = json.loads(row.text)
    return entry


def _brought_along(file: int, number: int) -> Iterator[Person]:
    """The entries that protected somebody in the file from which this one was made."""
    rows = PersonEntry.objects.filter(file=file, guards=True, number__lte=number)
    first = Revision.objects.filter(file=file, number=1)
    listed = [person for one in first for person in people_in_tree(one)]
    yield from (entry for one in rows if one.number == 1 and (entry := stated(one)) not in listed)


def _gone(people: Iterable[Person], after: Revision) -> list[Person]:
    """Those of some people whom a version does not protect."""
    listed = [*people_in_tree(after)]
    kept = [one for one in listed if mentions_protection(dict(one))]
    names, ids = {name_of(one) for one in kept} - {""}, {one.get("id") for one in kept} - {None}
    bare = {name_of(one) for one in listed if one not in kept} - {""}
    return [
        one
        for one in people
        if name_of(one) not in names and (one.get("id") not in ids or name_of(one) in bare)
    ]


def name_of(person: Person) -> str:
    """The name of a person, to be compared; empty where none can be read."""
    name = person.get("name")
    parts = name.items() if isinstance(name, Mapping) else (("full", name),)
    texts = (value for key, value in parts if key != "aliases" and isinstance(value, str))
    return " ".join(" ".join(texts).casefold().split())
