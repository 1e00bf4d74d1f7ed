"""The folders below an output folder, each opened once and none of them through a link."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable

from comity.steps.write.posix import Closing, Folder, is_ours

__all__ = ["INTERNAL", "SUPERSEDED", "Steps", "Tree", "steps_of"]

INTERNAL = "internal"  # the folder of what is never transmitted
SUPERSEDED = (INTERNAL, "superseded")  # of what an earlier version of a case was made into

Steps = tuple[str, ...]

_NO_FOLDER = (errno.ELOOP, errno.ENOTDIR, errno.ENAMETOOLONG)


def steps_of(name: str) -> tuple[Steps, str]:
    """``internal/a.txt`` as the folders on the way, and the last name."""
    *steps, last = name.split("/")
    return tuple(steps), last


class Tree(Closing):
    """An output folder that is open, and what lies below it."""

    def __init__(self, root: Folder) -> None:
        """Take over an open folder; ``close`` closes it as well."""
        self.root = root
        self._open: dict[Steps, Folder] = {(): root}

    def find(self, steps: Steps) -> Folder | None:
        """A folder, or None where it is not there.

        Raises:
            OSError: a link (ELOOP) or a file (ENOTDIR) stands in its place.
        """
        if steps not in self._open:
            above = self.find(steps[:-1])
            if above is None:
                return None
            try:
                self._open[steps] = above.enter(steps[-1])
            except FileNotFoundError:
                return None
        return self._open[steps]

    def make(self, steps: Steps, made: Callable[[Folder, str], None]) -> Folder:
        """A folder, made where it is not there; one in ``internal`` is closed to others.

        Args:
            steps: the names on the way to it.
            made: told of each folder that was made: where, and its name.

        Raises:
            OSError: as ``find``, or it cannot be made.
        """
        if (found := self.find(steps)) is not None:
            return found
        above, name = self.make(steps[:-1], made), steps[-1]
        with contextlib.suppress(FileExistsError):  # another run was quicker
            above.make(name, private=INTERNAL in steps)
            made(above, name)
        self._open[steps] = above.enter(name)
        return self._open[steps]

    def peek(self, steps: Steps) -> Folder | None:
        """A folder; None where it is not there, or a link or a file stands in its place."""
        try:
            return self.find(steps)
        except OSError as error:
            if error.errno in _NO_FOLDER:
                return None
            raise

    def look(self, name: str) -> os.stat_result | None:
        """What has a name below the folder; None where nothing has, or its folder is no folder."""
        steps, last = steps_of(name)
        folder = self.peek(steps)
        try:
            return None if folder is None else folder.find(last)
        except OSError as error:
            if error.errno in _NO_FOLDER:
                return None
            raise

    def openness(self) -> str:
        """What is to be said of an ``internal`` that others may open; empty where they may not."""
        seen = self.root.find(INTERNAL)
        path = self.root.path / INTERNAL
        if seen is None or os.name == "nt":
            return ""
        if not is_ours(seen):
            return f"{path} belongs to another account, which can change its content."
        if seen.st_mode & 0o077:
            mode = f"{stat.S_IMODE(seen.st_mode):o}"
            return f"{path} can be opened by other users (mode {mode}). To close it: chmod 700."
        return ""

    def close(self) -> None:
        """Close every folder."""
        for folder in self._open.values():
            folder.close()
