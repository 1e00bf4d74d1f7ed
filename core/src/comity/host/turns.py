"""Whose turn it is: code of plugins runs one piece at a time in the whole program.

What it may change belongs to the whole program (the working folder, the environment, the modules):
``guard.py`` tells that of one plugin from that of another only where they do not run together.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextvars import ContextVar

__all__ = ["OF_CODE", "Turn"]


class Turn:
    """A lock that belongs to a chain of calls and not to a thread.

    A plugin's code runs in a thread of its own while the thread that asked holds the turn. Where
    that code asks the host, and the host another plugin, the chain goes on under the same turn.
    A thread that was abandoned has lost it, and waits like any other.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: object | None = None
        self._chain: ContextVar[object | None] = ContextVar("chain", default=None)

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn, and hold it meanwhile."""
        chain = self._chain.get()
        if chain is not None and chain is self._holder:
            yield
            return
        with self._lock:
            mine = object()
            before = self._chain.set(mine)
            self._holder = mine
            try:
                yield
            finally:
                self._holder = None
                self._chain.reset(before)


OF_CODE = Turn()
"""The turn of the code of plugins."""
