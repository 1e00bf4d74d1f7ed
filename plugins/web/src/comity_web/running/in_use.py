"""Who uses the database of an office: one server with its workers, or a change of it alone.

PostgreSQL keeps the lock for a connection of its own and lets go of it when that ends, however it
ends. On one's own machine the lock of the data folder does the same (``running.folder``).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import Event, Thread

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from comity.model.errors import Fault, OutputError
from comity_web.guarding.faults import note

__all__ = ["alone", "in_use"]

SHARED = "pg_try_advisory_lock_shared"
ALONE = "pg_try_advisory_lock"
LOCK = (0x434F4D, 2)
"""What PostgreSQL calls the lock of a database that is served."""
SERVER = (0x434F4D, 3)
"""That of the one server, beside which workers run."""
PATIENCE = 3.0
"""Seconds that PostgreSQL has to see that the server of before is gone."""
LIVING = (("tcp_keepalives_idle", 20), ("tcp_keepalives_interval", 5), ("tcp_keepalives_count", 4))
"""What lets PostgreSQL see soon that a machine is gone that held a lock."""

RENEWED = 30.0
"""Seconds after which the lock is taken again if it went: a restart of PostgreSQL ends it."""


@contextmanager
def in_use(alone_as: str = "") -> Iterator[None]:
    """Hold a share of the database for as long as a server or a worker runs.

    On SQLite nothing is done: there the data folder is held.

    Args:
        alone_as: ``server`` for the one server; a worker says nothing, and there may be several.

    Raises:
        OutputError: the database is being upgraded or restored, or another server uses it.
        DatabaseError: it cannot be reached.
    """
    if connections[DEFAULT_DB_ALIAS].vendor != "postgresql":
        yield
        return
    holder = _Holder(alone_as == "server")
    holder.start()
    try:
        if not holder.has_it():
            raise _refused(
                "is being upgraded or restored", "Wait until that has ended, then start again."
            )
        if not holder.is_alone():
            raise _refused(
                "is in use by another server, with another data folder",
                "Stop that server, or name another database: a database has one server.",
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
        if connection is not None and not _try(connection, ALONE):
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

    def __init__(self, server: bool) -> None:
        super().__init__(name="in-use", daemon=True)
        self._server = server
        self._first: Future[bool] = Future()
        self._alone: Future[bool] = Future()
        self._stopped = Event()

    def has_it(self) -> bool:
        """Whether it got its share at the start."""
        return self._first.result()

    def is_alone(self) -> bool:
        """Whether it is the only server, or is none."""
        return self._alone.result()

    def stop(self) -> None:
        """Let go of it."""
        self._stopped.set()
        self.join(5)

    def run(self) -> None:
        """Hold it until the end."""
        connection = connections.create_connection(DEFAULT_DB_ALIAS)
        try:
            self._first.set_result(_try(connection, SHARED))
            self._alone.set_result(not self._server or self._wait_for_the_other(connection))
        except BaseException as error:
            for one in (self._first, self._alone):
                if not one.done():
                    one.set_exception(error)
        while not self._stopped.wait(RENEWED):
            with suppress(DatabaseError):  # the database is away: later
                if not connection.is_usable():
                    connection.close()
                    connection.connect()
                    _try(connection, SHARED)
                    if self._server and not _try_as_server(connection):
                        note("another server uses the database", level=logging.ERROR)
        connection.close()

    def _wait_for_the_other(self, connection: BaseDatabaseWrapper) -> bool:
        """Whether no other server is there, nor one that has just ended."""
        end = time.monotonic() + PATIENCE
        while not (got := _try_as_server(connection)) and time.monotonic() < end:
            if self._stopped.wait(0.1):
                break
        return got


def _try(connection: BaseDatabaseWrapper, function: str, lock: tuple[int, int] = LOCK) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", lock)
        return bool(cursor.fetchone()[0])


def _try_as_server(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        for name, value in LIVING:
            cursor.execute(f"SET {name} = {value}")
    return _try(connection, ALONE, SERVER)


def _refused(why: str, cure: str) -> OutputError:
    name = str(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])
    return OutputError(Fault(f"database {name}", 0, 0, "", why, cure))
