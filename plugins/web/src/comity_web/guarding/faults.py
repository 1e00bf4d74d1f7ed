"""What is noted while the server runs: what happened, where in the program; never a value."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import TypedDict, Unpack

from comity_web.judging.fault_place import place_of

__all__ = ["LOG", "REQUEST", "Allowed", "note", "note_fault"]

LOG = logging.getLogger("comity_web")
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
    name, place = type(error).__name__, place_of(error)
    allowed: Allowed = {"error": name, "place": place}
    LOG.error("fault: %s at %s", name, place, extra={"event": "fault", "comity": allowed})
