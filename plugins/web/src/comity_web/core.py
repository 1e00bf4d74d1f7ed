"""The core as the pages see it: the one host of the process, its words, a finished tree."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import comity
from comity.api import Relevance
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.unfinished_tree import completed
from comity.tasks.authoring.voice import ENGLISH_VOICE, Voice
from comity.text.messages import ENGLISH

__all__ = ["effective", "host", "installed", "kinds", "language_of", "serve_office", "voice"]

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


def installed() -> tuple[str, ...]:
    """The plugins with their versions, and the office file, as they are in this process."""
    return _installed(host())


@lru_cache(maxsize=4)
def _installed(host: comity.Host) -> tuple[str, ...]:
    registry = host.registry
    rows = [comity.__version__]
    for name in registry.names():
        entry = registry.entry(name)
        rows.append(f"{name} {entry.distribution} {entry.version}" if entry else name)
    rows += [hashlib.sha256(file.read_bytes()).hexdigest() for file in host.own_files()]
    return tuple(rows)


def language_of(tag: str) -> str | None:
    """The language in which the core speaks to a reader of the interface; None is English."""
    known = host().languages.tags()
    return tag if tag in known and tag != ENGLISH.language else None


def voice(tag: str) -> Voice:
    """How the core speaks to a reader of the interface; English where it lacks the language."""
    language = language_of(tag)
    return Voice(load_messages(host().languages, language)) if language else ENGLISH_VOICE


def kinds() -> tuple[str, ...]:
    """The kinds of document there are."""
    return tuple(host().for_case().document_types())


def effective(
    tree: Mapping[str, Any], found: Mapping[str, Relevance] | None = None
) -> dict[str, Any]:
    """The tree with what Comity fills in unless its author says otherwise.

    This is what is judged, printed and downloaded; what is kept is what its author wrote.

    Args:
        tree: what its author wrote.
        found: what each field is to its author, if that is known already.
    """
    known = comity.relevant(tree, host()) if found is None else found
    return completed(dict(tree), known)
