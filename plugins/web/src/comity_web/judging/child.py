"""The worker's process: takes orders from its standard input, and answers on its standard output.

A thread cannot be stopped. A process can: what takes too long is ended with all that it has
started, and what fails there fails there alone.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from pathlib import Path
from threading import Thread
from typing import IO, Any

__all__ = ["main", "receive", "send"]

BEGUN = {"schema": "1", "kind": "request", "requesting": {"state": "KE"}}
GLANCE = 2.0
"""Seconds between two looks at whether the worker is still there."""
LENGTH = 8
"""Bytes that tell how long a message is."""


def send(stream: IO[bytes], told: Any) -> None:
    """Write one message: its length, then JSON in UTF-8."""
    data = json.dumps(told, ensure_ascii=True).encode("ascii")
    stream.write(len(data).to_bytes(LENGTH, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message.

    Raises:
        EOFError: the other side is gone.
    """
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return json.loads(data)


def _end_with(parent: int) -> None:
    """End this process, and what it started, when the worker is gone: also in the midst of a job.

    A worker that was killed closes the pipe, but that is seen only when the next order is read.
    """
    if os.name != "posix":
        return

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(GLANCE)
        os.killpg(0, signal.SIGKILL)  # the worker started it in a session of its own

    Thread(target=look, name="parent", daemon=True).start()


def main() -> None:
    """Answer orders until the other side is gone; the first message names the office."""
    orders = sys.stdin.buffer
    # a plugin that prints must not break into an answer, and nothing of a case goes to a log
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    gc.disable()  # until all is read: there is no garbage, and looking for it takes long
    import comity
    from comity_web.judging.making import make

    try:
        first = receive(orders)
        _end_with(first["parent"])
        office = Path(first["office"]) if first["office"] else None
        host = comity.Host(office, one_matter=True)
        comity.examine(BEGUN, host)  # what the first order would wait for
        gc.freeze()
        gc.enable()
        while True:
            order = receive(orders)
            folder = Path(order["folder"])
            os.chdir(folder)  # where an outside program puts its working files
            told: dict[str, Any]
            try:
                told = {"made": make(order, host, folder)}
            except Exception as error:  # the worker tells it; the next order is another case
                told = {"failed": type(error).__name__}
            os.chdir(folder.parent)
            send(answers, told)
    except (EOFError, BrokenPipeError):
        return


if __name__ == "__main__":
    main()
