"""Inputs are never outputs: files told apart by what they are, not by what they are called."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path

__all__ = ["Inputs"]


class Inputs:
    """The files that a command reads, as they are on the disk.

    A hard link, a link, another spelling or another case of the name is the same file.
    """

    def __init__(self, files: Iterable[Path] = ()) -> None:
        """Note files; one that is not there is left out."""
        self._files: set[Hashable] = set()
        self.add(*files)

    def add(self, *files: Path) -> None:
        """Note more files."""
        for file in files:
            self._files.update(_marks(file))

    def has(self, path: Path) -> bool:
        """Whether a path is one of them, or leads to one."""
        return any(mark in self._files for mark in _marks(path))


def _marks(path: Path) -> Iterator[Hashable]:
    """What tells a file from any other: device and number, of itself and of where it leads."""
    for follow in (True, False):
        try:
            seen = path.stat(follow_symlinks=follow)
        except (OSError, ValueError):
            continue
        if seen.st_ino:
            yield seen.st_dev, seen.st_ino
        else:  # a disk that numbers no files
            yield os.path.normcase(path.resolve() if follow else path.absolute())
