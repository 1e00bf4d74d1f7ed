"""What a backup says of itself: its parts with their hashes, the state of the tables, the trail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from comity.model.errors import Fault, OutputError
from comity_web.running.folder import DATABASE

__all__ = ["DUMP", "MANIFEST", "LeftOut", "Manifest", "Part", "Trail", "read_manifest", "sha256_of"]

MANIFEST = "manifest.json"
FORMAT = 1
MOST_BYTES = 4 * 1024 * 1024
DUMP = "database.dump"
"""The tables of PostgreSQL, in the format of its program."""
DATABASES = {"postgresql": DUMP, "sqlite": DATABASE}
"""The file of a backup that has the tables."""
CHUNK = 1024 * 1024
OTHER = "Use another backup."


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Strict):
    """A file of a backup: its bytes and their hash."""

    bytes: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class Trail(_Strict):
    """The trail at that moment: entries, the last hash, and the first entry that does not fit."""

    entries: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    broken: int | None = None


class LeftOut(_Strict):
    """What is not in a backup, and why."""

    what: str
    why: str


class Manifest(_Strict):
    """What a backup says of itself.

    Attributes:
        comity_backup: the version of this format.
        made: when, in ISO 8601 with its zone.
        comity: the version of ``comity-web``.
        engine: ``postgresql`` or ``sqlite``.
        server: the main version of the database server; 0 for SQLite.
        migrations: those that were applied, by application.
        tables: how many rows each table has.
        trail: the trail.
        parts: the files of the backup, by name.
        left_out: what was left out.
    """

    comity_backup: int = Field(ge=1, le=FORMAT)
    made: str
    comity: str
    engine: str = Field(pattern="^(postgresql|sqlite)$")
    server: int
    migrations: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, int]
    trail: Trail
    parts: Mapping[str, Part]
    left_out: tuple[LeftOut, ...] = ()

    def as_bytes(self) -> bytes:
        """As it is written."""
        told = self.model_dump(mode="json")
        return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def sha256_of(path: Path) -> Part:
    """A file and its hash."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Part(bytes=size, sha256=digest.hexdigest())


def read_manifest(folder: Path, sha256: str = "") -> Manifest:
    """The manifest of a backup, after every part was compared with it.

    Args:
        folder: the backup.
        sha256: the hash of the manifest that was noted elsewhere; empty for none.

    Raises:
        OutputError: it is no backup, or it is damaged or was changed.
    """
    path = folder / MANIFEST
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES)
    except OSError as error:
        cure = "Name the folder that `comity server backup` made."
        raise _unusable(folder, "is no backup: it has no manifest.json", cure) from error
    if sha256 and hashlib.sha256(data).hexdigest() != sha256.lower():
        raise _unusable(path, "is not the manifest that was noted", OTHER)
    try:
        manifest = Manifest.model_validate_json(data)
    except ValidationError as error:
        raise _unusable(path, "is damaged, or of a newer version of Comity", OTHER) from error
    for name, part in manifest.parts.items():
        _compare(folder, name, part)
    if DATABASES[manifest.engine] not in manifest.parts:
        raise _unusable(path, "is damaged: it does not name the database", OTHER)
    return manifest


def _compare(folder: Path, name: str, part: Part) -> None:
    pure = PurePath(name)
    if pure.is_absolute() or not pure.parts or ".." in pure.parts or "\\" in name:
        raise _unusable(folder / MANIFEST, "names a file elsewhere", OTHER)
    path = folder / name
    try:
        found: Any = None if path.is_symlink() else sha256_of(path)
    except OSError as error:
        raise _unusable(path, "is missing, or cannot be read", OTHER) from error
    if found != part:
        raise _unusable(path, "is damaged or was changed", OTHER)


def _unusable(place: Path, why: str, cure: str) -> OutputError:
    return OutputError(Fault(str(place), 0, 0, "", why, cure))
