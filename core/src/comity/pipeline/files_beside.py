"""The other files of a matter in the folder of one of them: whom and what they protect.

Two files are of one matter if one names the other by its reference, or both name the same one. A
file that names no other belongs to the one after which it is named, as ``case.preservation.yaml``
is after ``case.yaml``. Where the host says that a folder is one matter, all of its files are.
Where no file can be tied to another in this way, nothing is claimed.

A program that keeps what was taken out of a matter lays it beside the others as ``NAME.put-away``.
Such a file is in no list, and goes on protecting; it allows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.case_record import CASE_SUFFIXES
from comity.model.drafts.base import Draft
from comity.model.drafts.disclosable import PROVIDER
from comity.model.errors import InputError
from comity.model.gaps import is_stand_in, written
from comity.pipeline.protected_before import has_before, protected_before
from comity.pipeline.unread_entries import read_whole
from comity.pipeline.with_records import folder_of
from comity.steps.protect import Shield, withheld_facts
from comity.steps.protect.beside_findings import Neighbour, neighbours, told_of
from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.withheld_beside import HeldFact, agreed_texts, held_beside
from comity.steps.read import Reading, reading
from comity.steps.read.case_file import load
from comity.steps.read.meant_protection import MAY_PROTECT
from comity.steps.resolve.guarded import Beside, Guarded

__all__ = ["MARKS", "PUT_AWAY", "files_beside", "protected_by", "protected_in", "withheld_by"]

PUT_AWAY = ".put-away"
"""What stands in place of ``.yaml`` in the name of a file that was taken out of its matter."""
OWN = "reference"
NAMING = (OWN, "supplements", "replaces", "renews")
"""The fields at the top of a file that hold its own reference or that of another of the matter."""
MARKS = (MAY_PROTECT, re.compile(rb"handling"))
"""Of these a file has one that protects somebody or holds a fact back."""


def files_beside(path: Path, data: Mapping[str, Any], host: Host) -> Beside:
    """What the other files of a matter protect, and what any of its files protected before.

    Args:
        path: a file of it; beside what is no file nothing is looked for.
        data: what it holds, finished or not.
        host: knows the kinds of document.
    """
    if not path.is_file():
        return Beside()
    guarded: list[Guarded] = []
    former = [*_former(path, data, host)]
    told: set[str] = set()
    asked: set[tuple[str, str]] = set()
    cleared = {*agreed_texts(data)} if isinstance(data.get("facts"), (list, tuple)) else set()
    for other, found, draft in _of_matter(path, data, host):
        whole = draft.read_data()
        guarded += filter(None, (_guarded(found, draft, host),))
        former += _former(other, whole, host)
        asked.update(_asked(whole))
        if other.suffix == PUT_AWAY:
            continue
        cleared.update(agreed_texts(whole))
        if draft.addressed_reader() == PROVIDER:
            told.update(filter(None, told_of(whole)))
    if not (guarded or former):
        return Beside()
    return Beside(
        tuple(guarded), frozenset(told), tuple(former), frozenset(cleared), frozenset(asked)
    )


def _asked(whole: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The reference of a request, with the State that gave it."""
    reference, sender = whole.get("reference"), whole.get("requesting")
    state = sender.get("state") if isinstance(sender, Mapping) else None
    told = all(isinstance(one, str) and not is_stand_in(one) for one in (reference, state))
    if whole.get("kind") == "request" and told:
        yield str(reference), str(state)


def _former(path: Path, data: Mapping[str, Any], host: Host) -> Iterator[Guarded]:
    """Whom an earlier version of a file tells, with the persons whom it lists now."""
    gone, changed = protected_before(path, data, host)
    if not (gone or changed):
        return
    listed = data.get("persons")
    now = [
        {key: value for key, value in one.items() if key != "protect"}
        for one in (written(listed) if isinstance(listed, (list, tuple)) else ())
        if isinstance(one, Mapping) and isinstance(one.get("name", {}), Mapping)
    ]
    called = _called(path, data, host)
    for people, still in ((gone, False), (changed, True)):
        if people:
            whole = {"persons": [*people, *now]}
            yield Guarded(Shield(whole).said(called), whole, still)


def protected_by(found: Reading, host: Host) -> tuple[Neighbour, ...]:
    """Whom a file, finished or not, and the others of its matter protect."""
    beside = files_beside(found.path, found.tree.data, host)
    return neighbours({}, replace(beside, guarded=(*_own(found, host), *beside.guarded)))


def withheld_by(found: Reading, host: Host) -> tuple[HeldFact, ...]:
    """The facts that a file, finished or not, and the others of its matter hold back."""
    beside = files_beside(found.path, found.tree.data, host)
    return held_beside({}, replace(beside, guarded=(*_own(found, host), *beside.guarded)))


def protected_in(found: Reading, host: Host) -> tuple[Identity, ...]:
    """Whom a file itself protects, finished or not."""
    return tuple(person for one in _own(found, host) for person in identities(one.data))


def _own(found: Reading, host: Host) -> Iterator[Guarded]:
    filled = found.filled(0)
    one = _guarded(found, None if filled is None else filled.draft, host)
    if one is not None:
        yield one


def _guarded(found: Reading, draft: Draft | None, host: Host) -> Guarded | None:
    """What a file protects, or None where that is nobody and nothing."""
    whole = read_whole(found, draft, host)
    protects = any(person.get("protect") for person in (whole or {}).get("persons") or ())
    if whole is None or not (protects or withheld_facts(whole)):
        return None
    return Guarded(Shield(whole).said(_called(found.path, whole, host)), written(whole))


def _called(path: Path, whole: Mapping[str, Any], host: Host) -> str:
    """What a file is called: where people see no files, by its reference."""
    if not host.one_matter:
        return path.name
    reference = whole.get("reference")
    return str(reference) if reference and not is_stand_in(reference) else path.stem


def _of_matter(
    path: Path, data: Mapping[str, Any], host: Host
) -> Iterator[tuple[Path, Reading, Draft]]:
    """The files beside one that are tied to it, or to another that is."""
    left = dict(_contents(path, (*CASE_SUFFIXES, *((PUT_AWAY,) if host.one_matter else ()))))
    marked = any(mark.search(content) for content in left.values() for mark in MARKS)
    if not marked and not any(has_before(file) for file in left):
        return
    types = host.document_types()
    names = _names(data)
    tied = True
    while tied:
        tied = False
        for file, content in list(left.items()):
            near = host.one_matter or _named_alike(path, file)
            if not near and not any(_may_name(content, name) for name in names):
                continue
            del left[file]
            try:
                found = reading(content, file, types)
            except InputError:
                continue  # it is not what was asked about; its own check tells its faults
            own = _names(found.tree.data)
            filled = found.filled(0)
            later = data if len(path.stem) > len(file.stem) else found.tree.data
            near = host.one_matter or (near and not _names(later, own=False))
            if (near or own & names) and filled is not None:
                names, tied = names | own, True
                yield file, found, filled.draft
            elif filled is not None:
                left[file] = content  # another file may tie it


def _named_alike(one: Path, other: Path) -> bool:
    """Whether one of two files is named after the other."""
    short, long = sorted((one.stem, other.stem), key=len)
    return long.startswith(f"{short}.")


def _contents(path: Path, suffixes: Container[str]) -> Iterator[tuple[Path, bytes]]:
    """The other case files of the folder."""
    own = path.absolute()
    for file in folder_of(own.parent):
        if file.suffix not in suffixes or file.is_symlink() or file == own:
            continue
        try:
            yield file, load(file)
        except (InputError, OSError):
            continue


def _may_name(content: bytes, name: str) -> bool:
    """Whether a file may have a reference: with no sign escaped, it has each of its words."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    return b"\\" in content or all(word.encode() in content for word in words)


def _names(data: Mapping[str, Any], *, own: bool = True) -> set[str]:
    """The references in a file by which it is tied to others, with its ``own`` or without it."""
    concerning = data.get("concerning")
    found = [data.get(name) for name in NAMING if own or name != OWN]
    found += [concerning.get("reference")] if isinstance(concerning, Mapping) else []
    rows = data.get("earlier")
    for row in rows if isinstance(rows, (list, tuple)) else ():
        if isinstance(row, Mapping) and row.get("kind") != "contact":
            found.append(row.get("reference"))
    texts = (str(one).strip() for one in found if isinstance(one, str) and not is_stand_in(one))
    return set(filter(None, texts))
