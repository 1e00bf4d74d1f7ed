"""The folder of an earlier demo: which files it has, and whether somebody has worked on them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

__all__ = ["LIST", "earlier_demo", "listed"]

LIST = "internal/demo-files.txt"


def listed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The list of a demo's files: hash and name, a line each."""
    from comity.seal.manifest import sha256

    lines = [f"{sha256(data)}  {name}\n" for name, data in files]
    return "".join(sorted(lines, key=lambda line: line.partition("  ")[2])).encode()


def earlier_demo(folder: Path) -> tuple[str, ...] | None:
    """The files of an earlier demo in this folder, or None if there is none.

    Raises:
        OutputError: the folder holds something that no demo has made, or a file of the demo that
            was changed since, which would be lost.
    """
    from comity.errors import Fault, OutputError
    from comity.seal.manifest import sha256

    if not (folder / LIST).is_file():
        if folder.is_dir() and any(folder.iterdir()):
            message = "holds files that no demo has made"
            cure = "Name another folder: `comity demo DIR`."
            raise OutputError(Fault(str(folder), 0, 0, "", message, cure))
        return None
    lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    hashes = {name: hash_ for hash_, _, name in (line.partition("  ") for line in lines) if name}
    known = {n: h for n, h in hashes.items() if not Path(n).is_absolute() and ".." not in n}
    faults = [
        Fault(str(file), 0, 0, "", "was changed since the demo made it", _CURE)
        for name, hash_ in known.items()
        if (file := folder / name).is_file() and sha256(file.read_bytes()) != hash_
    ]
    if faults:
        raise OutputError(faults)
    return tuple(known)


_CURE = "Move it elsewhere to keep it, or name another folder: `comity demo DIR`."
