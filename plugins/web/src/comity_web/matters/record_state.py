"""How a record stands: what changed since a page showed it, and its last entry taken back."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db import transaction

from comity.model.case_record import CaseEvent
from comity.model.errors import InputError
from comity.model.record_text import parse_record
from comity_web.accounts.roles import Action
from comity_web.cases.belonging import hold_file
from comity_web.cases.folders import folder_of
from comity_web.cases.models import CaseFile
from comity_web.cases.trail import audit
from comity_web.matters.recording import events_of

__all__ = ["shown_of", "since", "state_of", "take_back"]

_BLOCK = "\n[[event]]\n"


def state_of(file: CaseFile) -> str:
    """How a record stands, for a page to say what it showed: ``3-`` and a hash.

    Raises:
        InputError: it cannot be read.
    """
    digest = hashlib.sha256(file.record.encode()).hexdigest()[:16]
    return f"{len(events_of(file))}-{digest}"


def since(file: CaseFile, shown: str) -> tuple[CaseEvent, ...] | None:
    """What was recorded since a page showed how the record stands; None where it stands so still.

    Where an entry was taken back since, nothing is told apart: no event.

    Raises:
        InputError: it cannot be read.
    """
    if not shown or shown == state_of(file):
        return None
    count = shown.partition("-")[0]
    before = int(count) if count.isascii() and count.isdecimal() and len(count) < 6 else 0
    return events_of(file)[before:]


def shown_of(file: CaseFile) -> str:
    """The same for a form; empty where the record cannot be read, which its page tells."""
    try:
        return state_of(file)
    except InputError:
        return ""


def take_back(file: CaseFile, shown: str) -> bool:
    """Take the last event out of a record, which was written by mistake.

    Args:
        file: the file.
        shown: how the record stood on the page (``state_of``); if it stands otherwise now, nothing
            is taken back.
    """
    folder_of(file.matter)  # takes in what was written beside this program
    with transaction.atomic():
        held = hold_file(file, Action.SEND)
        before = events_of(held)
        text, found, _ = held.record.rpartition(_BLOCK)
        if not found or shown != state_of(held):
            return False
        path = Path(f"{file.name}.record.toml")
        if parse_record(text.encode(), path).events != before[:-1]:
            return False
        held.record = text if len(before) > 1 else ""
        held.save(update_fields=["record"])
        audit("unrecord", file=file, detail=before[-1].kind)
    file.record = held.record
    folder_of(file.matter)
    return True
