"""The worker of an office in a process of its own, from the side of the server that keeps it."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

from comity_web.guarding.faults import note

__all__ = ["supervised"]

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds before a worker that died is started again: longer each time."""
STEADY = 60.0
"""Seconds after which a worker is taken to run well: the next pause is the first again."""
PATIENCE = 30.0
"""Seconds that it has to end."""


@contextlib.contextmanager
def supervised(config: Path) -> Iterator[None]:
    """Have a worker run for as long as the block."""
    supervisor = _Supervisor(config)
    supervisor.start()
    try:
        yield
    finally:
        supervisor.stop()


class _Supervisor:
    """A thread that waits for the process, and starts it again when it ends."""

    def __init__(self, config: Path) -> None:
        # -P: nothing is imported from the folder in which the server happens to run
        # --no-office: nor is an office file in it asked about, which is not the one of the server
        self._command = [sys.executable, "-P", "-m", "comity", "--no-office", "server", "worker"]
        self._command += ["--config", str(config.absolute()), "--supervised"]
        self._stopping = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._run, name="supervisor", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if (process := self._process) is not None:
            self._end(process)
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        died = 0
        while not self._stopping.is_set():
            begun = time.monotonic()
            code = self._once()
            if self._stopping.is_set():
                return
            died = 0 if time.monotonic() - begun >= STEADY else died
            pause = PAUSES[min(died, len(PAUSES) - 1)]
            died += 1
            note("the worker ended; it is started again", status=code, seconds=round(pause))
            self._stopping.wait(pause)

    def _once(self) -> int:
        """Start it, and wait for its end; its exit code."""
        try:
            # when this process is gone, however it ended, the pipe tells the worker; Ctrl-C is for
            # this process alone, which ends the worker after the running requests
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            note("the worker cannot be started", level=logging.ERROR, error=type(error).__name__)
            return -1
        note("the worker was started", level=logging.INFO, process=self._process.pid)
        if self._stopping.is_set():
            self._end(self._process)
        return self._process.wait()

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(OSError):
            process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
