"""What the server says while it runs: a line for a fault on stderr, with no value of a case."""

from __future__ import annotations

import logging
import sys

from comity_web.guarding.faults import LOG, note_fault

__all__ = ["quiet"]


def quiet() -> None:
    """Silence Django and waitress, which would write tracebacks, and let our own lines through."""
    logging.raiseExceptions = False  # a closed stderr must not end a request
    for name in ("django", "waitress", "waitress.queue", "py.warnings"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [_Class(logging.ERROR)] if name == "waitress" else []
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    shown = logging.StreamHandler(sys.stderr)
    shown.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    LOG.handlers[:] = [shown]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


class _Class(logging.Handler):
    """Notes of a record the class and place of its error, and nothing that it says."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            note_fault(error)
