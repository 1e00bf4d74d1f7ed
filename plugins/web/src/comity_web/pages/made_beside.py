"""What a page needs and no request waits for: made once in a thread of its own, then kept."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from comity_web.guarding.faults import note_fault

__all__ = ["MadeBeside"]

T = TypeVar("T")


class MadeBeside(Generic[T]):
    """Things by their keys, made in the background one after the other; the last few are kept."""

    def __init__(self, kept: int) -> None:
        """Have nothing yet.

        Args:
            kept: how many are kept.
        """
        self._kept = kept
        self._lock, self._turn = Lock(), Lock()
        self._made: dict[object, T | Exception] = {}
        self._begun: set[object] = set()

    def get(self, key: object, make: Callable[[], T]) -> T | None:
        """What was made under a key; None while it is made, which begins with the first call.

        Raises:
            Exception: it could not be made, as ``make`` raised it; the next call tries again.
        """
        with self._lock:
            there = self._made.get(key)
            if isinstance(there, Exception):
                del self._made[key]
                raise there
            if there is not None or key in self._begun:
                return there
            self._begun.add(key)
        Thread(target=self._make, args=(key, make), name="beside", daemon=True).start()
        return None

    def make_now(self, key: object, make: Callable[[], T]) -> None:
        """Make it in this thread, if nobody has begun: for what is made at the start."""
        with self._lock:
            if key in self._made or key in self._begun:
                return
            self._begun.add(key)
        self._make(key, make)

    def _make(self, key: object, make: Callable[[], T]) -> None:
        made: T | Exception
        try:
            with self._turn:
                made = make()
        except Exception as error:  # the page that asks for it tells
            note_fault(error)
            made = error
        with self._lock:
            self._begun.discard(key)
            self._made[key] = made
            while len(self._made) > self._kept:
                self._made.pop(next(iter(self._made)))
