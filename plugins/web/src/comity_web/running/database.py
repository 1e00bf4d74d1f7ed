"""The database at a start: made, brought up to date, or refused because it is newer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from comity.model.errors import Fault, OutputError

__all__ = ["bring_up_to_date", "clear_expired", "kept_open"]


def bring_up_to_date(file: Path) -> bool:
    """Make the tables, or change those of an older version after keeping a copy beside it.

    Args:
        file: the database, to which Django is connected.

    Returns:
        Whether an older database was changed.

    Raises:
        OutputError: it was written by a newer version, is no database, or cannot be changed.
    """
    try:
        return _migrate(file)
    except DatabaseError as error:
        full = "full" in str(error) or "I/O" in str(error)
        raise OutputError(
            Fault(str(file), 0, 0, "", f"cannot be used: {error}", FREE if full else MOVE)
        ) from error
    finally:
        connection.close()


def clear_expired() -> None:
    """Take away the sessions that have ended."""
    from django.contrib.sessions.backends.db import SessionStore

    try:
        SessionStore.clear_expired()
    finally:
        connection.close()


@contextmanager
def kept_open() -> Iterator[None]:
    """Keep one connection for as long as the server runs.

    When the last one closes, SQLite removes the two files beside the database; to read on, it makes
    them anew, which a full disk would not allow.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM django_migrations")
    try:
        yield
    finally:
        connection.close()


MOVE = "If it is not a database of Comity, move it away. Otherwise restore it from a copy."
FREE = "Free some disk space, then start again."


def _migrate(file: Path) -> bool:
    executor = MigrationExecutor(connection)
    applied, known = set(executor.loader.applied_migrations), executor.loader.disk_migrations
    ours = {app for app, _ in known}
    newer = sorted(f"{app} {name}" for app, name in applied - set(known) if app in ours)
    if newer:
        raise OutputError(
            Fault(
                str(file),
                0,
                0,
                "",
                f"was written by a newer version of Comity ({newer[-1]})",
                "Install that version, or name another folder with `--folder DIR`.",
            )
        )
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return False
    if applied:
        first, _ = plan[0]
        _keep_a_copy(
            file, file.with_name(f"{file.stem}.before-{first.app_label}-{first.name}.sqlite3")
        )
    executor.migrate(list(executor.loader.graph.leaf_nodes()))
    return bool(applied)


def _keep_a_copy(file: Path, copy: Path) -> None:
    with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
