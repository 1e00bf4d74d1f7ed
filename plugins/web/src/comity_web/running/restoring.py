"""One command puts a backup back: into an empty database, and a data folder without matters."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from comity.model.errors import Fault, OutputError
from comity.steps.scratch import part_name
from comity_web.cases.trail import Verified, audit, verify
from comity_web.running.backing_up import KEPT, without_time_limits
from comity_web.running.folder import DATABASE, secret_of, told
from comity_web.running.in_use import alone
from comity_web.running.known_secret import is_known
from comity_web.running.manifest import DUMP, Manifest, read_manifest
from comity_web.running.postgres_programs import program, run
from comity_web.running.schema import (
    Schema,
    newer_than_this,
    refuse_newer,
    schema_now,
    tables,
    vet_new_database,
)

__all__ = ["Restored", "restore"]

MADE_AGAIN = ("matters", "made")
"""Folders that would not fit what is restored."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back.

    Attributes:
        manifest: what the backup says of itself.
        trail: what came of looking through the restored trail.
        schema: the state of the restored tables.
    """

    manifest: Manifest
    trail: Verified
    schema: Schema


def restore(source: Path, *, sha256: str = "") -> Restored:
    """Put a backup back, then compare every table and the trail with what it says.

    Args:
        source: the folder of the backup.
        sha256: the hash of its manifest that was noted elsewhere; empty for none.

    Raises:
        OutputError: the backup, the database or the data folder cannot be used; the database is
            then as empty as it was. Or what was restored is not what the backup says.
        DatabaseError: the database cannot be reached.
    """
    manifest = read_manifest(source, sha256)
    refuse_newer(newer_than_this(manifest.migrations), str(source))
    _same_engine(source, manifest)
    data = Path(settings.COMITY.folder)
    with told(data), alone():
        _refuse_full(data)
        for name in (one for one in KEPT if one in manifest.parts):
            _put(data / name, (source / name).read_bytes())
        if manifest.engine == "postgresql":
            path, _ = program("pg_restore")
            run(
                path,
                *("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"),
                *(f"--dbname={connection.settings_dict['NAME']}", str(source / DUMP)),
            )
        else:
            _put_database(source / DATABASE, data / DATABASE)
        with without_time_limits():
            _compare(source, manifest.tables, tables())
            trail = verify(manifest.trail.entries, manifest.trail.sha256)
            if trail.entries and (trail.stands is False or trail.broken != manifest.trail.broken):
                raise _unusable(source, "has another trail than its manifest says", DROP)
            _vet_secret(source, data)
            schema = schema_now()
            audit("restore-backup", detail=f"{trail.entries} {trail.last}")
    return Restored(manifest, trail, schema)


DROP = "Do not use this database: drop it, and restore another backup."


def _same_engine(source: Path, manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        whose = {"postgresql": "the server of an office", "sqlite": "one's own machine"}
        raise _unusable(
            source,
            f"is a backup of {whose[manifest.engine]}",
            "Name the server by `--config FILE`, or a folder of your own by `--folder DIR`.",
        )


def _refuse_full(data: Path) -> None:
    """Refuse a place in which something is kept already."""
    if connection.vendor == "sqlite":
        if (data / DATABASE).exists():
            raise _unusable(data / DATABASE, "exists already", "Name a new folder.")
    elif tables():
        name = str(connection.settings_dict["NAME"])
        raise _unusable(
            Path(f"database {name}"), "is not empty", "Make a new database with `createdb`."
        )
    else:
        vet_new_database()
    for name in MADE_AGAIN:
        with suppress(FileNotFoundError):
            if any((data / name).iterdir()):
                raise _unusable(
                    data / name, "belongs to another database", "Move it away; it is made again."
                )


def _put(path: Path, data: bytes) -> None:
    """Write a private file, which takes its name in one step."""
    for above in reversed(path.relative_to(settings.COMITY.folder).parents[:-1]):
        (Path(settings.COMITY.folder) / above).mkdir(mode=0o700, exist_ok=True)
    part = path.with_name(part_name())
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _put_database(source: Path, target: Path) -> None:
    _put(target, source.read_bytes())
    with closing(sqlite3.connect(target)) as opened:
        try:
            found = opened.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            found = str(error)
    if found != "ok":
        target.unlink()
        raise _unusable(source, "is no whole database", "Use another backup.")


def _compare(source: Path, said: Mapping[str, int], found: Mapping[str, int]) -> None:
    if found != said:
        apart = ", ".join(_apart(said, found))
        raise _unusable(source, f"has other tables than its manifest says: {apart}", DROP)


def _vet_secret(source: Path, data: Path) -> None:
    """See that the secret that was put back is that of the database that was put back."""
    if settings.COMITY.server is not None and not is_known(secret_of(data)):
        raise _unusable(source, "has another secret than its database was used with", DROP)


def _apart(said: Mapping[str, int], found: Mapping[str, int]) -> Iterator[str]:
    for name in sorted({*said, *found}):
        if said.get(name) != found.get(name):
            yield f"{name} ({said.get(name)}, now {found.get(name)})"


def _unusable(place: Path, why: str, cure: str) -> OutputError:
    return OutputError(Fault(str(place), 0, 0, "", why, cure))
