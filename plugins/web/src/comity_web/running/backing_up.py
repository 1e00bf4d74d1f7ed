"""One command makes a backup of all that counts, consistent while the server runs.

The tables, their state and the trail are those of one moment: PostgreSQL gives its program the
snapshot in which the trail is looked through; SQLite copies by its own way of doing so. What is
made of the database is left out, since it is made again.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from comity.model.errors import Fault, OutputError
from comity.steps.scratch import part_name
from comity_web.cases.trail import audit, verify
from comity_web.running.folder import DATABASE, in_words_of_a_backup, told
from comity_web.running.manifest import DUMP, MANIFEST, LeftOut, Manifest, Part, Trail, sha256_of
from comity_web.running.postgres_programs import program, run, server_version
from comity_web.running.schema import schema_now, tables

__all__ = ["KEPT", "Backup", "back_up", "without_time_limits"]

KEPT = ("secret.key", "calendar/internal/salt")
LEFT_OUT = {
    "made": "Documents and previews are made again.",
    "matters": "The folders of matters are made again from the database.",
    "links": "One-time links end with the server.",
    "server.json": "It says where the server answers now.",
    "backups": "Copies from before upgrades.",
    "sessions": "Whoever signed in signs in again.",
    "server.toml and the office file": "They lie outside the data folder: keep them yourself.",
}
SESSIONS = ("django_session", "usersessions_usersession")
"""Tables whose rows are left out: they would let people in."""
ROOM = 16 * 1024 * 1024
"""Bytes beside the database that must be free."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made.

    Attributes:
        folder: where it lies.
        manifest: what it says of itself.
        sha256: the hash of its manifest, to be noted elsewhere.
    """

    folder: Path
    manifest: Manifest
    sha256: str


def back_up(to: Path, *, noted: bool = True) -> Backup:
    """Make a backup in a new private folder, which is there once it is whole.

    Args:
        to: the folder, which must not exist yet; the one above it must.
        noted: whether the trail gets an entry of it, which an older database cannot always take.

    Raises:
        OutputError: it cannot be made; nothing is left then.
        DatabaseError: the database cannot be read.
    """
    to = Path(os.path.abspath(to))  # noqa: PTH100 -- a link is not to be followed
    _see_that_it_has_a_place(to)
    with in_words_of_a_backup(), told(to), _new_folder(to) as part:
        _see_that_it_fits(part)
        if noted:
            audit("backup")
        with _moment() as snapshot:
            trail, state, rows = verify(), schema_now(), tables()
            rows |= {name: 0 for name in SESSIONS if name in rows}
            dumped = _dump(part, snapshot)
        parts = {name: sha256_of(part / name) for name in (dumped, *_copied(part))}
        manifest = Manifest(
            comity_backup=1,
            made=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            comity=version("comity-web"),
            engine=connection.vendor,
            server=server_version() if connection.vendor == "postgresql" else 0,
            migrations=state.applied,
            tables=rows,
            trail=Trail(entries=trail.entries, sha256=trail.last, broken=trail.broken),
            parts=parts,
            left_out=tuple(LeftOut(what=what, why=why) for what, why in LEFT_OUT.items()),
        )
        _write(part / MANIFEST, manifest.as_bytes())
        noted_part: Part = sha256_of(part / MANIFEST)
    return Backup(to, manifest, noted_part.sha256)


@contextmanager
def without_time_limits() -> Iterator[None]:
    """Let the database take as long as it needs: its limits are for pages."""
    if connection.vendor != "postgresql":
        yield
        return
    names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SET {name} = 0")
    try:
        yield
    finally:
        connection.close()  # the next one has its limits again


@contextmanager
def _moment() -> Iterator[str]:
    """Read one moment of the database; gives the name of the snapshot on PostgreSQL."""
    if connection.vendor != "postgresql":
        yield ""
        return
    with without_time_limits(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield str(cursor.fetchone()[0])


def _dump(part: Path, snapshot: str) -> str:
    """Copy the tables; the name of the file."""
    if connection.vendor == "postgresql":
        path, _ = program("pg_dump")
        run(
            path,
            *("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"),
            *(f"--exclude-table-data=*.{name}" for name in SESSIONS),
            f"--file={part / DUMP}",
        )
        return DUMP
    source = Path(settings.COMITY.folder) / DATABASE
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(part / DATABASE)) as new:
        old.backup(new)
        new.execute("PRAGMA secure_delete = ON")
        new.execute(f"DELETE FROM {SESSIONS[0]}")
        new.commit()
        new.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it
    return DATABASE


def _copied(part: Path) -> Iterator[str]:
    """Copy what counts of the data folder; the names of the files."""
    for name in KEPT:
        source = Path(settings.COMITY.folder) / name
        if not source.is_file():
            continue
        (part / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(part / name, source.read_bytes())
        yield name


def _see_that_it_has_a_place(to: Path) -> None:
    if not to.parent.is_dir():
        cure = "Make the folder above it, or name another one with `--to DIR`."
        raise OutputError(Fault(str(to), 0, 0, "", "cannot be made: no folder is above it", cure))


def _see_that_it_fits(part: Path) -> None:
    """Refuse a disk that is too small: a copy is at most as large as the database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            size = int(cursor.fetchone()[0])
    else:
        beside = Path(settings.COMITY.folder).glob(f"{DATABASE}*")
        size = sum(one.stat().st_size for one in beside)
    free = shutil.disk_usage(part).free
    if free < size + ROOM:
        wanted, there = ((count + 2**20 - 1) // 2**20 for count in (size + ROOM, free))
        raise OutputError(
            Fault(
                str(part.parent),
                0,
                0,
                "",
                f"has {there} MB free, and a backup may need {wanted} MB",
                "Free some disk space, or name a folder on another disk.",
            )
        )


@contextmanager
def _new_folder(to: Path) -> Iterator[Path]:
    """A private folder that gets its name when all of it is on the disk, and goes otherwise."""
    if to.exists() or to.is_symlink():
        raise OutputError(
            Fault(str(to), 0, 0, "", "exists already", "Name a new folder for each backup.")
        )
    part = to.with_name(part_name())
    part.mkdir(mode=0o700)
    try:
        yield part
        for path in sorted(part.rglob("*"), reverse=True):
            path.chmod(0o700 if path.is_dir() else 0o600)
            _to_the_disk(path)
        _to_the_disk(part)
        part.rename(to)
        _to_the_disk(to.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)


def _to_the_disk(path: Path) -> None:
    if os.name == "nt":  # which flushes only what is open for writing
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
