"""What was read from law files is kept while the files are the same: a process makes many hosts."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from functools import wraps
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from comity.law.home import Home, root_of
from comity.model.file_digests import digest_of

__all__ = ["kept"]

KEPT = 64  # results: more than there are States and topics in use at once
Given = ParamSpec("Given")
Made = TypeVar("Made")
Load = Callable[Concatenate[Home, Given], Made]


def kept(*places: str) -> Callable[[Load[Given, Made]], Load[Given, Made]]:
    """For a function that makes something of the TOML files in these places of a home.

    What it made is given again while the same files hold the same bytes, wherever they lie. They
    are looked at each time, and what cannot be used is told each time, with its own place. What is
    made must be frozen, since all callers share it, in whatever thread.
    """

    def keeping(load: Load[Given, Made]) -> Load[Given, Made]:
        found: dict[tuple[object, ...], Made] = {}
        lock = threading.Lock()  # of the table alone: nobody waits while a file is read

        @wraps(load)
        def loaded(home: Home, /, *args: Given.args, **more: Given.kwargs) -> Made:
            key = (_digest(root_of(home), places), args, *sorted(more.items()))
            with lock:
                if key in found:
                    return found[key]
            made = load(home, *args, **more)
            with lock:
                while key not in found and len(found) >= KEPT:
                    del found[next(iter(found))]  # the oldest
                return found.setdefault(key, made)

        return loaded

    return keeping


def _digest(root: Traversable, places: tuple[str, ...]) -> bytes:
    """One digest of the names and the bytes of all files that are there."""
    digest = hashlib.sha256()
    for place in places:
        for name, file in _files(root / place):
            digest.update(f"{place} {name}\n".encode() + _digest_of(file))
    return digest.digest()


def _digest_of(file: Traversable) -> bytes:
    try:
        if isinstance(file, Path):
            return digest_of(str(file))
        return hashlib.sha256(file.read_bytes()).digest()
    except OSError as error:  # told by the one who reads it for its sake
        return hashlib.sha256(type(error).__name__.encode()).digest()


def _files(place: Traversable) -> list[tuple[str, Traversable]]:
    if place.is_dir():
        inner = [(file.name, file) for file in place.iterdir() if file.name.endswith(".toml")]
        return sorted(inner, key=lambda pair: pair[0])
    return [("", place)]
