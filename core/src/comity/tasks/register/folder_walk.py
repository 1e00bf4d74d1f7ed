"""The files of a folder that may be case files; no link is followed, and none is passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.model.case_record import CASE_SUFFIXES, RECORD_SUFFIX, record_path
from comity.model.errors import Fault, InputError
from comity.steps.write.folders import INTERNAL

__all__ = ["Walked", "walk"]

MOST_FILES = 20_000
_LINK = ("This is a link, and the register follows none.", "Put the file itself into the folder.")


@dataclass(frozen=True, slots=True)
class Walked:
    """What lies in a folder: files that may be case files, and what could not be looked at.

    ``alone`` are records beside which there is no such file.
    """

    files: tuple[Path, ...]
    faults: tuple[Fault, ...]
    alone: tuple[Path, ...] = ()


def walk(folder: Path, *, deep: bool = True) -> Walked:
    """Look through a folder, and if ``deep`` those below it, in the order of the names.

    Left out are what a build keeps for itself (``internal``) and what is hidden, whose name begins
    with a full stop.

    Raises:
        InputError: the folder is none, or holds more files than a register can have.
    """
    if not folder.is_dir():
        what = "This is a file." if folder.exists() else "There is no such folder."
        cure = "Name the folder of the case files."
        raise InputError(Fault(str(folder), 0, 0, "", what, cure))
    files: list[Path] = []
    faults: list[Fault] = []
    for found in _below(folder, deep=deep):
        if isinstance(found, Fault):
            faults.append(found)
        else:
            files.append(found)
        if len(files) > MOST_FILES:
            message = f"The folder holds more than {MOST_FILES} files."
            raise InputError(Fault(str(folder), 0, 0, "", message, "Name a folder below it."))
    records = [file for file in files if file.name.endswith(RECORD_SUFFIX)]
    others = tuple(file for file in files if not file.name.endswith(RECORD_SUFFIX))
    beside = set(map(record_path, others))
    return Walked(others, tuple(faults), tuple(one for one in records if one not in beside))


def _below(folder: Path, *, deep: bool) -> Iterator[Path | Fault]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda one: one.name)
    except OSError as error:
        message = f"The folder cannot be read: {error.strerror}."
        yield Fault(str(folder), 0, 0, "", message, "Ask its owner for permission to read it.")
        return
    for entry in found:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name == INTERNAL:
            continue
        mode = entry.stat(follow_symlinks=False).st_mode
        case = path.suffix.lower() in CASE_SUFFIXES
        if stat.S_ISLNK(mode):
            if case or path.is_dir():
                yield Fault(str(path), 0, 0, "", *_LINK)
        elif stat.S_ISDIR(mode):
            if deep:
                yield from _below(path, deep=True)
        elif case or entry.name.endswith(RECORD_SUFFIX):
            yield path
