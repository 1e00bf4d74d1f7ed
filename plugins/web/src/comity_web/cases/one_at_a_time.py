"""One at a time: what two colleagues may press at the same moment is done once.

Who looks whether something is there and then makes it needs nobody between. A row that is locked
would not do: what is made also writes into the folder of the matter, which has a lock of its own,
and whoever holds that waits for the row. So this lock is of nothing else. PostgreSQL keeps it for
the connection, and lets go of it when that ends, however it ends. One's own machine has one
program that answers (``running.folder``), and a lock of its threads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import OperationalError, connection

__all__ = ["one_at_a_time"]

PATIENCE = 20.0
"""Seconds that a thread waits; PostgreSQL has its own ``lock_timeout``."""
_LOCKS: dict[str, Lock] = {}
_MAKING = Lock()


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """Wait until nobody else does the same, and keep others out until it is done.

    Not within a transaction: who waited would see the state from before.

    Args:
        what: names it, as ``matter 12``.

    Raises:
        OperationalError: another took too long.
    """
    if connection.vendor == "postgresql":
        digest = hashlib.sha256(what.encode()).digest()[:8]
        key = int.from_bytes(digest, "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [key])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
        return
    with _MAKING:
        lock = _LOCKS.setdefault(what, Lock())
    if not lock.acquire(timeout=PATIENCE):
        raise OperationalError("database is locked")  # as SQLite says it of itself
    try:
        yield
    finally:
        lock.release()
