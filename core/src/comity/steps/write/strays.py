"""One writer at a time in a folder, and the sweep of what a killed run left there."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from comity.steps.scratch import LOCK, PART, try_lock
from comity.steps.write.folders import INTERNAL, SUPERSEDED, Steps, Tree
from comity.steps.write.posix import Folder, is_link, is_ours

__all__ = ["locked", "sweep", "sweep_left"]

WAIT = 30.0  # seconds for another run to end its writing, which takes one
PAUSE = 0.05
OLD = 24 * 3600  # seconds after which work in progress without a lock counts as left behind
SWEPT: tuple[Steps, ...] = ((), (INTERNAL,), SUPERSEDED)

_NO_FILE = "it is not a regular file"
_LOCK_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)


@contextlib.contextmanager
def locked(folder: Folder, seconds: float = WAIT) -> Iterator[bool]:
    """Be the only run that writes in a folder.

    The lock is a file that is empty and there only meanwhile. Yields False where the disk knows no
    locks: then two runs at once may undo each other's work, and nothing is swept that is young.

    Args:
        folder: the output folder.
        seconds: how long to wait for another run.

    Raises:
        OSError: the lock cannot be made; ETIMEDOUT where another run has it for longer.
    """
    end = time.monotonic() + seconds
    while True:
        handle = _open_lock(folder)
        got = try_lock(handle) if handle is not None else False
        if got is None or (got and handle is not None and _is_there(handle, folder)):
            break
        if handle is not None:
            os.close(handle)
        if not got:
            if time.monotonic() > end:
                raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
            time.sleep(PAUSE)
    assert handle is not None
    try:
        yield bool(got)
    finally:
        if folder.handle is None:
            os.close(handle)  # Windows removes no file that is open
        with contextlib.suppress(OSError):
            folder.remove(LOCK)
        if folder.handle is not None:
            os.close(handle)


def sweep(tree: Tree, *, alone: bool, places: Iterable[Steps] = SWEPT) -> int:
    """Remove the files that a killed run left; call it with the lock of the folder.

    Only regular files of our own are removed, with exactly the name of work in progress.

    Args:
        tree: the output folder.
        alone: whether the lock is ours; where there are no locks, only what is old is removed.
        places: the folders below it that are looked through.

    Returns:
        How many were removed.
    """
    count = 0
    for steps in places:
        folder = tree.peek(steps)
        for name in _parts(folder):
            seen = folder.find(name) if folder is not None else None
            if seen is None or folder is None or not stat.S_ISREG(seen.st_mode):
                continue
            if is_ours(seen) and (alone or _is_old(seen)):
                with contextlib.suppress(OSError):
                    folder.remove(name)
                    count += 1
    return count


def sweep_left(output: Path) -> str:
    """Remove what killed runs left in an output folder, and LibreOffice's folders beside it.

    A folder in which another run is writing is left to that run, and so is one that may not be
    written in.

    Returns:
        What is to be said of it; empty where nothing was found.
    """
    home = output.absolute()
    while not home.is_dir() and home != home.parent:
        home = home.parent
    count = 0
    with contextlib.suppress(OSError), Tree(Folder.at(home)) as tree:
        count += _sweep_work_folders(tree.root)
        if output.is_dir() and any(_parts(tree.peek(steps)) for steps in SWEPT):
            with locked(tree.root, 0) as alone:
                count += sweep(tree, alone=alone)
    return told(output if output.is_dir() else home, count)


def told(folder: Path, count: int) -> str:
    """The line on what was swept."""
    if not count:
        return ""
    what = "1 unfinished file" if count == 1 else f"{count} unfinished files"
    return f"Removed from {folder}: {what} left by an interrupted run."


def _sweep_work_folders(home: Folder) -> int:
    """Remove working folders whose run has ended; only their own lock tells."""
    count = 0
    for name in _parts(home):
        seen = home.find(name)
        if seen is None or is_link(seen) or not stat.S_ISDIR(seen.st_mode) or not is_ours(seen):
            continue
        with contextlib.suppress(OSError):
            if _is_left(home, name, seen):
                home.remove_folder(name, whole=True)
                count += 1
    return count


def _is_left(home: Folder, name: str, seen: os.stat_result) -> bool:
    with home.enter(name) as folder:
        try:
            handle = folder.open(LOCK, os.O_RDWR | getattr(os, "O_NONBLOCK", 0))
        except FileNotFoundError:
            return _is_old(seen)
        try:
            got = try_lock(handle)
        finally:
            os.close(handle)
    return _is_old(seen) if got is None else got


def _open_lock(folder: Folder) -> int | None:
    """The lock file; None where Windows has one that is about to go."""
    try:
        handle = folder.open(LOCK, _LOCK_FLAGS, 0o666)
    except PermissionError:
        if folder.handle is None and folder.find(LOCK) is not None:
            return None
        raise
    except IsADirectoryError as error:
        raise OSError(errno.EINVAL, _NO_FILE) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, _NO_FILE)
    return handle


def _is_there(handle: int, folder: Folder) -> bool:
    """Whether the file that was locked still has its name: its owner may just have removed it."""
    seen = folder.find(LOCK)
    return seen is not None and os.path.samestat(os.fstat(handle), seen)


def _parts(folder: Folder | None) -> list[str]:
    return [] if folder is None else [name for name in folder.names() if PART.fullmatch(name)]


def _is_old(seen: os.stat_result) -> bool:
    return time.time() - seen.st_mtime > OLD
