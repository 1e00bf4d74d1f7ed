"""What the first pages would wait for, read while nobody waits: plugins, catalogues, law."""

from __future__ import annotations

import threading

import comity
from comity_web.core import host
from comity_web.guarding.faults import note_fault

__all__ = ["warm"]

DRAFTS = {
    "request": {"schema": 1, "kind": "request", "requesting": "NG", "requested": "US"},
    "notice": {"schema": 1, "kind": "notice", "host": "US"},
}


def warm() -> threading.Thread:
    """Begin, in a thread of its own that ends with the process."""
    thread = threading.Thread(target=_warm, name="comity-warm", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    from django.template.loader import get_template

    # what is wrong here is told by the page that needs it
    try:
        get_template("web/first.html")
        for kind, tree in DRAFTS.items():
            comity.fields(kind, host())
            comity.sections(kind, host())
            comity.examine(tree, host())
            comity.relevant(tree, host())
    except Exception as error:
        note_fault(error)
