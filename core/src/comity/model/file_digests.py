"""The digest of a file, read again only where the system says that the file was changed.

What is installed is compared with its RECORD, and law files with what was made of them, whenever a
host is made: a process makes many, and the files stay the same.
"""

from __future__ import annotations

import hashlib
import os
import time

__all__ = ["digest_of"]

KEPT = 8192  # files
SETTLED = 2_000_000_000
"""Nanoseconds: a file changed as lately as that could change again within one tick of its clock."""

Stamp = tuple[int, int, int, int, int]
_known: dict[str, tuple[Stamp, bytes]] = {}


def digest_of(path: str) -> bytes:
    """The SHA-256 of the bytes of a file.

    A file counts as unchanged while its place on the disk, its size and both its times are the
    same. The second of them, which the system sets at each change, no program can put back. Windows
    has no such time: there each file is read each time.

    Raises:
        OSError: the file cannot be read.
    """
    stamp = _stamp(os.stat(path))  # noqa: PTH116 - pathlib doubles the time this takes
    known = _known.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
        digest = hashlib.sha256(stream.read()).digest()
        after = _stamp(os.fstat(stream.fileno()))
    if stamp == after and time.time_ns() - max(stamp[3:]) > SETTLED and os.name != "nt":
        if len(_known) >= KEPT:
            _known.clear()
        _known[path] = (stamp, digest)
    return digest


def _stamp(found: os.stat_result) -> Stamp:
    return (
        *(found.st_dev, found.st_ino, found.st_size),
        *(found.st_mtime_ns, found.st_ctime_ns),
    )
