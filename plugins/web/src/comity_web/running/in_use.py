"""Who uses the database of an office: servers and workers side by side, a change of it alone.

PostgreSQL keeps the lock for a connection of its own and lets go of it when that ends, however it
ends. On one's own machine the lock of the data folder does the same (``running.folder``).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import Event, Thread

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from comity.model.errors import Fault, OutputError

__all__ = ["alone", "in_use"]

SHARED = "pg_try_advisory_lock_shared"
LOCK = (0x434F4D, 2)
"""What PostgreSQL calls the lock of a database that is served."""


RENEWED = 30.0
"""Seconds after which the lock is taken again if it went: a restart of PostgreSQL ends it."""


@contextmanager
def in_use() -> Iterator[None]:
    """Hold a share of the database for as long as a server or a worker runs.

    On SQLite nothing is done: there the data folder is held.

    Raises:
        OutputError: the database is being upgraded or restored.
        DatabaseError: it cannot be reached.
    """
    if connections[DEFAULT_DB_ALIAS].vendor != "postgresql":
        yield
        return
    holder = _Holder()
    holder.start()
    try:
        if not holder.has_it():
            raise _refused(
                "is being upgraded or restored", "Wait until that has ended, then start again."
            )
        yield
    finally:
        holder.stop()


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


class _Holder(Thread):
    """Holds the share on a connection of its own, and takes it again if that breaks."""

    def __init__(self) -> None:
        super().__init__(name="in-use", daemon=True)
        self._first: Future[bool] = Future()
        self._stopped = Event()

    def has_it(self) -> bool:
        """Whether it got its share at the start."""
        return self._first.result()

    def stop(self) -> None:
        """Let go of it."""
        self._stopped.set()
        self.join(5)

    def run(self) -> None:
        """Hold it until the end."""
        connection = connections.create_connection(DEFAULT_DB_ALIAS)
        try:
            self._first.set_result(_try(connection, SHARED))
        except BaseException as error:
            self._first.set_exception(error)
        while not self._stopped.wait(RENEWED):
            with suppress(DatabaseError):  # the database is away: later
                if not connection.is_usable():
                    connection.close()
                    connection.connect()
                    _try(connection, SHARED)
        connection.close()


def _try(connection: BaseDatabaseWrapper, function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", LOCK)
        return bool(cursor.fetchone()[0])


def _refused(why: str, cure: str) -> OutputError:
    name = str(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])
    return OutputError(Fault(f"database {name}", 0, 0, "", why, cure))
