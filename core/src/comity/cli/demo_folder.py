"""The folder of an earlier demo: which files it has, and whether somebody has worked on them."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.model.errors import Fault
    from comity.steps.write.folders import Tree

__all__ = ["LIST", "earlier_demo", "listed"]

LIST = "internal/demo-files.txt"
LARGEST = 64 * 2**20  # bytes of a file that is compared with the list


def listed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The list of a demo's files: hash and name, a line each."""
    from comity.steps.write.manifest import sha256

    lines = [f"{sha256(data)}  {name}\n" for name, data in files]
    return "".join(sorted(lines, key=lambda line: line.partition("  ")[2])).encode()


def earlier_demo(folder: Path) -> tuple[str, ...] | None:
    """The files of an earlier demo in this folder, or None if there is none.

    Raises:
        OutputError: the folder holds something that no demo has made, or a file of the demo that
            was changed since, which would be lost.
    """
    from comity.model.errors import Fault, OutputError
    from comity.steps.write.folders import Tree
    from comity.steps.write.posix import Folder

    if not folder.is_dir():
        return None
    try:
        with Tree(Folder.at(folder)) as tree:
            lines = _read(tree, LIST)
            if lines is None:
                if not tree.root.names():
                    return None
                message = "contains files that `comity demo` did not create"
                cure = "Name another folder: `comity demo DIR`."
                raise OutputError(Fault(str(folder), 0, 0, "", message, cure))
            rows = (line.partition("  ") for line in lines.decode(errors="replace").splitlines())
            hashes = {name: hash_ for hash_, _, name in rows if _is_inside(name)}
            known = {name: hash_ for name, hash_ in hashes.items() if tree.look(name)}
            faults = [fault for name in known if (fault := _changed(tree, name, known[name]))]
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        fault = Fault(str(error.filename or folder), 0, 0, "", message, _CURE)
        raise OutputError(fault) from error
    if faults:
        raise OutputError(faults)
    return tuple(known)


def _changed(tree: Tree, name: str, hash_: str) -> Fault | None:
    from comity.model.errors import Fault
    from comity.steps.write.manifest import sha256

    data = _read(tree, name)
    if data is not None and sha256(data) == hash_:
        return None
    file = str(tree.root.path / name)
    return Fault(file, 0, 0, "", "has changed since the demo created it", _CURE)


def _read(tree: Tree, name: str) -> bytes | None:
    """A file below the folder; None where it is not there, or is a link, a folder or too large."""
    from comity.steps.write.folders import steps_of

    steps, last = steps_of(name)
    try:
        folder = tree.find(steps)
        return None if folder is None else folder.read(last, LARGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.EINVAL, errno.EISDIR, errno.EFBIG):
            return None
        raise


def _is_inside(name: str) -> bool:
    return bool(name) and not Path(name).is_absolute() and not {"..", ""} & set(name.split("/"))


_CURE = "Move it elsewhere to keep it, or name another folder: `comity demo DIR`."
