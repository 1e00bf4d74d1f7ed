"""The program called as a function, with streams of its own: most tests need no process for it."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

__all__ = ["forget_modules", "run"]


def run(patch: pytest.MonkeyPatch, args: list[str], given: str) -> subprocess.CompletedProcess[str]:
    """What ``comity`` says to the arguments, and to ``given`` on its standard input."""
    from comity.cli import main

    streams = {
        name: io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", errors=errors)
        for name, data, errors in (
            ("stdin", given.encode(), "strict"),
            ("stdout", b"", "strict"),
            ("stderr", b"", "backslashreplace"),
        )
    }
    for name, stream in streams.items():
        patch.setattr(sys, name, stream)
    try:
        code = main(args)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    said = {name: _text(streams[name]) for name in ("stdout", "stderr")}
    return subprocess.CompletedProcess(["comity", *args], code, said["stdout"], said["stderr"])


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.buffer.seek(0)
    return stream.buffer.read().decode("utf-8")


def forget_modules(before: set[str], folder: Path) -> None:
    """Take out the modules of the folder that were not there before."""
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(folder)):
            del sys.modules[name]
