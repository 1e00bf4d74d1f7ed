"""PostgreSQL takes no NUL character in a text: a mark stands in its place.

What is typed in a case is kept as JSON, which writes the character in another way and so loses
nothing. This is about the rest: a reason, a name, a key of an address. With the mark it is stored,
or found nowhere, and is no fault.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["mark_nul"]

NUL, MARK = "\x00", "\ufffd"


def mark_nul(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Have a connection that was just opened send a mark for each NUL."""
    if connection.vendor != "postgresql":
        return
    from psycopg.adapt import Dumper

    class Marked(Dumper):
        """A text as PostgreSQL reads it, whose type it finds out itself."""

        def dump(self, obj: str) -> bytes:
            return obj.replace(NUL, MARK).encode()

    connection.connection.adapters.register_dumper(str, Marked)
