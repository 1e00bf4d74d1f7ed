"""What the server says while it runs, on stderr, with no value of a case.

On one's own machine a line for a person; in an office a line of JSON for programs, with the keys of
``guarding.faults.Allowed`` and no others. What has not the form of such a value is not written.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import sys
import threading
from typing import Any

from comity_web.guarding.faults import LOG, REQUEST, Allowed, note_fault

__all__ = ["JsonLines", "quiet"]

SAFE = re.compile(r"[\w.,:;/() -]{0,200}", re.ASCII)
"""What a value may look like; names of views, keys, places in the program and our own texts do."""
STRANGE = "not written"


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what a record of another part of the program says is not in it."""
        allowed: dict[str, Any] = getattr(record, "comity", {})
        event = getattr(record, "event", None)
        line: dict[str, object] = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat("T", "milliseconds"),
            "level": record.levelname.lower(),
            "event": _safe(event) if isinstance(event, str) else STRANGE,
        }
        if event is None:
            allowed = {"place": f"{record.module}:{record.lineno}"}
        if here := REQUEST.get():
            line["request"] = here
        for key in Allowed.__annotations__:
            if key in allowed:
                line[key] = _safe(allowed[key])
        return json.dumps(line)


def quiet(*, office: bool = False) -> None:
    """Silence Django and waitress, which would write tracebacks, and let our own lines through."""
    logging.raiseExceptions = False  # a closed stderr must not end a request
    names = ["django", "waitress", "waitress.queue", "py.warnings"]
    for name in [*names, *(["", "allauth", "psycopg"] if office else [])]:
        logger = logging.getLogger(name)
        logger.handlers[:] = [_Class(logging.ERROR)] if name in ("waitress", "") else []
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    shown = logging.StreamHandler(sys.stderr)
    plain = logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    shown.setFormatter(JsonLines() if office else plain)
    LOG.handlers[:] = [shown]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    if office:
        threading.excepthook = _thread_failed


def _safe(value: object) -> object:
    if isinstance(value, int):
        return value
    return value if isinstance(value, str) and SAFE.fullmatch(value) else STRANGE


def _thread_failed(args: threading.ExceptHookArgs) -> None:
    """What would be a traceback is a line."""
    if args.exc_value is not None:
        note_fault(args.exc_value)


class _Class(logging.Handler):
    """Notes of a record the class and place of its error, and nothing that it says."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            note_fault(error)
