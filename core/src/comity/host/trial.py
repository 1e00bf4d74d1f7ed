"""Trying code in a process of its own, before it may run in the program's.

A plugin that ends the program, hangs or crashes while it is imported does so there, and the parent
is unharmed. What went well is remembered for this run of the program only: a note on the disk that
a plugin was fine once would be trusted because of where it lies.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from typing import IO

from comity.host.installed import InstalledEntry
from comity.model.errors import PluginError

__all__ = ["DONE", "remember", "try_code"]

DONE = 86  # the exit code of a trial that came to its end; a plugin's own exit has another
START = (
    "import json, sys; told = json.loads(sys.stdin.readline()); sys.path[:] = told['path']; "
    "from comity.host.trial_child import main; main(told['value'], told['token'], told['own'])"
)
_tried: set[InstalledEntry] = set()


def remember(*entries: InstalledEntry) -> None:
    """Note that plugins did well, so that they are not tried again in this run of the program."""
    _tried.update(entries)


def try_code(entry: InstalledEntry, seconds: float, own: object) -> None:
    """Import a plugin in a process of its own, register it there, and let that process end.

    ``own`` is the host's own plugin, made anew in that process for the host that a plugin is
    shown as it starts.

    Raises:
        PluginError: the trial failed, and how.
    """
    if entry in _tried:
        return
    token = secrets.token_hex(16)
    kind = type(own)
    named = f"{kind.__module__}:{kind.__qualname__}"
    told = json.dumps({"path": sys.path, "value": entry.value, "token": token, "own": named})
    with tempfile.TemporaryFile() as said:
        code = _run(f"{told}\n".encode(), said, seconds)
        verdict = _verdict(said, token)
    if code is None:
        raise PluginError(f"did not answer within {seconds:g} seconds and was stopped")
    if verdict:
        raise PluginError(verdict)
    if verdict is None or code != DONE:
        raise PluginError(f"it {_ended(code)}")
    remember(entry)


def _run(told: bytes, said: IO[bytes], seconds: float) -> int | None:
    """The exit code, or None where the time was over; nothing of its group stays behind."""
    try:
        process = subprocess.Popen(
            # isolated: no variable and no current folder adds to what the parent would import
            [sys.executable, "-I", "-c", START],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,  # a file, since a pipe that a grandchild holds open would never end
            start_new_session=True,
        )
    except OSError as error:
        raise PluginError(f"it could not be tried in a separate process: {error}") from error
    assert process.stdin is not None
    try:
        with contextlib.suppress(BrokenPipeError), process.stdin as stream:
            stream.write(told)
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:  # an interrupt must not leave it running either
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _verdict(said: IO[bytes], token: str) -> str | None:
    """What the trial said at its end: empty where all went well, None where it never came to it."""
    said.seek(0)
    for line in said.read().decode("utf-8", "replace").splitlines():
        if token in line:
            return str(json.loads(line.partition(token)[2]))
    return None


def _ended(code: int) -> str:
    if code >= 0:
        return f"ended the program with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    return f"crashed with signal {name}"
