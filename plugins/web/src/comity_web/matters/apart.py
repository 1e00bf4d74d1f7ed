"""A file that was taken for a later version of another, and is a request of its own."""

from __future__ import annotations

from django.db import transaction

from comity_web.cases.models import CaseFile
from comity_web.cases.saving import UPLOAD, new_file, restore, stored, tree_of
from comity_web.cases.sender_dropped import bring_along
from comity_web.cases.trail import audit
from comity_web.matters.record_state import state_of, take_back
from comity_web.matters.recording import events_of, record
from comity_web.wording.catalogues import Words

__all__ = ["take_apart"]


def take_apart(file: CaseFile, words: Words) -> CaseFile:
    """Give the later version a file of its own, with its receipt; the first is as it was.

    Whom the first protected is protected beside the new one too.

    Args:
        file: the request, whose head came in as a later version.
        words: those in which the receipt was noted.

    Raises:
        NotSaved: it cannot be stored.
    """
    head = file.head
    assert head is not None and head.base is not None  # it came in as a later version
    team = file.matter.team_id
    with stored(), transaction.atomic():  # nobody sees the one without the other
        new = new_file(file.kind, tree_of(head), incoming=True, section=UPLOAD, team=team)
        bring_along(file, new)
    events = events_of(file)
    last = events[-1] if events else None
    # only the receipt that was noted with this version goes with it
    notes = {words.say("web.incoming.note-again", number=head.number)}
    if last is not None and last.kind == "received" and last.note in notes:
        take_back(file, state_of(file))
        record(new, "received", last.on, by=last.by)
    file.refresh_from_db()
    restore(file, head.base)
    audit("receive", file=new)
    return new
