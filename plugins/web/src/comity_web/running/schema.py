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

__all__ = [
    *("Schema", "newer_than_this", "refuse_no_tables", "refuse_newer", "refuse_older"),
    *("schema_now", "tables", "vet_new_database"),
]


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


def refuse_no_tables(upgrade: str) -> None:
    """Refuse a database whose tables were never made; one of another version is taken.

    Args:
        upgrade: the command that makes them.

    Raises:
        OutputError: it has none.
        DatabaseError: it cannot be asked.
    """
    if not schema_now().applied:
        raise _unusable("has no tables yet", f"Run `{upgrade}` first.")


def refuse_older(upgrade: str) -> None:
    """Refuse a database that is not of this version.

    Args:
        upgrade: the command that brings it there.

    Raises:
        OutputError: it has no tables, or those of another version.
        DatabaseError: it cannot be asked.
    """
    found = schema_now()
    refuse_newer(found.newer, _name())
    if not found.applied:
        raise _unusable("has no tables yet", f"Run `{upgrade}` first.")
    if found.pending:
        raise _unusable("is of an older version of Comity", f"Run `{upgrade}` first.")


def vet_new_database() -> None:
    """See that an empty database of PostgreSQL can take every text, and the tables.

    One that keeps text as LATIN1 would refuse the first name it cannot write, after hours of work;
    one of SQL_ASCII knows no letters.

    Raises:
        OutputError: it keeps text in another encoding than UTF-8, or tables may not be made in it.
        DatabaseError: it cannot be asked.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_encoding'), current_user, current_database(),"
            " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"
        )
        encoding, user, name, may = cursor.fetchone()
    if encoding != "UTF8":
        options = f"--owner {user} --encoding UTF8 --template template0 --locale C.UTF-8"
        raise _unusable(
            f"keeps text as {encoding}, not UTF8, and cannot keep every name",
            f"Drop it and make it anew: `createdb {options} {name}`.",
        )
    if not may:
        change = f'ALTER DATABASE "{name}" OWNER TO "{user}"'
        raise _unusable(
            f"does not let the user {user} make tables",
            f"Make that user its owner: `sudo -u postgres psql --command '{change}'`.",
        )


def _name() -> str:
    return f"database {connection.settings_dict['NAME']}"


def _unusable(why: str, cure: str) -> OutputError:
    return OutputError(Fault(_name(), 0, 0, "", why, cure))


def tables() -> dict[str, int]:
    """Every table of the database, and how many rows it has."""
    with connection.cursor() as cursor:
        found = {}
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")
            found[name] = int(cursor.fetchone()[0])
        return found
