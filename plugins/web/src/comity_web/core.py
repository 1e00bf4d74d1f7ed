"""The one host of the process, as the office of this server sees it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import comity

__all__ = ["host", "serve_office"]

_LOCK = Lock()
_STATE: dict[str, comity.Host | Path | None] = {"office": None, "host": None}


def serve_office(office: Path | None) -> None:
    """Set whose office is served, before the first page; a later call makes the host anew."""
    with _LOCK:
        _STATE["office"], _STATE["host"] = office, None


def host() -> comity.Host:
    """The plugin host that all threads share; every call of the core takes its own view.

    Raises:
        OfficeError: the office file cannot be used.
    """
    with _LOCK:
        made = _STATE["host"]
        if not isinstance(made, comity.Host):
            office = _STATE["office"]
            made = comity.Host(office if isinstance(office, Path) else None)
            _STATE["host"] = made
        return made
