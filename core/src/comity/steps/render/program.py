"""Running a program from outside: its time is limited, and it has no network where that can be had.

Every call that differs between systems is here, each with its fallback.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["NEW_GROUP", "Ran", "cutter", "end_tree", "find_program", "run_program"]

NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""For Windows, where Ctrl-C would else end what a program has started before the program."""
_PROBE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended: its exit code, what it printed, and whether it was without a network."""

    code: int
    printed: str
    network_cut: bool


def find_program(names: Sequence[str], places: Sequence[str] = ()) -> Path | None:
    """A program on the PATH, or else in one of the usual places.

    What lies in the current folder is passed over: Windows looks there first, and a case folder
    may hold what a stranger sent.
    """
    for name in names:
        found = shutil.which(name)
        if found and Path(found).absolute().parent.resolve() != Path.cwd().resolve():
            return Path(found)
    return next((Path(place) for place in places if Path(place).is_file()), None)


def run_program(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    seconds: float,
    network: bool = False,
) -> Ran:
    """Run a program to its end, or end it and all that it started.

    Args:
        command: the program and its arguments.
        folder: its working folder.
        environment: all of its environment.
        seconds: how long it may take.
        network: whether it may have a network. Without, one is cut off where the system can
            (``Ran.network_cut``); elsewhere the program runs all the same.

    Raises:
        TimeoutError: the time is over; nothing of it runs any more.
        OSError: it cannot be started.
    """
    cut = () if network else cutter()
    process = subprocess.Popen(
        [*cut, *command],
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        creationflags=NEW_GROUP,
    )
    try:
        printed, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"not finished after {seconds:g} seconds") from error
    finally:  # an interrupt must not leave it running either
        end_tree(process)
        if process.stdout is not None:
            process.stdout.close()
    return Ran(process.returncode, printed.decode("utf-8", "replace").strip(), bool(cut))


@cache
def cutter() -> tuple[str, ...]:
    """What to put before a command so that it runs without a network; empty where it cannot be.

    Linux gives a process a network of its own, with nothing in it: to root, and to others where
    the system lets them have a user namespace.
    """
    tool = shutil.which("unshare") if sys.platform == "linux" else None
    if tool is None:
        return ()
    for options in (("--net",), ("--user", "--map-current-user", "--net")):
        command = (tool, *options, "--")
        tried = subprocess.run(
            [*command, "true"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PROBE_SECONDS,
            check=False,
        )
        if tried.returncode == 0:
            return command
    return ()


def end_tree(process: subprocess.Popen[bytes]) -> None:
    """End a process of a group of its own and whatever it started, and wait for it."""
    if sys.platform == "win32":
        if process.poll() is None:
            # by its whole path: Windows looks in the current folder first, as in ``find_program``
            tool = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            command = [str(tool), "/T", "/F", "/PID", str(process.pid)]
            with contextlib.suppress(OSError):
                subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
            process.kill()  # where the tool is not to be had
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # the whole group has ended, as it should
        except PermissionError:
            process.kill()  # macOS says so of a group that is ending
    process.wait()
