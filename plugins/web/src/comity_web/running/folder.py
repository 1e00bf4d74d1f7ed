"""The private data folder: opened, vetted and held by one server at a time.

What differs between systems is in the core (``comity.steps.write.posix``, ``steps.scratch``) and,
for who may open a folder on Windows, in ``windows_rights``.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from comity.model.errors import Fault, OutputError
from comity.steps.scratch import PART, part_name, try_lock
from comity.steps.write.posix import Folder, is_link, is_ours
from comity_web.running.windows_rights import close_to_others, may_open

__all__ = [
    *("DATABASE", "Held", "HeldElsewhereError", "hold", "in_words_of_a_backup"),
    *("in_words_of_the_file", "running_port", "secret_of", "told"),
]

DATABASE = "comity.sqlite3"
SECRET = "secret.key"
LOCK = "server.lock"
RUNNING = "server.json"
ROOM = 256 * 1024
"""Bytes that must fit on the disk for a start."""
LONG_ENOUGH = 40
OTHER_FOLDER = "Name another folder with `--folder DIR`."
CLOSE = (
    "Close it in its properties, under Security, or name a folder that is not there yet "
    "with `--folder DIR`: Comity makes it for you alone."
)
OTHER_USER = "Run the command as that user, or name another folder with `--folder DIR`."


class HeldElsewhereError(Exception):
    """Another server has the folder; ``port`` is where it answers, 0 if it does not say so yet."""

    def __init__(self, port: int) -> None:
        super().__init__("another server has this folder")
        self.port = port


@dataclass(frozen=True, slots=True)
class Held:
    """A data folder that this process holds.

    Attributes:
        path: its absolute path.
        secret: the secret of its sessions.
        port: the port at which its server answered last, 0 at first.
    """

    path: Path
    secret: str
    port: int

    def note_port(self, port: int) -> None:
        """Write down where the server answers, for a second ``comity serve`` and the next start."""
        with told(self.path), Folder.at(self.path) as folder:
            _say_port(folder, {"port": port, "last": port})


@contextmanager
def hold(path: Path) -> Iterator[Held]:
    """Make the folder if need be, vet it, and hold it until the end of the block.

    Raises:
        OutputError: it cannot be used; the message says why and what to do.
        HeldElsewhereError: another server has it.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 -- a link is not to be followed
    with told(path):
        _make(path)
        folder = _enter(path)
    with folder:
        with told(path):
            lock = folder.open(LOCK, os.O_RDWR | os.O_CREAT)
        try:
            with told(path):
                _lock(path, lock)
                _see_that_it_can_be_written(folder)
                _vet_database(folder)
                held = Held(path, _secret(folder), _said_port(folder, "last"))
                # until this server answers, a link must not lead to who has its old port now
                _say_port(folder, {"last": held.port})
            yield held
        finally:
            os.close(lock)


def secret_of(path: Path) -> str:
    """The secret of a folder, which is made and vetted if need be; nobody is kept out by it.

    Raises:
        OutputError: the folder cannot be used.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 -- a link is not to be followed
    with told(path):
        _make(path)
        with _enter(path) as folder:
            return _secret(folder)


def running_port(path: Path) -> int:
    """The port at which the server of a folder answers; 0 until it says so."""
    with suppress(OSError), Folder.at(path) as folder:
        return _said_port(folder, "port")
    return 0


def _said_port(folder: Folder, name: str) -> int:
    with suppress(OSError, ValueError, KeyError, TypeError):
        port = json.loads(folder.read(RUNNING, 4096))[name]
        if isinstance(port, int) and 0 < port < 65536:
            return port
    return 0


def _say_port(folder: Folder, said: dict[str, int]) -> None:
    _replace(folder, RUNNING, json.dumps(said).encode())


def _make(path: Path) -> None:
    with suppress(FileExistsError):  # a link that leads nowhere exists too
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.mkdir(mode=0o700)
        close_to_others(path)


def _enter(path: Path) -> Folder:
    above = Folder.at(path.parent)
    with above:
        seen = above.look(path.name) if path.name else os.stat(path)  # noqa: PTH116
        if is_link(seen):
            raise _unusable(path, "is a link", "Name the folder itself with `--folder DIR`.")
        if not stat.S_ISDIR(seen.st_mode):
            raise _unusable(path, "is not a folder", OTHER_FOLDER)
        if not is_ours(seen):
            raise _unusable(path, "belongs to another user", OTHER_USER)
        if os.name != "nt" and stat.S_IMODE(seen.st_mode) & 0o077:
            mode = f"{stat.S_IMODE(seen.st_mode):o}"
            cure = "Close it with `chmod 700`, or name another folder with `--folder DIR`."
            raise _unusable(path, f"can be opened by other users (mode {mode})", cure)
        if who := may_open(path):
            raise _unusable(path, f"can be opened by other users ({who})", CLOSE)
        return above.enter(path.name)


def _lock(path: Path, handle: int) -> None:
    got = try_lock(handle)
    if got is None:
        raise _unusable(
            path, "is on a disk without locks", "Name a folder of this machine with `--folder DIR`."
        )
    if not got:
        raise HeldElsewhereError(running_port(path))


def _see_that_it_can_be_written(folder: Folder) -> None:
    name = part_name()
    try:
        folder.create(name, bytes(ROOM), private=True)
    finally:
        with suppress(OSError):
            folder.remove(name)


def _vet_database(folder: Folder) -> None:
    seen = folder.find(DATABASE)
    if seen is None:
        return
    file = folder.path / DATABASE
    if is_link(seen) or not stat.S_ISREG(seen.st_mode):
        raise _unusable(file, "is not a regular file", "Move it away, or name another folder.")
    if not is_ours(seen):
        raise _unusable(file, "belongs to another user", OTHER_USER)
    folder.close_to_others(DATABASE)


def _secret(folder: Folder) -> str:
    if folder.find(SECRET) is not None:
        known = folder.read(SECRET, 4096, private=True).decode("ascii", "replace").strip()
        if len(known) >= LONG_ENOUGH:
            return known
    made = secrets.token_urlsafe(64)
    _replace(folder, SECRET, made.encode())
    return made


def _replace(folder: Folder, name: str, data: bytes) -> None:
    staged = part_name()
    try:
        folder.create(staged, data, private=True)
        folder.rename(staged, name)
    except OSError:
        with suppress(OSError):
            folder.remove(staged)
        raise


def _unusable(place: Path, why: str, cure: str) -> OutputError:
    return OutputError(Fault(str(place), 0, 0, "", why, cure))


LARGER = "Free some disk space, or name a folder on another disk with `--folder DIR`."

CURES = {
    errno.ENOSPC: LARGER,
    errno.EDQUOT: LARGER,
    errno.EFBIG: LARGER,
    errno.EACCES: "Let this user write there, or name another folder with `--folder DIR`.",
    errno.EPERM: "Make it private with `chmod 600`, or delete it; all sessions end then.",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say of what the system refuses which folder it was, and what to do."""
    try:
        yield
    except OSError as error:
        place = Path(error.filename) if isinstance(error.filename, str) else path
        if not place.is_absolute() or PART.fullmatch(place.name):  # nobody knows the name of a part
            place = path
        why = (error.strerror or type(error).__name__).lower()
        cure = CURES.get(error.errno or 0, OTHER_FOLDER)
        raise _unusable(place, f"cannot be used: {why}", cure) from error


@contextmanager
def in_words_of_the_file() -> Iterator[None]:
    """Say of the data folder of an office what to do there: it is named by the file.

    With another secret no one-time code of an office can be read: nobody is told to delete it.
    """
    with _cures({CURES[errno.EPERM]: OFFICE_PRIVATE, FOLDER_OPTION: "as `data` in `[server]`"}):
        yield


@contextmanager
def in_words_of_a_backup() -> Iterator[None]:
    """Say of the folder of a backup what to do: it is named by ``--to``."""
    with _cures({FOLDER_OPTION: "with `--to DIR`"}):
        yield


FOLDER_OPTION = "with `--folder DIR`"
OFFICE_PRIVATE = "Give it to this user with `chown`, and make it private with `chmod 600`."


@contextmanager
def _cures(words: dict[str, str]) -> Iterator[None]:
    try:
        yield
    except OutputError as error:
        faults = []
        for one in error.faults:
            cure = one.cure
            for before, after in words.items():
                cure = cure.replace(before, after)
            faults.append(replace(one, cure=cure))
        raise OutputError(faults) from error
