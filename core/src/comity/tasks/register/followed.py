"""The matter of a file that a letter is to follow.

A paper that went straight to a company or a point of contact has letters of its own, whatever
request it belongs to: nobody else may read them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.host import Host
from comity.tasks.register.case_entries import Entry, read_entry
from comity.tasks.register.folder_walk import walk
from comity.tasks.register.followed_kinds import OF_THEIR_OWN, STRAIGHT
from comity.tasks.register.matters import Matter, matter_of, read_matter

__all__ = ["Followed", "read_followed"]


@dataclass(frozen=True, slots=True)
class Followed:
    """A matter, and the request that its head belongs to where that is a paper of its own.

    ``holds`` are the papers for the preservations that a head of another kind lists.
    """

    matter: Matter
    request: Entry | None = None
    holds: tuple[Entry, ...] = ()


def read_followed(file: Path, host: Host, on: dt.date) -> Followed:
    """The matter of one file, with the letters about it in the same folder.

    Raises:
        InputError: the file cannot be used, or is a letter about another file of the folder.
    """
    view = host.for_case()
    head = read_entry(file, file.parent, view, on)
    if not isinstance(head, Entry) or head.kind not in STRAIGHT or head.record_faults:
        matter = read_matter(file, host, on)
        own = matter.head.entry
        return Followed(matter, own if own.kind == "request" else None)
    others = [one for one in walk(file.parent, deep=False).files if one.name != file.name]
    read = [read_entry(one, file.parent, view, on) for one in others]
    entries = [one for one in read if isinstance(one, Entry)]
    papers = _below(head, entries)
    requests = [one for one in entries if one.kind == "request"]
    keys = {head.key, *head.preserved, *(one.key for one in papers if one.kind in STRAIGHT)}
    found = [one for one in requests if one.key == head.about or one.preserved & keys]
    found.sort(key=lambda one: one.record is None or one.record.first("sent") is None)
    request = next(iter(found), None)
    listed = [one for one in entries if one.kind == "preservation" and one.key in head.preserved]
    holds = tuple(listed) if head.kind != "preservation" else ()
    beside = [one for one in entries if one not in papers and one.kind in OF_THEIR_OWN]
    matter = matter_of(head, papers, view, on, request=request, beside=beside)
    return Followed(matter, request, holds)


def _below(head: Entry, entries: Sequence[Entry]) -> list[Entry]:
    """The letters about a paper, and the papers that extend it, each with its own."""
    found: list[Entry] = []
    keys = [head.key]
    while keys:
        key = keys.pop()
        for one in entries if key else ():
            extends = one.kind == "preservation" == head.kind and key in one.preserved
            if one not in found and (one.about == key or extends):
                found.append(one)
                keys += [one.key] if one.kind in STRAIGHT else []
    return found
