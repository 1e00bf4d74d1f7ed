"""The files that a browser fetches, under addresses that change with their content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["address", "content"]

LENGTH = 16
"""Digits of a hash in an address."""


def address(name: str) -> str:
    """The address of a file in ``static``, such as ``web/comity.css``.

    Raises:
        KeyError: there is no such file.
    """
    return f"/static/{_digest(name)}/{name}"


def content(digest: str, name: str) -> bytes | None:
    """The bytes behind an address; None where there is no such file, or another content."""
    found = _read(name)
    return found if found is not None and digest == _digest(name) else None


@cache
def _digest(name: str) -> str:
    found = _read(name)
    if found is None:
        raise KeyError(f"there is no file {name!r} in static")
    return sha256(found).hexdigest()[:LENGTH]


def _read(name: str) -> bytes | None:
    return _all().get(name)


@cache
def _all() -> dict[str, bytes]:
    folder = files("comity_web") / "static" / "web"
    return {
        f"web/{file.name}": file.read_bytes()
        for file in folder.iterdir()
        if file.name.endswith((".css", ".js", ".svg"))
    }
