"""A letter that came in: the request that it is about, and what follows from it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from comity.tasks.register.recording import ASKS
from comity_web.cases.models import CaseFile
from comity_web.matters.joining import join, next_of, requests_for
from comity_web.matters.registered import row_of
from comity_web.pages.answering import see_other
from comity_web.pages.register import heading
from comity_web.pages.renamed import tell_renamed
from comity_web.wording.catalogues import Words

__all__ = ["join_letter", "letter_context"]


def letter_context(file: CaseFile, words: Words) -> dict[str, Any]:
    """What the page of a letter tells: what follows, or which request it may be about.

    A paper that asks for something itself is about none.
    """
    if file.kind in ASKS:
        return {}
    found = next_of(file, words)
    if found is None:
        return {"unplaced": True, "offered": [_offered(one, words) for one in requests_for(file)]}
    event = ""
    if found.says is not None:
        event = words.say(f"web.register.event-{found.says.kind}")
        event = " – ".join(filter(None, (event, found.says.note)))
    return {
        "next": found,
        "next_heading": heading(found.request, words),
        "next_standing": row_of(found.request, words, dt.date.today()),
        "next_event": event,
    }


def join_letter(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Put a letter beside the request that its reader chose."""
    chosen = request.POST.get("request", "")
    found = next((one for one in requests_for(file) if one.key == chosen), None)
    if found is None:
        raise Http404
    tell_renamed(request, file, hidden=join(file, found))
    return see_other("incoming_review", file.key)


def _offered(file: CaseFile, words: Words) -> dict[str, str]:
    """A request from which one chooses, with its reference as the register prints it."""
    row = row_of(file, words, dt.date.today())
    reference = row.reference if row is not None else ""
    return {"key": file.key, "heading": heading(file, words), "reference": reference}
