"""``comity server worker``: makes the jobs of an office until it is told to stop."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from threading import Event, Thread

from comity_web.running.configuration import Configuration
from comity_web.running.office import vet_database
from comity_web.running.setting_up import set_up

__all__ = ["work"]

ENDING = 10.0
"""Seconds that a job has to end; after that it is left to the next worker."""


def work(configuration: Configuration, *, supervised: bool, say: Callable[[str], None]) -> None:
    """Make jobs until a signal comes, or the server that started the worker is gone.

    Raises:
        InputError: an extra is missing.
        OutputError: the folder or the database cannot be used.
    """
    from comity_web.running.logs import quiet

    set_up(configuration)
    quiet(office=True)
    vet_database(configuration)
    from comity_web.judging import worker
    from comity_web.running.in_use import in_use
    from comity_web.running.known_secret import vet_secret

    vet_secret()

    gc.enable()
    stopped = Event()
    if supervised:
        Thread(target=_wait_for_the_end, args=(stopped,), name="parent", daemon=True).start()
    else:
        say("The worker runs. To stop: Ctrl-C.")
    with in_use():
        with _signals(stopped):
            worker.start()
            worker.ready()
            stopped.wait()
        worker.stop(patience=ENDING)


def _wait_for_the_end(stopped: Event) -> None:
    """Stop when the other end of the standard input is closed: the server is gone."""
    # without a buffer, whose lock this thread would hold when the process ends
    with contextlib.suppress(OSError, ValueError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    stopped.set()


@contextlib.contextmanager
def _signals(stopped: Event) -> Iterator[None]:
    before = {}
    for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"):  # each system has some of them
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.signal(number, lambda *_: stopped.set())
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
