"""Steps on the disk that are all taken, or taken back."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from comity.steps.scratch import part_name
from comity.steps.write.folders import SUPERSEDED, Steps, Tree, steps_of
from comity.steps.write.posix import Folder, is_link

__all__ = ["Transaction"]

NUMBERS = 10_000  # names that are tried for a file that is moved


class Transaction:
    """The steps of one commit, in the order of the calls; ``undo`` takes them back in reverse.

    No step loses what was there: a file is given its second name before its first one goes. So a
    run that is killed leaves both at worst.
    """

    def __init__(self, tree: Tree) -> None:
        """Begin.

        ``at`` is the path that is worked on, for a message.
        """
        self.tree = tree
        self.at: Path = tree.root.path
        self.links: list[Path] = []  # that were replaced by a file
        self.stayed: list[str] = []  # names that were not taken away: another file has them now
        self._back: list[tuple[Path, Callable[[], None]]] = []
        self._parts: list[tuple[Folder, str]] = []
        self._folders: list[tuple[Folder, str]] = []  # that were made
        self._touched: dict[int, Folder] = {}

    def stage(self, name: str, data: bytes, *, private: bool) -> str:
        """Write a new file under a name of work in progress, beside the one that it gets."""
        folder, _ = self._place_of(name, make=True)
        part = self._part(folder)
        folder.create(part, data, private=private)
        return part

    def place(self, part: str, name: str, *, force: bool) -> None:
        """Give a staged file its name.

        Raises:
            OSError: the name is taken, and not to be replaced, or is that of a folder.
        """
        folder, last = self._place_of(name)
        seen = folder.find(last)
        if seen is not None and stat.S_ISDIR(seen.st_mode) and not is_link(seen):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self.at))
        if seen is None or not force:
            ours = folder.look(part)
            self._back.append((self.at, lambda: _remove_if(folder, last, ours)))
            folder.place(part, last, force=force)
            return
        kept = self._part(folder)
        folder.keep(last, folder, kept)
        if is_link(seen):
            self.links.append(self.at)
        self._back.append((self.at, lambda: folder.rename(kept, last)))
        try:
            folder.place(part, last, force=True)
        except OSError:  # it was refused, so nothing is to be put back where nothing can be put
            self._back.pop()
            raise

    def keep(self, name: str, kept: Callable[[int], str], seen: os.stat_result) -> str:
        """Give a file a second name in ``internal/superseded``, which no other file has.

        Args:
            name: of the file.
            kept: the second name, for the tries 1, 2 and so on.
            seen: what had the name when it was looked at.

        Raises:
            OSError: the file changed since, or cannot be kept.
        """
        folder, last = self._place_of(name)
        if not os.path.samestat(folder.look(last), seen):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(self.at))
        old = self._make(SUPERSEDED)
        for number in range(1, NUMBERS):
            second = kept(number)
            there = old.find(second)
            if there is not None and os.path.samestat(there, seen):
                return second  # a killed run came this far
            with contextlib.suppress(FileExistsError):
                folder.keep(last, old, second)
                self._back.append((old.path / second, partial(old.remove, second)))
                self._touched[id(old)] = old
                return second
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(old.path / last))

    def settle(self) -> None:
        """Make what was kept last, before its first names go."""
        for folder in self._touched.values():
            folder.sync()

    def leave(self, name: str, second: str, seen: os.stat_result) -> None:
        """Take the first name of a file away that has a second one."""
        folder, last = self._place_of(name)
        old = self._make(SUPERSEDED)
        now = folder.find(last)
        if now is None:
            return
        if not os.path.samestat(now, seen) or now.st_mtime_ns != seen.st_mtime_ns:
            self.stayed.append(name)  # somebody has saved it meanwhile
            return
        self._back.append((self.at, lambda: old.keep(second, folder, last)))
        folder.remove(last)

    def discard(self, name: str) -> None:
        """Take a file away; only a folder that is no link is gone into."""
        steps, last = steps_of(name)
        self.at = self.tree.root.path.joinpath(*steps, last)
        folder = self.tree.find(steps)
        if folder is None or folder.find(last) is None:
            return
        kept = self._part(folder)
        self._back.append((self.at, lambda: folder.rename(kept, last)))
        folder.rename(last, kept)

    def close_to_others(self, second: str) -> None:
        """Make a file in ``internal/superseded`` private."""
        self._make(SUPERSEDED).close_to_others(second)

    def finish(self) -> None:
        """Let the steps stand."""
        self._back.clear()
        self._clean()
        for folder in self._touched.values():
            folder.sync()

    def undo(self) -> list[Path]:
        """Take every step back.

        Returns:
            The paths that could not be put back.
        """
        failed = []
        for path, back in reversed(self._back):
            try:
                back()
            except FileNotFoundError:
                continue  # interrupted before the step itself
            except OSError:
                failed.append(path)
        self._back.clear()
        self._clean()
        for folder, name in reversed(self._folders):
            with contextlib.suppress(OSError):  # another run has put something in it
                folder.remove_folder(name)
        return failed

    def _clean(self) -> None:
        for folder, part in self._parts:
            with contextlib.suppress(OSError):  # gone, or for the next run to sweep
                folder.remove(part)
        self._parts.clear()

    def _part(self, folder: Folder) -> str:
        part = part_name()
        self._parts.append((folder, part))
        return part

    def _place_of(self, name: str, *, make: bool = False) -> tuple[Folder, str]:
        steps, last = steps_of(name)
        self.at = self.tree.root.path.joinpath(*steps, last)
        folder = self._make(steps) if make else self.tree.find(steps)
        if folder is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.at))
        self._touched[id(folder)] = folder
        return folder, last

    def _make(self, steps: Steps) -> Folder:
        return self.tree.make(steps, self._made)

    def _made(self, above: Folder, name: str) -> None:
        self._folders.append((above, name))


def _remove_if(folder: Folder, name: str, seen: os.stat_result) -> None:
    """Take a file away if it is the one that was looked at."""
    if os.path.samestat(folder.look(name), seen):
        folder.remove(name)
