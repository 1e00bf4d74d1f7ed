"""What is noted while the server runs: what happened, where in the program; never a value."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

__all__ = ["LOG", "note", "note_fault"]

LOG = logging.getLogger("comity_web")
OURS = ("comity_web", "comity")


def note(event: str) -> None:
    """Write one line on what concerns the safety of the server; a text of ours, never of others."""
    LOG.warning("%s", event)


def note_fault(error: BaseException) -> None:
    """Write one line: ``fault: KeyError at comity_web/pages/case.py:12, from …``."""
    LOG.error("fault: %s at %s", type(error).__name__, _place(error))


def _place(error: BaseException) -> str:
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
