"""Who is listed openly in a file, and may be somebody whom it protects or did.

A later version may give a protected person another id, and write the name in another way. Nobody
here decided that these are two persons. So whoever has the id of somebody once protected, a word of
the name that tells, an address, a day of birth or a number, counts as protected too. Whoever stood
openly beside the protected person, under the same name, is somebody else: the sender said so.

Where we write the entry, in a file of ours or in a request that we type in or change, somebody
decided it. There, and between a file of ours and one that came in, only an entry counts that has a
given and a family name of the person, or one of them and another mark, as the check tells it at the
name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from comity.steps.protect.identity import Identity
from comity.steps.protect.match import find_all
from comity.steps.protect.named_alike import is_named_alike
from comity.steps.read.meant_protection import mentions_protection
from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.as_looked_for import as_protected, identities_of
from comity_web.cases.models import PersonEntry, Revision
from comity_web.cases.names_alike import has_all_words, is_town, tells_place
from comity_web.cases.once_protected import people_in_tree, protected_in_tree
from comity_web.cases.saving import RECEIVED_AGAIN
from comity_web.cases.sender_dropped import name_of, stated

__all__ = ["likely_protected"]

Person = dict[str, Any]
TELLING = ("name", "address", "phone", "email", "identifiers", "registration", "born")
"""The fields of an entry by which a person is told from others."""
MOST = 2**31
"""More than any file has versions."""


@dataclass(frozen=True)
class _Once:
    """Somebody once protected: the entry, who stood openly beside it, and where it counts.

    In ``file`` only the entries from the version ``first`` on are asked about; those from ``again``
    on came from the sender, who may tell of the person in another way.
    ``own``: whether it is a file of one's own, or one that we alone changed.
    """

    entry: Person
    beside: frozenset[str]
    file: int
    first: int
    again: int
    own: bool = False

    def asks_about(self, row: PersonEntry, entry: Person) -> bool:
        """Whether an open entry came after this one, and is not that of a person beside it."""
        after = row.file_id != self.file or row.number >= self.first
        return after and name_of(entry) not in self.beside

    def is_sent(self, row: PersonEntry) -> bool:
        """Whether both came from a sender, so that nobody here decided who the person is."""
        if row.file_id == self.file:
            return bool(row.number >= self.again)
        return not self.own and bool(row.file.incoming)


@lru_cache(maxsize=500)
def likely_protected(matter: int, state: str) -> tuple[Person, ...]:
    """The open entries, of any version of its files, of those who may be protected.

    Args:
        matter: its primary key.
        state: how its files stand; the answer is kept for it.
    """
    with on_behalf_of(OWNER):  # whoever has the matter may read of it; what is kept is for all
        found_there = PersonEntry.objects.filter(file__matter=matter)
        rows = [*found_there.select_related("file", "file__head")]
        once = [*_once_protected([one for one in rows if one.guards])]
    left = [(row, stated(row)) for row in rows if not row.guards] if once else []
    found: list[Person] = []
    while once:
        told = [(who, one) for one in once for who in identities_of(one.entry, ())]
        more: list[_Once] = []
        kept: list[tuple[PersonEntry, Person]] = []
        for row, entry in left:
            because = next(_same(row, entry, once, told), None)
            if because is None:
                kept.append((row, entry))
                continue
            found.append(entry)
            if because.is_sent(row):
                more.append(replace(because, entry=as_protected(entry)))
        once, left = more, kept
    return tuple(found)


def _once_protected(rows: Collection[PersonEntry]) -> Iterator[_Once]:
    """Whom the entries protected, each with those who stood openly beside."""
    again: dict[int, int] = {}
    opened: dict[int, set[Any]] = {}
    for file in {one.file_id for one in rows}:
        came = Revision.objects.filter(file=file, section=RECEIVED_AGAIN).order_by("number")
        numbers = came.values_list("number", flat=True)
        again[file] = next(iter(numbers), MOST)
    ours = {one.file_id for one in rows if not one.file.incoming or again[one.file_id] == MOST}
    for row in rows:
        head = row.file.head
        if row.file_id in ours and head is not None and row.file_id not in opened:
            now = (one for one in people_in_tree(head) if not mentions_protection(dict(one)))
            opened[row.file_id] = {one.get("id") for one in now} - {None}
    for row in rows:
        listed = [*people_in_tree(Revision.objects.get(file=row.file_id, number=row.number))]
        entry, own = stated(row), not row.file.incoming
        if entry.get("id") in opened.get(row.file_id, ()):
            continue  # somebody here took the protection away
        if entry not in listed:  # it was brought along from another file
            yield _Once(as_protected(entry), frozenset(), row.file_id, 1, MOST if own else 1, own)
            continue
        open_here = (one for one in listed if not mentions_protection(dict(one)))
        beside = frozenset(map(name_of, open_here)) - {""}
        since = max(again[row.file_id], row.number)
        yield _Once(as_protected(entry), beside, row.file_id, row.number, since, own)


def _same(
    row: PersonEntry, entry: Person, once: list[_Once], told: list[tuple[Identity, _Once]]
) -> Iterator[_Once]:
    """Those once protected of whom an open entry may be."""
    for one in once:
        if not one.asks_about(row, entry):
            continue
        named = name_of(entry) != name_of(one.entry) and has_all_words(entry, one.entry)
        if named or (one.is_sent(row) and _has_mark(row, entry, one.entry)):
            yield one
    for who, one in told:
        if not one.asks_about(row, entry):
            continue
        if one.is_sent(row):
            named = tells_place(who, entry) or _is_told(who, entry)
        else:
            named = name_of(entry) != name_of(one.entry) and is_named_alike(who, entry)
        if named:
            yield one


def _has_mark(row: PersonEntry, entry: Person, once: Person) -> bool:
    """Whether an entry has the day of birth of another, or its id while nobody else is that one."""
    if entry.get("born") and str(entry["born"]) == str(once.get("born")):
        return True
    if not entry.get("id") or entry["id"] != once.get("id"):
        return False
    version = Revision.objects.get(file=row.file_id, number=row.number)
    return name_of(once) not in {name_of(one) for one in protected_in_tree(version)} - {""}


def _is_told(who: Identity, entry: Person) -> bool:
    """Whether a field by which persons are told is that of a person."""
    return any(
        field != "address" or not is_town(text, found)
        for field in TELLING
        for text in _texts(entry.get(field))
        for _, found in find_all((who,), text)
    )


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    elif node is not None:
        yield str(node)
