"""A letter that events have overtaken: another version of its request came in, or a decision."""

from __future__ import annotations

import datetime as dt

from comity.model.errors import InputError
from comity.tasks.register.draft_dues import UNTIL_ANSWERED
from comity_web.cases.models import CaseFile
from comity_web.cases.trees import tree_of
from comity_web.matters.received import before_of
from comity_web.matters.recording import came_on, events_of
from comity_web.matters.registered import Row, row_of
from comity_web.wording.catalogues import Words

__all__ = ["needless_row", "outdated_since"]

ANSWERS = ("deficiency", "decision")
"""The letters that answer what stands in a request."""


def outdated_since(letter: CaseFile) -> dt.date | None:
    """The day on which a version came in that an unsent letter does not answer; None if none did.

    Once the letter is saved after that day, its author has had the later version before them.
    """
    if letter.incoming or letter.kind not in ANSWERS or letter.head is None:
        return None
    try:
        if any(event.kind == "sent" for event in events_of(letter)):
            return None
    except InputError:  # its own page tells that the record cannot be read
        return None
    about = tree_of(letter.head).get("concerning")
    reference = about.get("reference") if isinstance(about, dict) else None
    there = CaseFile.objects.filter(
        matter=letter.matter, kind="request", incoming=True, removed=None
    )
    for request in there.select_related("head"):
        pair = before_of(request)
        if pair is None or request.head is None or letter.head.created >= pair[1].created:
            continue
        if tree_of(request.head).get("reference") == reference:
            return came_on(request) or pair[1].created.date()
    return None


def needless_row(letter: CaseFile, words: Words) -> Row | None:
    """How a letter stands that was not sent, and that nobody needs any more; None for any other.

    Args:
        letter: a file of any kind.
        words: the language of the page.
    """
    if letter.incoming or letter.kind not in UNTIL_ANSWERED:
        return None
    row = row_of(letter, words, dt.date.today())
    return row if row is not None and row.needless else None
