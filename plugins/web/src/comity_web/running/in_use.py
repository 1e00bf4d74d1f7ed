"""Who uses the database of an office: servers and workers side by side, a change of it alone.

PostgreSQL keeps the lock for a connection of its own and lets go of it when that ends, however it
ends. On one's own machine the lock of the data folder does the same (``running.folder``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from comity.model.errors import Fault, OutputError

__all__ = ["Use", "alone", "in_use"]

LOCK = (0x434F4D, 2)
"""What PostgreSQL calls the lock of a database that is served."""


class Use:
    """A share of the database that a server or a worker has."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def renew(self) -> bool:
        """Take the share again if its connection broke, as when the database was restarted.

        Call it now and then, from the thread that took the share.

        Returns:
            Whether the share is held; False while the database is away or is being changed.
        """
        try:
            if self._connection.is_usable():
                return True
            self._connection.close()
            self._connection.connect()
            return _try(self._connection, "pg_try_advisory_lock_shared")
        except DatabaseError:
            return False


@contextmanager
def in_use() -> Iterator[Use | None]:
    """Hold a share of the database for as long as a server or a worker runs.

    Gives None on SQLite, where the data folder is held instead.

    Raises:
        OutputError: the database is being upgraded or restored.
    """
    with _own_connection() as connection:
        if connection is None:
            yield None
        elif not _try(connection, "pg_try_advisory_lock_shared"):
            raise _refused(
                "is being upgraded or restored", "Wait until that has ended, then start again."
            )
        else:
            yield Use(connection)


@contextmanager
def alone() -> Iterator[None]:
    """Keep every server and worker away for as long as the block runs.

    Raises:
        OutputError: one runs on the database.
    """
    with _own_connection() as connection:
        if connection is not None and not _try(connection, "pg_try_advisory_lock"):
            raise _refused(
                "is in use by a server, a worker, or another command that changes it",
                "Stop `comity serve` and `comity server worker` first.",
            )
        yield


@contextmanager
def _own_connection() -> Iterator[BaseDatabaseWrapper | None]:
    if connections[DEFAULT_DB_ALIAS].vendor != "postgresql":
        yield None
        return
    connection = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        yield connection
    finally:
        connection.close()


def _try(connection: BaseDatabaseWrapper, function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", LOCK)
        return bool(cursor.fetchone()[0])


def _refused(why: str, cure: str) -> OutputError:
    name = str(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])
    return OutputError(Fault(f"database {name}", 0, 0, "", why, cure))
