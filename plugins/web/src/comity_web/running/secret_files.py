"""Secrets of the server of an office: each in a file that only its owner opens, or a variable."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from comity.steps.write.posix import is_ours

__all__ = ["SecretError", "secret_of_file", "secret_of_variable"]

MOST_BYTES = 4096


class SecretError(Exception):
    """A secret cannot be had; says why and what to do, and nothing of the secret."""

    def __init__(self, cause: str, cure: str) -> None:
        super().__init__(cause)
        self.cause, self.cure = cause, cure


def secret_of_file(path: Path) -> str:
    """The text of a file that only its owner can open, without the end of its line.

    A link is followed: what mounts secrets (systemd, containers) makes links. What counts is the
    file itself, which must be of the user who runs Comity, or of root and readable to that user.

    Raises:
        SecretError: it is not there, not private, empty, or too long.
    """
    try:
        with path.open("rb") as file:
            seen = os.fstat(file.fileno())
            if not stat.S_ISREG(seen.st_mode):
                raise SecretError("names what is not a regular file", "Name a file.")
            _vet(seen)
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = (error.strerror or "unknown error").lower()
        raise SecretError(
            f"names a file that cannot be read: {why}",
            "Write the secret in a file of its own and close it with `chmod 600`.",
        ) from error
    return _vetted(data)


def secret_of_variable(name: str) -> str:
    """The text of a variable of the environment.

    Raises:
        SecretError: it is not set, or empty.
    """
    found = os.environ.get(name, "")
    if not found:
        raise SecretError(
            "names a variable of the environment that is not set",
            "Set it where the server is started.",
        )
    return found


def _vet(seen: os.stat_result) -> None:
    if os.name == "nt":  # which tells nothing of who else may open a file
        return
    mode = stat.S_IMODE(seen.st_mode)
    of_root = seen.st_uid == 0 and not mode & 0o037  # as `root:comity` with 640
    if not (is_ours(seen) or of_root):
        raise SecretError(
            "names a file of another user", "Give it to the user who runs Comity: `chown`."
        )
    if mode & 0o077 and not of_root:
        raise SecretError(
            f"names a file that others can open (mode {mode:o})", "Close it with `chmod 600`."
        )


def _vetted(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise SecretError("names a file that is too long for a secret", "Name the right file.")
    try:
        text = data.decode("utf-8").strip("\r\n")
    except UnicodeDecodeError:
        raise SecretError("names a file that is not UTF-8 text", "Save it as UTF-8.") from None
    if not text or "\n" in text:
        raise SecretError(
            "names a file that is not one line", "Write the secret in it, as its only line."
        )
    return text
