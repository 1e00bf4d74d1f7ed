"""The secret of an output folder, by which what must not be guessed at is hashed.

A plain hash of a case file that names a protected person, or of a sealed annex, lets whoever
holds the manifest try one name after the other. So where anything is withheld, these are hashed
with a key (HMAC-SHA-256, RFC 2104) that lies in ``internal/salt`` and nowhere else. A later build
into the same folder uses the same key, and so gives the same bytes.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import secrets
from functools import cache
from pathlib import Path

from comity.model.errors import Fault, OutputError
from comity.steps.write.posix import Folder

__all__ = ["MOST", "SALT", "Salt", "keyed", "open_salt", "parse_salt", "read_salt"]

SALT = "internal/salt"
"""Where the secret lies in an output folder."""
MOST = 80  # bytes of the file
LENGTH = 32  # bytes, as RFC 2104 asks for: no fewer than the hash has
_CURE = "Move it elsewhere and build again with --force. The manifest then gets new hashes."
_OTHER = "it does not contain the secret that a build writes there"
_WHY = {
    errno.ELOOP: "it is a link, and Comity does not follow links here",
    errno.EINVAL: "it is not a regular file",
    errno.EISDIR: "it is not a regular file",
    errno.EFBIG: _OTHER,
}


class Salt:
    """The secret of a folder; ``fresh`` tells that it was made for this build and is to be kept."""

    def __init__(self, value: bytes, *, fresh: bool) -> None:
        """Hold a secret of ``LENGTH`` bytes."""
        self.value = value
        self.fresh = fresh

    def as_bytes(self) -> bytes:
        """The secret as the file holds it: hexadecimal, with a line's end."""
        return f"{self.value.hex()}\n".encode("ascii")


def keyed(sha256: str, salt: bytes) -> str:
    """The keyed hash of a file: HMAC-SHA-256 of its SHA-256 (32 bytes), in hexadecimal."""
    return hmac.new(salt, bytes.fromhex(sha256), hashlib.sha256).hexdigest()


def open_salt(folder: Path | None) -> Salt:
    """The secret that lies in an output folder, or a new one, the same all through one run.

    One that this account did not make for itself alone is not used: whoever sent it, or could read
    it, could try names against the hashes of the manifest.

    Raises:
        OutputError: what lies there is no secret of this program, or is not private.
    """
    if folder is None:
        return Salt(secrets.token_bytes(LENGTH), fresh=True)
    found = read_salt(folder, private=True)
    return Salt(_new(folder.absolute()), fresh=True) if found is None else Salt(found, fresh=False)


def read_salt(folder: Path, *, private: bool = False) -> bytes | None:
    """The secret of an output folder; None where there is none.

    Args:
        folder: the output folder.
        private: whether it must be this account's own and closed to others, as to hash with it.

    Raises:
        OutputError: it is a link or no plain file, cannot be read, is not private, or is no secret
            of this program.
    """
    path = folder / SALT
    try:
        with Folder.at(folder) as home, home.enter(path.parent.name) as internal:
            written = internal.read(path.name, MOST, private=private)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _error(path, _why(error)) from error
    try:
        return parse_salt(written)
    except ValueError as error:
        raise _error(path, _OTHER) from error


def _why(error: OSError) -> str:
    if error.errno == errno.EPERM:
        return f"it is not used: {error.strerror}, so others may know the secret"
    return _WHY.get(error.errno or 0) or f"it cannot be read: {error.strerror}"


def parse_salt(written: bytes) -> bytes:
    """The secret that the bytes of its file hold.

    Raises:
        ValueError: they hold none.
    """
    value = bytes.fromhex(written.decode("ascii").strip())
    if len(value) != LENGTH:
        raise ValueError(f"not {LENGTH} bytes")
    return value


@cache
def _new(folder: Path) -> bytes:
    """One secret for all that a run builds into a folder."""
    return secrets.token_bytes(LENGTH)


def _error(path: Path, message: str) -> OutputError:
    return OutputError(Fault(str(path), 0, 0, "", message, _CURE))
