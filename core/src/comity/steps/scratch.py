"""Work in progress beside results: how it is named, and the lock that dies with its run.

Windows locks a byte of a file, every other system the file. Both locks end with the process, also
where it is killed; so what is named like work in progress and locked by nobody was left behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["LOCK", "PART", "held", "part_name", "try_lock"]

PART = re.compile(r"\.comity-[0-9a-f]{16}\.part", re.ASCII)
LOCK = ".comity.lock"

_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def part_name() -> str:
    """A new name for work in progress; ``PART`` matches it, and nothing that a person writes."""
    return f".comity-{secrets.token_hex(8)}.part"


def try_lock(handle: int) -> bool | None:
    """Lock an open file, without waiting, until it is closed or the process ends.

    Returns:
        True where it is locked now, False where another process has it, None where the disk knows
        no locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # a lock refused without a reason, as Wine's is, is somebody's as well
        return False if not error.errno or error.errno in _BUSY else None
    return True


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Mark a working folder, just made, as that of a run that is still at work.

    Raises:
        OSError: no file can be made in it.
    """
    first = folder / LOCK if os.name == "nt" else folder / part_name()
    handle = os.open(first, _NEW, 0o600)
    try:
        try_lock(handle)
        if (
            os.name != "nt"
        ):  # the name that others look at appears with the lock; not so on Windows,
            first.rename(folder / LOCK)  # which renames no open file
        yield
    finally:
        os.close(handle)
