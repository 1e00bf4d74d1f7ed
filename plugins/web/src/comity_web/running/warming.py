"""What the first pages would wait for, read while nobody waits: plugins, catalogues, law."""

from __future__ import annotations

import gc
import threading

from django.core.signals import request_finished

import comity
from comity.text.messages import ENGLISH
from comity_web.core import host
from comity_web.guarding.faults import note_fault

__all__ = ["warm"]

DRAFTS = {
    "request": {"schema": 1, "kind": "request", "requesting": "NG", "requested": "US"},
    "notice": {"schema": 1, "kind": "notice", "host": "US"},
}
AT_FIRST = 2
"""Requests until somebody reads: the link, and the first page."""
PATIENCE = 5.0
"""Seconds that a browser has to open; then nobody is kept waiting by what is read here."""


def warm() -> threading.Thread:
    """Begin, in a thread of its own that ends with the process."""
    thread = threading.Thread(target=_warm, name="comity-warm", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    # what is wrong here is told by the page that needs it
    try:
        _read_the_pages()
        _wait_for_the_first()
        for kind, tree in DRAFTS.items():
            comity.fields(kind, host())
            comity.sections(kind, host())
            comity.examine(tree, host())
            comity.relevant(tree, host())
        from comity_web.pages.tour import make_ready

        make_ready(ENGLISH.language)
    except Exception as error:
        note_fault(error)
    finally:
        gc.freeze()  # what was read stays; it need not be looked through again
        gc.enable()


def _read_the_pages() -> None:
    import comity_web.urls  # noqa: F401

    host()


def _wait_for_the_first() -> None:
    """Wait until the first page was sent, which would wait for what is read after it."""
    ahead = threading.Semaphore(0)

    def finished(**_: object) -> None:
        ahead.release()

    request_finished.connect(finished)
    try:
        for _ in range(AT_FIRST):
            if not ahead.acquire(timeout=PATIENCE):
                return
    finally:
        request_finished.disconnect(finished)
