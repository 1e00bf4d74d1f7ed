"""Where in the program something went wrong, for the log: no value, and no folder of a person."""

from __future__ import annotations

import traceback
from pathlib import Path

__all__ = ["place_of"]

OURS = ("comity_web", "comity")


def place_of(error: BaseException) -> str:
    """The last place in our own code, and the very last one."""
    frames = traceback.extract_tb(error.__traceback__)
    named = [f"{_short(frame.filename)}:{frame.lineno}" for frame in frames]
    ours = [name for name in named if name.startswith(tuple(f"{one}/" for one in OURS))]
    places = list(dict.fromkeys([*ours[-1:], *named[-1:]]))
    return ", ".join(places) or "no place"


def _short(file: str) -> str:
    """The path of a module from its package on: no folder of a person."""
    parts = Path(file).parts
    for package in OURS:
        if package in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(package) :])
    return "/".join(parts[-2:])
