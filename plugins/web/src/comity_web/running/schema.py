"""The state of the tables: which migrations a database has, which it lacks, which it has too many.

It needs the settings of a server, and asks the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from comity.model.errors import Fault, OutputError

__all__ = ["Schema", "newer_than_this", "refuse_newer", "schema_now", "tables"]


@dataclass(frozen=True, slots=True)
class Schema:
    """The state of the tables.

    Attributes:
        applied: the migrations that were applied, in order, by the name of their application.
        pending: those that are to be applied, each as ``application name``.
        newer: those that this version does not know, each as ``application name``.
    """

    applied: Mapping[str, tuple[str, ...]]
    pending: tuple[str, ...]
    newer: tuple[str, ...]

    @property
    def last(self) -> dict[str, str]:
        """The last migration of each application."""
        return {app: names[-1] for app, names in self.applied.items()}


def schema_now() -> Schema:
    """How the tables of the database are.

    Raises:
        DatabaseError: it cannot be asked.
    """
    executor = MigrationExecutor(connection)
    loader = executor.loader
    applied: dict[str, tuple[str, ...]] = {}
    for app, name in sorted(loader.applied_migrations):
        applied[app] = (*applied.get(app, ()), name)
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    pending = tuple(f"{one.app_label} {one.name}" for one, _ in plan)
    return Schema(applied, pending, newer_than_this(applied))


def newer_than_this(applied: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The migrations that this version does not know, of the applications that it knows."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    ours = {app for app, _ in known}
    return tuple(
        f"{app} {name}"
        for app, names in sorted(applied.items())
        for name in names
        if app in ours and (app, name) not in known
    )


def refuse_newer(newer: tuple[str, ...], where: str) -> None:
    """Refuse what a newer version wrote.

    Raises:
        OutputError: it is newer.
    """
    if newer:
        raise OutputError(
            Fault(
                where,
                0,
                0,
                "",
                f"was written by a newer version of Comity ({newer[-1]})",
                "Install that version, or a newer one.",
            )
        )


def tables() -> dict[str, int]:
    """Every table of the database, and how many rows it has."""
    with connection.cursor() as cursor:
        found = {}
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")
            found[name] = int(cursor.fetchone()[0])
        return found
