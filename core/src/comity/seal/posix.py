"""Every call that differs between POSIX and Windows, each with its fallback."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

__all__ = ["create", "keep_copy", "make_private", "place", "sync_folder"]

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_OPEN_FILE = 0o666  # less the umask, as for any file a person makes

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def create(path: Path, data: bytes, *, private: bool) -> None:
    """Write a new file and wait until it is on the disk.

    Raises:
        FileExistsError: the file is there.
        OSError: it cannot be written; what was begun is for the caller to remove.
    """
    mode = PRIVATE_FILE if private else _OPEN_FILE
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def make_private(folder: Path) -> None:
    """Close a folder to others, where the file system knows owners."""
    with contextlib.suppress(OSError, NotImplementedError):
        folder.chmod(PRIVATE_FOLDER)


def place(staged: Path, target: Path, *, force: bool) -> None:
    """Give a staged file its name in one step.

    Args:
        staged: the finished file, in the folder of the target.
        target: its name.
        force: whether a file of that name may be replaced.

    Raises:
        FileExistsError: the target is there and ``force`` is not set.
    """
    if force:
        staged.replace(target)
        return
    try:
        os.link(staged, target)  # refuses an existing name, which a rename would not
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError) as error:
        if target.exists():
            raise FileExistsError(str(target)) from error
        staged.replace(target)
    else:
        staged.unlink()


def keep_copy(path: Path, copy: Path) -> None:
    """Keep what a name holds under a second name, without reading it where links are known."""
    try:
        os.link(path, copy)
    except (OSError, NotImplementedError, AttributeError):
        shutil.copy2(path, copy)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder last through a loss of power; Windows does so by itself."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
