"""A ``comity serve`` as a person starts it, in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["Server"]

LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/enter/[\w-]+")
SECONDS = 60
"""How long a start may take on a machine with much to do."""


class Server:
    """A server with a data folder of its own.

    Attributes:
        folder: the data folder.
        address: where it answers.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self._process: subprocess.Popen[str] | None = None
        self._link = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it, on the port of before if it ran before, and wait for its link."""
        command = [sys.executable, "-m", "comity", "--no-office", "serve", "--no-browser"]
        command += ["--folder", str(self.folder), "--pseudo-language"]
        began = time.monotonic()
        log = self.folder.with_name(f"{self.folder.name}.log")
        with log.open("a", encoding="utf-8") as said:
            self._process = subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        assert self._process.stdout is not None
        lines = []
        while time.monotonic() - began < SECONDS:
            line = self._process.stdout.readline()
            lines.append(line)
            if found := LINK.search(line):
                self._link, self.port = found[0], int(found[1])
                return
            if not line:
                break
        told = "".join(lines) + log.read_text(encoding="utf-8")
        raise AssertionError(f"comity serve printed no link:\n{told}")

    def link(self) -> str:
        """A link by which one may enter: the printed one first, then new ones."""
        from comity_web.running.links import make_link

        link, self._link = self._link, ""
        return link or f"{self.address}enter/{make_link(self.folder)}"

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=30)
        self._process.stdout.close()  # type: ignore[union-attr]
        self._process = None

    def stop(self) -> None:
        """End it as a person does with Ctrl-C."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=30)
        self._process.stdout.close()  # type: ignore[union-attr]
        self._process = None
