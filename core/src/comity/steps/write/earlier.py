"""What earlier builds left in an output folder, as their manifests tell it.

A manifest that was received with its folder is somebody else's word. So it is read in bounds, it
can speak of plain names only that begin with its own, and what it says moves a file within the
folder and never removes or reads one elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from comity.model.drafts.disclosable import AUTHORITY
from comity.steps.write.manifest import KEYED, PLAIN
from comity.steps.write.posix import Folder
from comity.steps.write.salt import keyed

__all__ = [
    "LARGEST",
    "Earlier",
    "Entry",
    "Unread",
    "findings_name",
    "key",
    "manifest_name",
    "read_earlier",
]

LARGEST = 32 * 2**20  # bytes of a manifest; 300 protected persons make one of about a megabyte
LARGEST_KEYED = 64 * 2**20  # bytes of a sealed annex
MOST = 1000  # files that one manifest may name

_ENDING = ".manifest.json"
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SAID = {"name": str, PLAIN: str, KEYED: str, "size": int, "tool": str, "network": str}
_MARKS = ("sealed", "earlier")
_SEPARATORS = {"/", "\\", *(":" if os.name == "nt" else "")}
_DISGUISED = "contains a name that would change what a terminal shows"
_OF_THE_BUILD = ("outputs", "findings", "placed", "withheld", "other_languages", "reader")


def key(name: str) -> str:
    """A name as the system compares it: on Windows in any case."""
    return os.path.normcase(name)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that a manifest names; ``said`` is its row, reduced to the fields that are known.

    ``digest`` is its hash, keyed where ``size`` is None: of a sealed annex neither the plain hash
    nor the size is told. ``draft`` tells whether its pages are marked as a draft.
    """

    name: str
    digest: str
    size: int | None
    draft: bool
    said: dict[str, Any]

    def carried(self, into: Earlier, *, same_build: bool) -> dict[str, Any]:
        """Its row in a later manifest, which marks what is not true of the file."""
        said = {key: value for key, value in self.said.items() if key != "draft"}
        if not same_build:
            said["earlier"] = True
        return said if self.draft == into.draft else said | {"draft": self.draft}

    def is_changed(self, folder: Folder, seen: os.stat_result, salt: bytes | None) -> bool:
        """Whether the file is another than the build made; without the key, nobody can tell."""
        if self.size is not None and seen.st_size != self.size:
            return True
        try:
            data = folder.read(self.name, LARGEST_KEYED if self.size is None else self.size)
        except OSError:  # closed to us: it may hold anything
            return True
        made = hashlib.sha256(data).hexdigest()
        if self.size is None:
            return salt is None or keyed(made, salt) != self.digest
        return made != self.digest


@dataclass(frozen=True, slots=True)
class Earlier:
    """A manifest: ``stem`` of its documents, the ``tag`` of its bytes, the table that it holds."""

    stem: str
    tag: str
    table: dict[str, Any]
    entries: tuple[Entry, ...]

    @property
    def source(self) -> str:
        """The name of the case file."""
        return str(self.table["source"]["name"])

    @property
    def version(self) -> dict[str, Any]:
        """What tells the version of the case file: all that is said of it."""
        return {**self.table["source"], "name": key(self.source)}

    @property
    def draft(self) -> bool:
        """Whether every page was marked as a draft."""
        return self.table.get("draft") is True

    @property
    def reader(self) -> str:
        """For whom the documents are, where they are not for the authority."""
        told = self.table.get("reader")
        name = str(told.get("name") or "") if isinstance(told, dict) else ""
        return "" if name == AUTHORITY else name

    @property
    def names_authority(self) -> bool:
        """Whether its documents are the whole, under a name that says that it is for authorities.

        They are called so where another reader, to whom the case is addressed, gets less.
        """
        return AUTHORITY in self.stem.removeprefix(PurePath(self.source).stem).split(".")

    def is_version_of(self, other: Earlier) -> bool:
        """Whether both were made from the same bytes, with the same fields withheld."""
        if self.version != other.version:
            return False
        about = ("kind", "form", "language")  # another language may have other fields to withhold
        if any(self.table.get(name) != other.table.get(name) for name in about):
            return True
        return self.table.get("withheld") == other.table.get("withheld")

    def is_same_build(self, other: Earlier) -> bool:
        """Whether program, law, template and wording were the same as well."""
        names = {*self.table, *other.table} - set(_OF_THE_BUILD)
        return all(self.table.get(name) == other.table.get(name) for name in names)


@dataclass(frozen=True, slots=True)
class Unread:
    """A manifest that cannot be used, and why."""

    stem: str
    why: str


def manifest_name(stem: str) -> str:
    """Where the manifest of documents lies."""
    return f"internal/{stem}{_ENDING}"


def findings_name(stem: str) -> str:
    """Where their findings lie."""
    return f"internal/{stem}.findings.txt"


def read_earlier(internal: Folder | None, source: str, stem: str) -> list[Earlier | Unread]:
    """The manifests of a case: those of its stem, and of its file's name with a language.

    Args:
        internal: the open folder of the manifests, or None where there is none.
        source: the name of the case file.
        stem: that of the documents which are to be made.
    """
    if internal is None:
        return []
    first = PurePath(source).stem
    stems = [name.removesuffix(_ENDING) for name in internal.names() if name.endswith(_ENDING)]
    return [
        _read(internal, name) if _is_plain(name) else Unread(_escaped(name), _DISGUISED)
        for name in stems
        if _is_of(name, first, stem)
    ]


def parse(stem: str, data: bytes) -> Earlier:
    """A manifest from its bytes.

    Raises:
        ValueError: it is none; the message says why.
    """
    try:
        table = json.loads(data)
        json.dumps(table, ensure_ascii=False).encode()  # a lone surrogate cannot be written again
    except (ValueError, RecursionError) as error:
        raise ValueError("is not valid JSON") from error
    if not isinstance(table, dict) or not _is_source(table.get("source")):
        raise ValueError("does not say from which case file it was made")
    rows = table.get("outputs")
    if not isinstance(rows, list) or len(rows) > MOST:
        raise ValueError("does not say which files were made")
    draft = table.get("draft") is True
    entries = tuple(entry for row in rows if (entry := _entry(stem, row, draft)) is not None)
    return Earlier(stem, hashlib.sha256(data).hexdigest()[:8], table, entries)


def _read(internal: Folder, stem: str) -> Earlier | Unread:
    name = f"{stem}{_ENDING}"
    try:
        seen = internal.look(name)
        if not stat.S_ISREG(seen.st_mode):
            return Unread(stem, "is not a regular file")
        return parse(stem, internal.read(name, LARGEST))
    except ValueError as error:
        return Unread(stem, str(error))
    except OSError as error:
        return Unread(stem, f"cannot be read ({error.strerror})")


def _entry(stem: str, row: Any, draft: bool) -> Entry | None:
    """A row of the outputs, if it names a file that a build of this stem can have made."""
    if not isinstance(row, dict):
        return None
    said = {key: row[key] for key, kind in _SAID.items() if type(row.get(key)) is kind}
    name = said.get("name", "")
    digest = said.get(PLAIN, "") or said.get(KEYED, "")
    if not _has(stem, name) or not _is_plain(name) or not _HASH.fullmatch(digest):
        return None
    size = said.get("size", -1) if PLAIN in said else None
    if size is not None and size < 0:
        return None
    marks = {key: True for key in _MARKS if row.get(key) is True}
    if isinstance(row.get("draft"), bool):
        draft = row["draft"]
    return Entry(name, digest, size, draft, said | marks)


def _is_of(found: str, first: str, stem: str) -> bool:
    """Whether a manifest's stem is that of the new one, or of the case file, or of a language."""
    return key(found) in (key(first), key(stem)) or _has(first, found)


def _has(stem: str, name: str) -> bool:
    return key(name).startswith(key(f"{stem}."))


def _is_plain(name: str) -> bool:
    """Whether a name is one step of a path, on any system, and may be shown at a terminal."""
    return not set(name) & _SEPARATORS and not any(map(_is_control, name))


def _escaped(name: str) -> str:
    return name.encode("unicode_escape").decode("ascii")


def _is_control(letter: str) -> bool:
    code = ord(letter)
    turns = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    return turns or unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")


def _is_source(source: Any) -> bool:
    name = source.get("name") if isinstance(source, dict) else None
    return isinstance(name, str) and _is_plain(name)
