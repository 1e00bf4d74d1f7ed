"""How the server of an office stands: its database, its worker, its data folder."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from comity.steps.scratch import part_name
from comity_web.judging.turns import workers_there

__all__ = ["Schema", "Standing", "schema", "standing"]

FRESH = 2.0
"""Seconds for which an answer is kept: strangers who ask often cost nothing."""
SCHEMA_FRESH = 60.0
"""Seconds for which the tables are taken to be right: to look takes long."""


class Schema(StrEnum):
    """How the tables of the database are to this version of Comity."""

    RIGHT = "right"
    EMPTY = "empty"
    OLDER = "older"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is right and what is not.

    Attributes:
        database: whether it answers.
        schema: whether its tables are those of this version.
        worker: whether one has said lately that it is there.
        folder: whether the data folder can be written.
    """

    database: bool
    schema: bool
    worker: bool
    folder: bool

    @property
    def ready(self) -> bool:
        """Whether people can work."""
        return self.database and self.schema and self.worker and self.folder


def schema() -> Schema:
    """How the tables are; only read.

    Raises:
        Error: the database does not answer.
    """
    executor = MigrationExecutor(connection)
    applied, known = set(executor.loader.applied_migrations), set(executor.loader.disk_migrations)
    ours = {app for app, _ in known}
    if any(app in ours and (app, name) not in known for app, name in applied):
        return Schema.NEWER
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return Schema.RIGHT
    return Schema.OLDER if applied else Schema.EMPTY


def standing() -> Standing:
    """How the server stands now, or stood a moment ago."""
    return _KEPT.answer()


class _Kept:
    """The last answers, for a moment."""

    def __init__(self) -> None:
        self._lock, self._at, self._right_at = Lock(), -FRESH, -SCHEMA_FRESH
        self._found = Standing(database=False, schema=False, worker=False, folder=False)

    def answer(self) -> Standing:
        """The last answer, or a new one; one thread looks, the others wait for it."""
        with self._lock:
            if time.monotonic() - self._at >= FRESH:
                self._found, self._at = self._look(), time.monotonic()
            return self._found

    def _look(self) -> Standing:
        database = right = worker = False
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            database = True
            right = self._is_right()
            worker = right and workers_there() > 0
        except Error:
            pass
        return Standing(database, right, worker, _writable(Path(settings.COMITY.folder)))

    def _is_right(self) -> bool:
        now = time.monotonic()
        if now - self._right_at >= SCHEMA_FRESH:
            if schema() is not Schema.RIGHT:
                return False
            self._right_at = now
        return True


_KEPT = _Kept()


def _writable(folder: Path) -> bool:
    probe = folder / part_name()
    try:
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError:
        return False
    return True
