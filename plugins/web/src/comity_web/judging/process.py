"""The child process of the worker, from the side of the worker: start, ask, end."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from comity.steps.render.program import NEW_GROUP, end_tree
from comity_web.judging.child import receive, send

__all__ = ["Ended", "Process", "TooLong"]

STARTING = 60.0
"""Seconds that a new process may take beside the time of its first order."""


class TooLong(Exception):  # noqa: N818 -- what came of an order
    """An order took too long."""


class Ended(Exception):  # noqa: N818 -- what came of an order
    """The process ended before it answered."""


class Process:
    """A process that makes one order after the other."""

    def __init__(self, office: Path | None) -> None:
        """Start it.

        Args:
            office: the office file whose settings are used, if any.
        """
        self._fresh = True
        # -P: nothing is imported from the folder in which it happens to run
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "comity_web.judging.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=NEW_GROUP,
        )
        self._answers: Queue[Any] = Queue()
        self._listening = Thread(target=self._listen, name="answers", daemon=True)
        self._listening.start()
        self._send({"office": str(office) if office else "", "parent": os.getpid()})

    def ask(self, order: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """The answer to an order.

        Raises:
            TooLong: it did not come in time; the process is of no use any more.
            Ended: the process is gone.
        """
        self._send(order)
        try:
            told = self._answers.get(timeout=seconds + (STARTING if self._fresh else 0))
        except Empty:
            raise TooLong from None
        if told is None:
            raise Ended
        self._fresh = False
        found: dict[str, Any] = told
        return found

    def end(self) -> None:
        """End it with all that it started, such as LibreOffice."""
        process = self._process
        end_tree(process)
        with contextlib.suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        self._listening.join(5)

    def _send(self, told: Any) -> None:
        assert self._process.stdin is not None  # it was opened as a pipe
        try:
            send(self._process.stdin, told)
        except OSError as error:
            raise Ended from error

    def _listen(self) -> None:
        assert self._process.stdout is not None  # it was opened as a pipe
        with self._process.stdout as answers:
            try:
                while True:
                    self._answers.put(receive(answers))
            except (EOFError, OSError, ValueError):
                self._answers.put(None)
