"""The addresses of the files that a browser fetches, which change with their content.

``guarding.assets`` answers them.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["address"]

LENGTH = 16
"""Digits of a hash in an address."""


def address(name: str) -> str:
    """The address of a file in ``static``, such as ``web/comity.css``.

    Raises:
        KeyError: there is no such file.
    """
    return f"/static/{_digest(name)}/{name}"


@cache
def _digest(name: str) -> str:
    file = files("comity_web").joinpath("static", *name.split("/"))
    if not file.is_file():
        raise KeyError(f"there is no file {name!r} in static")
    return sha256(file.read_bytes()).hexdigest()[:LENGTH]
