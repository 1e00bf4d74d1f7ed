"""The worker's process: takes orders from its standard input, and answers on its standard output.

A thread cannot be stopped. A process can: what takes too long is ended with all that it has
started, and what fails there fails there alone.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO, Any

__all__ = ["main", "receive", "send"]

BEGUN = {"schema": "1", "kind": "request", "requesting": {"state": "KE"}}
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


def main() -> None:
    """Answer orders until the other side is gone; the first message names the office."""
    orders = sys.stdin.buffer
    # a plugin that prints must not break into an answer, and nothing of a case goes to a log
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    import comity
    from comity_web.judging.making import make

    try:
        first = receive(orders)
        office = Path(first["office"]) if first["office"] else None
        host = comity.Host(office, one_matter=True)
        comity.examine(BEGUN, host)  # what the first order would wait for
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
