"""An opened folder, in which no link is followed, and every call that differs between systems.

On POSIX a folder is held open and its files are named relative to it, so that nobody can put a
link in the way between a look and a write. Windows has no such calls: there each step is looked at
before it is taken, junctions included.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import time
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["Folder", "is_link", "is_ours"]

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_OPEN_FILE = 0o666  # less the umask, as for any file a person makes
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT, named by Python on Windows only

AT = (
    {os.open, os.mkdir, os.unlink, os.rmdir, os.rename, os.link, os.stat} <= os.supports_dir_fd
    and os.listdir in os.supports_fd
    and hasattr(os, "O_DIRECTORY")
)
"""Whether this system can name a file relative to a folder that is open."""

_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_LOOK = os.O_RDONLY | _PLAIN | getattr(os, "O_NONBLOCK", 0)

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
"""Seconds. A scanner of Windows holds a file open for a moment, and nobody can replace it then."""


def is_link(seen: os.stat_result) -> bool:
    """Whether what was looked at, itself and not where it leads, is a link or a junction."""
    return stat.S_ISLNK(seen.st_mode) or getattr(seen, "st_reparse_tag", 0) == _JUNCTION


class Closing:
    """What a ``with`` block closes."""

    def close(self) -> None:
        """Give back what is open."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """For use in a ``with`` block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()


class Folder(Closing):
    """A folder that is open; ``path`` is how the user sees it, ``handle`` is None on Windows."""

    def __init__(self, path: Path, handle: int | None) -> None:
        """Keep what ``at`` or ``enter`` opened."""
        self.path = path
        self.handle = handle

    @classmethod
    def at(cls, path: Path) -> Folder:
        """Open a folder as the user names it, through links where there are any.

        Raises:
            OSError: it cannot be opened, or is a file.
        """
        if AT:
            return cls(path, os.open(path, _FOLDER))
        if not path.is_dir():
            raise OSError(
                errno.ENOTDIR if path.exists() else errno.ENOENT, "not a folder", str(path)
            )
        return cls(path, None)

    def enter(self, name: str) -> Folder:
        """Open a folder in this one.

        Raises:
            OSError: ELOOP for a link, ENOTDIR for a file, ENOENT where there is nothing.
        """
        seen = self.look(name)
        if is_link(seen):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(self.path / name))
        if not stat.S_ISDIR(seen.st_mode):
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.path / name))
        if self.handle is None:
            return Folder(self.path / name, None)
        flags = _FOLDER | _PLAIN
        return Folder(self.path / name, os.open(name, flags, dir_fd=self.handle))

    def make(self, name: str, *, private: bool) -> None:
        """Make a folder in this one; a private one is closed to others from its first moment.

        Raises:
            FileExistsError: something has the name.
        """
        os.mkdir(self._at(name), PRIVATE_FOLDER if private else 0o777, dir_fd=self.handle)

    def look(self, name: str) -> os.stat_result:
        """What has a name here; of a link itself, not of what it leads to.

        Raises:
            FileNotFoundError: nothing has it.
        """
        return os.stat(self._at(name), dir_fd=self.handle, follow_symlinks=False)

    def find(self, name: str) -> os.stat_result | None:
        """As ``look``; None where nothing has the name."""
        try:
            return self.look(name)
        except FileNotFoundError:
            return None

    def names(self) -> list[str]:
        """The names in this folder, sorted."""
        return sorted(os.listdir(self.path if self.handle is None else self.handle))  # noqa: PTH208

    def open(self, name: str, flags: int, mode: int = PRIVATE_FILE) -> int:
        """Open or make a file here; a link is an error (ELOOP)."""
        seen = self.find(name)
        if seen is not None and is_link(seen):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(self.path / name))
        return os.open(self._at(name), flags | _PLAIN, mode, dir_fd=self.handle)

    def read(self, name: str, limit: int = -1, *, private: bool = False) -> bytes:
        """The bytes of a file, at most ``limit`` where one is given.

        With ``private`` nothing is read of a file that others could have written or read.

        Raises:
            OSError: it is a link (ELOOP), no regular file (EINVAL), larger (EFBIG), or not private
                (EPERM, with the reason).
        """
        handle = self.open(name, _LOOK)
        try:
            seen = os.fstat(handle)
            if not stat.S_ISREG(seen.st_mode):
                raise OSError(errno.EINVAL, "not a regular file", str(self.path / name))
            if private and (why := _why_not_private(seen)):
                raise OSError(errno.EPERM, why, str(self.path / name))
            with os.fdopen(handle, "rb", closefd=False) as file:
                data = file.read(limit + 1 if limit >= 0 else -1)
        finally:
            os.close(handle)
        if 0 <= limit < len(data):
            raise OSError(errno.EFBIG, "too large", str(self.path / name))
        return data

    def create(self, name: str, data: bytes, *, private: bool) -> None:
        """Write a new file and wait until it is on the disk.

        Raises:
            FileExistsError: the name is taken.
            OSError: it cannot be written; what was begun is for the caller to remove.
        """
        mode = PRIVATE_FILE if private else _OPEN_FILE
        handle = self.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def place(self, staged: str, target: str, *, force: bool) -> None:
        """Give a staged file its name in one step; a link of that name is replaced itself.

        Raises:
            FileExistsError: the target is there and ``force`` is not set.
        """
        if not force:
            try:  # refuses an existing name, which a rename would not
                self._link(staged, self, target)
            except FileExistsError:
                raise
            except (OSError, NotImplementedError, AttributeError) as error:
                if self.find(target) is not None:
                    raise FileExistsError(errno.EEXIST, "taken", str(target)) from error
            else:
                self.remove(staged)
                return
        self.rename(staged, target)

    def rename(self, name: str, target: str) -> None:
        """Give a file another name here, in one step; what has that name is replaced."""
        before, after = self._at(name), self._at(target)
        for wait in (*_WAITS, None):
            try:
                os.replace(before, after, src_dir_fd=self.handle, dst_dir_fd=self.handle)
            except PermissionError:
                if wait is None:
                    raise
                time.sleep(wait)
            else:
                return

    def keep(self, name: str, folder: Folder, second: str) -> None:
        """Give what a name holds a second name, unread where the disk can; nothing is replaced.

        Raises:
            FileExistsError: the second name is taken.
        """
        try:
            self._link(name, folder, second)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError, AttributeError):
            if is_link(self.look(name)):
                target = os.readlink(self._at(name), dir_fd=self.handle)
                os.symlink(target, folder._at(second), dir_fd=folder.handle)
            else:
                folder.create(second, self.read(name), private=True)

    def remove(self, name: str) -> None:
        """Take a file or a link away."""
        os.unlink(self._at(name), dir_fd=self.handle)

    def remove_folder(self, name: str, *, whole: bool = False) -> None:
        """Take an empty folder away, or with ``whole`` all that is in it; no link is followed."""
        if whole:
            shutil.rmtree(self._at(name), dir_fd=self.handle)
        else:
            os.rmdir(self._at(name), dir_fd=self.handle)

    def close_to_others(self, name: str) -> None:
        """Make a file readable by its owner alone, where it is ours and has no second name."""
        with contextlib.suppress(OSError, AttributeError):  # a disk without owners
            handle = self.open(name, _LOOK)
            try:
                seen = os.fstat(handle)
                if stat.S_ISREG(seen.st_mode) and seen.st_nlink == 1 and is_ours(seen):
                    os.fchmod(handle, PRIVATE_FILE)
            finally:
                os.close(handle)

    def sync(self) -> None:
        """Make new names last through a loss of power; Windows does so by itself."""
        if self.handle is not None:
            with contextlib.suppress(OSError):  # some disks cannot sync a folder
                os.fsync(self.handle)

    def close(self) -> None:
        """Give the folder back to the system."""
        if self.handle is not None and self.handle >= 0:
            os.close(self.handle)
            self.handle = -1  # what is tried after this fails

    def _link(self, name: str, folder: Folder, second: str) -> None:
        where = {"src_dir_fd": self.handle, "dst_dir_fd": folder.handle}
        # where links cannot be named themselves, a link is copied by ``keep``
        follow = os.link not in os.supports_follow_symlinks
        if follow and is_link(self.look(name)):
            raise NotImplementedError
        os.link(self._at(name), folder._at(second), **where, follow_symlinks=follow)

    def _at(self, name: str) -> str:
        return name if self.handle is not None else str(self.path / name)


def is_ours(seen: os.stat_result) -> bool:
    """Whether the account that runs this owns it; always, where the system knows no owners."""
    return not hasattr(os, "geteuid") or seen.st_uid == os.geteuid()


def _why_not_private(seen: os.stat_result) -> str:
    """Why what is in a file may be known to others; Windows tells of names only."""
    if not is_ours(seen):
        return "it belongs to another user"
    if seen.st_nlink > 1:
        return "it has a second name (a hard link)"
    if os.name != "nt" and stat.S_IMODE(seen.st_mode) & 0o077:
        return "other users can open it"
    return ""
