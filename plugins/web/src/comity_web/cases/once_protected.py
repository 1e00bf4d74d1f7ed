"""Whom a file protected once, for the core to look for: by its history.

The core looks for whoever is listed. The history of a file has those who were taken out of it, or
whose entry was changed; they are noted beside the file in the private folder of its matter. All
versions count, however many there are: a page that saves by itself makes a hundred in an afternoon.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any

from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.trees import tree_of

__all__ = [
    *("PROTECTS", "Known", "known_of", "noted_before", "people_in_tree"),
    *("protected_ids", "protected_in_tree", "telling"),
]

PROTECTS = '"protect"'
"""Where the text of a file says that somebody is protected."""
MOST_FILES = 512
AT_ONCE = 50
"""Versions that are in memory at a time."""
Person = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """What all versions of a file say of persons.

    Attributes:
        last: the primary key and the hash of the last version that was read.
        entries: every entry once, by its text, the earliest first.
        how: how each id was protected first.
    """

    last: tuple[int, str] = (0, "")
    entries: Mapping[str, Person] = field(default_factory=dict)
    how: Mapping[str, str] = field(default_factory=dict)

    def ids(self) -> set[Any]:
        """The ids of those whom a version protected."""
        return {one.get("id") for one in self.entries.values() if one.get("protect")}


_KNOWN: dict[int, Known] = {}
_LOCK = Lock()


@on_behalf_of(OWNER)  # whoever asks, all versions count
def known_of(file: int) -> Known:
    """What all versions of a file say of persons; nothing where none protects anybody.

    Versions never change and are only added, so each is read once in a process.

    Args:
        file: the primary key of the file.
    """
    if not Revision.objects.filter(file=file, text__contains=PROTECTS).exists():
        return Known()
    before = _KNOWN.get(file, Known())
    rows = _after(file, before.last[0])
    if before.last[0] and next(rows, (0, "", ""))[:2] != before.last:
        before, rows = Known(), _after(file, 0)  # what was read last was never stored
    found = _with(before, rows)
    with _LOCK:
        _KNOWN.pop(file, None)
        _KNOWN[file] = found
        while len(_KNOWN) > MOST_FILES:
            del _KNOWN[next(iter(_KNOWN))]
    return found


def _after(file: int, last: int) -> Iterator[tuple[int, str, str]]:
    """The key, hash and text of each version from one on."""
    rows = Revision.objects.filter(file=file, pk__gte=last).order_by("pk")
    yield from rows.values_list("pk", "sha256", "text").iterator(chunk_size=AT_ONCE)


def _with(before: Known, rows: Iterable[tuple[int, str, str]]) -> Known:
    last, entries, how = before.last, dict(before.entries), dict(before.how)
    for pk, sha256, text in rows:
        last = (pk, sha256)
        for one in _people(json.loads(text)):
            entries.setdefault(_text(one), one)
            if one.get("protect") and isinstance(one.get("id"), str):
                how.setdefault(one["id"], str(one["protect"]))
    return before if last == before.last else Known(last, entries, how)


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
    known = known_of(file)
    if not known.entries:
        return ""
    now = {_text(one) for one in protected_in_tree(Revision.objects.get(pk=head))}
    gone = [one for text, one in known.entries.items() if one.get("protect") and text not in now]
    return json.dumps({"persons": telling(gone)}) if gone else ""


def telling(entries: Iterable[Person]) -> list[Person]:
    """Entries without those of which another has every value: typing makes many of one person."""
    values = [(one, frozenset(_values(one))) for one in entries]
    kept: list[tuple[Person, frozenset[str]]] = []
    for one, own in sorted(values, key=lambda pair: -len(pair[1])):
        if not any(own <= more for _, more in kept):
            kept.append((one, own))
    chosen = {id(one) for one, _ in kept}
    return [one for one, _ in values if id(one) in chosen]


def _values(value: Any, at: str = "") -> Iterator[str]:
    """Each value of an entry with where it stands; the order of a list tells nothing."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _values(inner, f"{at}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, f"{at}[]")
    else:
        yield f"{at}={json.dumps(value)}"


def protected_in_tree(revision: Revision) -> Iterator[Person]:
    """The entries of a revision that protect somebody."""
    yield from (one for one in people_in_tree(revision) if one.get("protect"))


def people_in_tree(revision: Revision) -> Iterator[Person]:
    """The entries of the persons of a revision."""
    yield from _people(tree_of(revision))


def _people(tree: Mapping[str, Any]) -> Iterator[Person]:
    persons = tree.get("persons")
    for one in persons if isinstance(persons, list) else ():
        if isinstance(one, Mapping):
            yield one


def _text(entry: Person) -> str:
    return json.dumps(entry, sort_keys=True)


def protected_ids(file: CaseFile) -> list[str]:
    """The ids of those whom a file protects now."""
    return [str(one.get("id") or "") for one in protected_in_tree(file.head)] if file.head else []
