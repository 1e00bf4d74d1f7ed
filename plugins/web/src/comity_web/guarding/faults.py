"""What is noted while the server runs: what happened, where in the program; never a value."""

from __future__ import annotations

import logging
import traceback
from contextvars import ContextVar
from pathlib import Path
from typing import TypedDict, Unpack

__all__ = ["LOG", "REQUEST", "Allowed", "note", "note_fault"]

LOG = logging.getLogger("comity_web")
OURS = ("comity_web", "comity")
REQUEST: ContextVar[str] = ContextVar("comity_request", default="")
"""The random id of the request that is answered, in an office."""


class Allowed(TypedDict, total=False):
    """What may stand beside an event in the log of an office, and nothing else.

    Attributes:
        view: the name of an address, which is one of the program.
        method: the method of a request.
        status: the status of an answer.
        milliseconds: how long it took.
        request: the random id of a request.
        account: the key of an account, never its name.
        job: the key of a job.
        process: the number of a process.
        seconds: a length of time.
        place: where in the program.
        error: the class of an error.
    """

    view: str
    method: str
    status: int
    milliseconds: int
    request: str
    account: str
    job: str
    process: int
    seconds: int
    place: str
    error: str


def note(event: str, *, level: int = logging.WARNING, **allowed: Unpack[Allowed]) -> None:
    """Write one line on what concerns the safety of the server.

    Args:
        event: what happened: a text of ours, never of others.
        level: how much it matters, as ``logging`` has it.
        allowed: what may be told of it; on one's own machine it is not.
    """
    LOG.log(level, "%s", event, extra={"event": event, "comity": allowed})


def note_fault(error: BaseException) -> None:
    """Write one line: ``fault: KeyError at comity_web/pages/case.py:12, from …``."""
    name, place = type(error).__name__, _place(error)
    allowed: Allowed = {"error": name, "place": place}
    LOG.error("fault: %s at %s", name, place, extra={"event": "fault", "comity": allowed})


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
