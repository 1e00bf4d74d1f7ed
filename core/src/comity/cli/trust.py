"""Which office profiles their owner has allowed: a private record in the configuration folder.

A ``comity.toml`` that lies in the current folder may have come with a received case. It is used
only when the person who runs the program has allowed it once, as ``direnv allow`` has it. Allowed
is a file by its real path, with the bytes that it had then, and with the templates that it names:
these are vetted, but their sentences are printed in letters that a State signs, and a received
archive that is unpacked over the office's files could replace them.

No setting of its own says where the record lies: it is where the system keeps the settings of a
person (``click.get_app_dir``).
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from comity.model.errors import Fault, OfficeError
from comity.model.office import Office, parse_office, read_bytes, shown
from comity.steps.write.posix import Folder
from comity.steps.write.strays import locked

__all__ = ["FOUND", "Profile", "Record", "found_profile", "open_profile", "record_file"]

FOUND = Path("comity.toml")
NAME = "allowed-offices.json"
SCHEMA = 1
MOST_BYTES = 4 * 1024 * 1024
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # for a pipe in its place


@dataclass(frozen=True, slots=True)
class Profile:
    """An office file as it was read: the path given, its real path, the hash, what it says."""

    file: Path
    real: Path
    sha256: str
    office: Office

    @property
    def key(self) -> str:
        """The name under which it is recorded: one file has one, whatever leads to it."""
        return os.path.normcase(self.real)

    def templates(self) -> dict[str, str]:
        """The templates that it names: file name to hash; a file that cannot be read has none."""
        folder = self.office.templates
        try:
            files = sorted(folder.iterdir()) if folder is not None else []
        except OSError:
            return {}
        found = (f for f in files if f.suffix.lower() == ".docx" and f.is_file())
        return {file.name: _hash_of(file) for file in found}


class Record:
    """The profiles that were allowed; ``fault`` says why the record cannot be used, if so."""

    def __init__(self, file: Path | None = None) -> None:
        self.fault = ""
        self.file = file
        self._allowed: dict[str, Mapping[str, Any]] = {}
        try:
            self.file = file or record_file()
            self._allowed = _read(self.file)
        except _UnusableError as error:
            self.fault = str(error)

    def why_not(self, profile: Profile) -> str:
        """Why a profile is not allowed; empty where it is."""
        known = self._allowed.get(profile.key)
        if known is None:
            return "you have not allowed it"
        if known["sha256"] != profile.sha256:
            return "it has changed since you allowed it"
        then, now = known["templates"], profile.templates()
        changed = sorted(n for n in {*then, *now} if then.get(n) != now.get(n))
        if changed:
            names = ", ".join(map(shown, changed[:3])) + (" and more" if changed[3:] else "")
            return f"its templates have changed since you allowed it: {names}"
        return ""

    def allow(self, profile: Profile) -> None:
        """Record a profile as it is now.

        Raises:
            OfficeError: the record cannot be used, or not be written.
        """
        entry = {"sha256": profile.sha256, "templates": profile.templates()}
        self._change(lambda allowed: allowed.update({profile.key: entry}))

    def forget(self, file: Path) -> bool:
        """Take a profile out of the record, also one that is gone; whether it was in it.

        Raises:
            OfficeError: the record cannot be used, or not be written.
        """
        key = os.path.normcase(os.path.realpath(file))  # as it was recorded
        if key not in self._allowed:
            self._usable()
            return False
        self._change(lambda allowed: allowed.pop(key, None))
        return True

    def _usable(self) -> Path:
        if self.fault or self.file is None:
            raise OfficeError(Fault("the record of allowed offices", 0, 0, "", self.fault, _CURE))
        return Path(os.path.realpath(self.file))  # one who keeps it elsewhere by a link may

    def _change(self, change: Callable[[dict[str, Mapping[str, Any]]], object]) -> None:
        """Read the record again, change it and replace it, while no other run does."""
        file = self._usable()
        try:
            file.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            with Folder.at(file.parent) as folder, locked(folder):
                allowed = _read(file)
                change(allowed)
                _replace(file, json.dumps({"schema": SCHEMA, "allowed": allowed}, indent=1))
        except _UnusableError as error:
            fault = Fault("the record of allowed offices", 0, 0, "", str(error), _CURE)
            raise OfficeError(fault) from error
        except OSError as error:
            busy = error.errno == errno.ETIMEDOUT
            why = "another run is changing it" if busy else error.strerror
            message = f"cannot be written: {why}"
            raise OfficeError(Fault(str(file), 0, 0, "", message, _CURE)) from error
        self._allowed = allowed


def _replace(file: Path, text: str) -> None:
    staged = file.with_name(f"{file.name}.{secrets.token_hex(8)}.part")
    handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        staged.replace(file)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def record_file() -> Path:
    """Where the record lies: in the configuration folder of the person who runs the program."""
    folder = Path(click.get_app_dir("comity"))
    if not folder.is_absolute():  # else it would be looked for in a received folder
        raise _UnusableError(f"its folder does not have an absolute path ({shown(str(folder))})")
    return folder / NAME


def open_profile(file: Path) -> Profile:
    """Read an office file, once: what is hashed is what is used.

    Raises:
        OfficeError: it cannot be used.
    """
    data = read_bytes(file)
    real = Path(os.path.realpath(file))
    return Profile(file, real, hashlib.sha256(data).hexdigest(), parse_office(data, file))


def found_profile() -> Path | None:
    """The office file of the current folder, if anything has its name.

    A link that leads nowhere, a folder or a pipe is an office file that cannot be read.
    """
    return FOUND if os.path.lexists(FOUND) else None


_CURE = (
    "Name the office file with `--office FILE`, which does not need the record. To start a new "
    "record, delete this one."
)


class _UnusableError(Exception):
    """The record cannot be used; in words that follow its name."""


def _read(file: Path) -> dict[str, Mapping[str, Any]]:
    try:
        handle = os.open(file, os.O_RDONLY | _NO_WAITING)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name is not valid"
        raise _UnusableError(f"{file} cannot be read: {why}") from error
    try:
        _see_that_it_is_private(file, os.fstat(handle))
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise _UnusableError(f"{file} cannot be read: {error.strerror}") from error
    finally:
        os.close(handle)
    if len(data) > MOST_BYTES:
        raise _UnusableError(f"{file} is too long")
    try:
        record = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _UnusableError(f"{file} is not valid JSON") from error
    if not _is_record(record):
        raise _UnusableError(f"{file} is not a record that this version can read")
    return dict(record["allowed"])


def _see_that_it_is_private(file: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise _UnusableError(f"{file} is not a regular file")
    if os.name == "nt":
        return
    if found.st_uid not in (0, os.geteuid()):
        raise _UnusableError(f"{file} belongs to another user")
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise _UnusableError(f"others can change {file} (make it private: chmod 600)")


def _is_record(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        return False
    allowed = value.get("allowed")
    return isinstance(allowed, dict) and all(
        isinstance(entry, dict)
        and isinstance(entry.get("sha256"), str)
        and isinstance(entry.get("templates"), dict)
        for entry in allowed.values()
    )


def _hash_of(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
