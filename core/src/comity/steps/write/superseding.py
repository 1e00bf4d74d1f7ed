"""What a new build does with the files of earlier ones: moved away, or still known.

Moved are the files of an earlier version of the case, and drafts of it once it is final: they may
name whom the new version protects. So is the whole under a bare name, where the new build names
documents by their readers. Still known are the others of the same version.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from comity.steps.write.earlier import (
    Earlier,
    Entry,
    Unread,
    findings_name,
    key,
    manifest_name,
    parse,
    read_earlier,
)
from comity.steps.write.folders import INTERNAL, Tree
from comity.steps.write.manifest import as_json, sha256
from comity.steps.write.posix import Folder
from comity.steps.write.salt import MOST, SALT, parse_salt

__all__ = ["Move", "Plan", "plan"]

VERSION = "an earlier version of {}, or from another file of that name"
DRAFT = "a draft of {}"
UNTOLD = "{}, under a name that does not tell that it is for authorities only"
PROTECTION = "{} while other fields of it were withheld"

_LONGEST = 240  # bytes of a name; most disks take 255


@dataclass(frozen=True, slots=True)
class Move:
    """A file that goes to ``internal/superseded``.

    ``of`` says what it was made from. ``changed`` tells that it is no longer what was built.
    ``replaced`` tells that a new file takes its name. ``seen`` is what had the name then.
    """

    name: str
    tag: str
    of: str
    seen: os.stat_result
    changed: bool = False
    replaced: bool = False

    @property
    def is_record(self) -> bool:
        """Whether it is a manifest or findings: those go last."""
        return self.name.startswith(f"{INTERNAL}/")

    def kept(self, number: int) -> str:
        """The name that it has there: with the tag of its manifest, and a number from 2 on."""
        path = PurePath(PurePath(self.name).name)
        mark = f".{self.tag}" if number < 2 else f".{self.tag}-{number}"
        stem = path.stem
        while len(f"{stem}{mark}{path.suffix}".encode()) > _LONGEST and stem:
            stem = stem[:-1]
        return f"{stem}{mark}{path.suffix}"


@dataclass(slots=True)
class Plan:
    """What becomes of earlier files.

    ``records`` maps the names of manifests to the bytes that they get; ``ours`` are names that may
    be replaced without being asked for, since an earlier build kept its records there. ``refused``
    and ``unread`` map the names of manifests to what is the matter with them; ``spared`` are files
    that would be moved, if the command did not read them. ``salt`` is the secret of the folder.
    """

    moves: dict[str, Move] = field(default_factory=dict)
    records: dict[str, bytes] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    spared: list[str] = field(default_factory=list)
    salt: bytes | None = None


def plan(tree: Tree, stems: Sequence[str], planned: Mapping[str, bytes], *, force: bool) -> Plan:
    """Look at what earlier builds left; nothing is written.

    Args:
        tree: the output folder.
        stems: those whose manifests are among the planned files.
        planned: the files that are to be written: name and bytes.
        force: whether the records of another case may be replaced.
    """
    internal = tree.peek((INTERNAL,))
    made = Plan(salt=_salt(internal))
    new = {stem: parse(stem, planned[manifest_name(stem)]) for stem in stems}
    keys = {key(stem) for stem in stems}
    planned = {key(name): data for name, data in planned.items()}
    for stem, record in new.items():
        carried: dict[str, dict[str, Any]] = {}
        for earlier in read_earlier(internal, record.source, stem):
            if isinstance(earlier, Unread):
                made.unread[manifest_name(earlier.stem)] = earlier.why
                continue
            own = key(earlier.stem) == key(stem)
            if not own and key(earlier.stem) in keys:
                continue  # its own turn comes
            if key(earlier.source) != key(record.source):
                if not own:
                    continue  # another case with a longer name
                if not force:
                    made.refused[manifest_name(stem)] = f"belongs to {earlier.source}"
                    continue
            if not own and _is_twin(earlier, record):
                continue
            if own:
                made.ours |= {manifest_name(stem), findings_name(stem)}
            carried |= _sort(tree, earlier, record, planned, made)
        if carried:
            made.records[manifest_name(stem)] = _with(record, carried)
    return made


def _is_twin(earlier: Earlier, record: Earlier) -> bool:
    """Whether an earlier build was for another reader, and is none of this one's business.

    A build for a reader leaves those of every other alone. One of the whole document leaves those
    of the same version alone; those of an older version may name whom the new one protects.
    """
    if earlier.reader == record.reader:
        return False
    return bool(record.reader) or earlier.version == record.version


def _salt(internal: Folder | None) -> bytes | None:
    """The secret of earlier builds; None where there is none that can be used."""
    try:
        if internal is None:
            return None
        return parse_salt(internal.read(PurePath(SALT).name, MOST, private=True))
    except (OSError, ValueError):
        return None


def _past(earlier: Earlier, record: Earlier) -> str:
    """From what an earlier build was made, where that is past; empty where it still stands."""
    if key(earlier.source) != key(record.source):
        return earlier.source
    if earlier.version != record.version:
        return VERSION.format(earlier.source)
    if record.names_authority and not (earlier.reader or earlier.names_authority):
        return UNTOLD.format(earlier.source)
    return "" if earlier.is_version_of(record) else PROTECTION.format(earlier.source)


def _sort(
    tree: Tree, earlier: Earlier, record: Earlier, planned: Mapping[str, bytes], made: Plan
) -> dict[str, dict[str, Any]]:
    """Move what is past and not replaced, its records with it.

    Returns:
        The rows of the other files, which the new manifest goes on knowing.
    """
    past, moved = _past(earlier, record), ""
    same_build = earlier.is_same_build(record)
    rows: dict[str, dict[str, Any]] = {}
    for entry, seen in _files(tree, earlier):
        of = past or (DRAFT.format(record.source) if entry.draft and not record.draft else "")
        if key(entry.name) in planned:
            if entry.is_changed(tree.root, seen, made.salt):
                _save(tree, earlier, entry, seen, planned, made)
        elif of:
            moved = of
            changed = entry.is_changed(tree.root, seen, made.salt)
            made.moves[entry.name] = Move(entry.name, earlier.tag, of, seen, changed)
        elif key(earlier.stem) == key(record.stem):
            rows[entry.name] = entry.carried(record, same_build=same_build)
    if moved or (past and key(manifest_name(earlier.stem)) not in planned):
        _move_records(tree, earlier, moved or past, planned, made)
    return rows


def _move_records(
    tree: Tree, earlier: Earlier, of: str, planned: Mapping[str, bytes], made: Plan
) -> None:
    for name in (findings_name(earlier.stem), manifest_name(earlier.stem)):
        seen = tree.look(name)
        if seen is not None and stat.S_ISREG(seen.st_mode):
            made.moves[name] = Move(name, earlier.tag, of, seen, replaced=key(name) in planned)


def _save(
    tree: Tree,
    earlier: Earlier,
    entry: Entry,
    seen: os.stat_result,
    planned: Mapping[str, bytes],
    made: Plan,
) -> None:
    """Keep a file that somebody worked on, though a new one takes its name."""
    new = planned[key(entry.name)]
    as_new = Entry(entry.name, sha256(new), len(new), entry.draft, {})
    if as_new.is_changed(tree.root, seen, None):
        made.moves[entry.name] = Move(entry.name, earlier.tag, "", seen, True, True)


def _files(tree: Tree, earlier: Earlier) -> list[tuple[Entry, os.stat_result]]:
    """The files of a build that are still there, regular ones only."""
    found = ((entry, tree.look(entry.name)) for entry in earlier.entries)
    return [(entry, seen) for entry, seen in found if seen and stat.S_ISREG(seen.st_mode)]


def _with(record: Earlier, carried: Mapping[str, Mapping[str, Any]]) -> bytes:
    rows = [*record.table["outputs"], *carried.values()]
    table = {**record.table, "outputs": sorted(rows, key=lambda row: str(row["name"]))}
    return as_json(table)
