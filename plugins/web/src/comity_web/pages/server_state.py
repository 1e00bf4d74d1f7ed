"""How the server stands, for its administrator: versions, database, disk, worker, last backup."""

from __future__ import annotations

import datetime as dt
import platform
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from comity_web.cases.counting import jobs_by_state
from comity_web.cases.models import AuditEntry
from comity_web.judging.models import Worker
from comity_web.judging.turns import workers_there

__all__ = ["State", "state_now"]

ROOM = 2_000_000_000
"""Bytes of free space below which the administrator is told."""
BACKUPS = dt.timedelta(days=7)
"""After which a backup is old."""
MANY = 30
"""Jobs that wait before the administrator is told."""
POSTGRES = "SELECT current_setting('server_version'), pg_database_size(current_database())"


@dataclass(frozen=True, slots=True)
class State:
    """The server at one moment.

    Attributes:
        version: of Comity and its pages.
        running_on: Python and Django with their versions.
        database: the kind of database with its version.
        database_size: in bytes.
        pending: migrations that were not applied.
        free: bytes that are free on the disk of the data folder.
        disk: bytes that it has.
        heard: when the worker was last heard; None if never.
        silent: whether no worker was heard lately.
        backup: when a backup was last noted; None if never.
        waiting: jobs that wait.
    """

    version: str
    running_on: str
    database: str
    database_size: int
    pending: int
    free: int
    disk: int
    heard: dt.datetime | None
    silent: bool
    backup: dt.datetime | None
    waiting: int

    @property
    def needs(self) -> list[str]:
        """What needs an eye: the last parts of the ids of texts."""
        old = self.backup is None or timezone.now() - self.backup > BACKUPS
        found = {
            "schema": bool(self.pending),
            "worker": self.silent,
            "queue": self.waiting > MANY,
            "disk": self.free < ROOM,
            "backup": old,
        }
        return [name for name, needed in found.items() if needed]


def state_now() -> State:
    """Look at everything; some ten queries and one look at the disk."""
    disk = shutil.disk_usage(Path(settings.COMITY.folder))
    kind, size = _database()
    backup = AuditEntry.objects.filter(action="backup").order_by("-id").first()
    heard = Worker.objects.order_by("-seen").values_list("seen", flat=True).first()
    return State(
        version=f"Comity {version('comity')}, comity-web {version('comity-web')}",
        running_on=f"Python {platform.python_version()}, Django {django.get_version()}",
        database=kind,
        database_size=size,
        pending=_pending(),
        free=disk.free,
        disk=disk.total,
        heard=heard,
        silent=workers_there() == 0,
        backup=None if backup is None else backup.at,
        waiting=jobs_by_state().get("waiting", 0),
    )


def _database() -> tuple[str, int]:
    """The kind of database with its version, and its size in bytes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES)
            said, size = cursor.fetchone()
            return f"PostgreSQL {said.split()[0]}", int(size)
        cursor.execute("SELECT sqlite_version()")
        size = Path(str(connection.settings_dict["NAME"])).stat().st_size
        return f"SQLite {cursor.fetchone()[0]}", size


def _pending() -> int:
    """How many migrations the database lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
