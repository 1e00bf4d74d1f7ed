"""One-time links: a file for each in the data folder, named by the hash of its token.

Whoever can write in the private folder can make one: a second ``comity serve`` does so for the
server that runs. It is used by taking the file away, which works once, also for two at a time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from hmac import compare_digest
from pathlib import Path

__all__ = ["SECONDS", "TOKEN", "forget_links", "make_link", "use_link"]

SECONDS = 600
"""How long a link may be used."""
TOKEN = r"[A-Za-z0-9_-]{43}"
"""What a token looks like: 256 bits."""
FOLDER = "links"


def make_link(folder: Path, *, now: float | None = None) -> str:
    """A new token, and its file; files of tokens whose time is over go.

    Raises:
        OSError: the folder cannot be written.
    """
    at = time.time() if now is None else now
    links = folder / FOLDER
    links.mkdir(mode=0o700, exist_ok=True)
    for old in links.iterdir():
        if _ends(old) <= at:
            old.unlink(missing_ok=True)
    token = secrets.token_urlsafe(32)
    handle = os.open(links / _name(token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(str(int(at) + SECONDS))
    return token


def use_link(folder: Path, token: str, *, now: float | None = None) -> bool:
    """Whether a token opens the door now; it never does so again."""
    at = time.time() if now is None else now
    wanted, found = _name(token), None
    with contextlib.suppress(OSError):
        for link in (folder / FOLDER).iterdir():
            if compare_digest(link.name.encode("utf-8", "replace"), wanted.encode()):
                found = link
    if found is None:
        return False
    ends = _ends(found)
    try:
        found.unlink()  # only one of two who use it at once can
    except OSError:
        return False
    return at < ends


def forget_links(folder: Path) -> None:
    """Take away every link: a server that starts makes its own."""
    with contextlib.suppress(FileNotFoundError):
        for link in (folder / FOLDER).iterdir():
            link.unlink(missing_ok=True)


def _name(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _ends(link: Path) -> float:
    try:
        return float(link.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0.0
