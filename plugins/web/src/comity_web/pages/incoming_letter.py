"""A letter that came in: the request that it is about, and what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from comity.tasks.register.recording import ASKS
from comity_web.cases.guarded_names import told_names
from comity_web.cases.models import CaseFile
from comity_web.matters.joining import join, next_of, requests_for
from comity_web.matters.registered import row_of
from comity_web.matters.told_apart import dated
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
        return {"unplaced": True, "offered": _offered(requests_for(file), words)}
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


def _offered(files: Sequence[CaseFile], words: Words) -> list[dict[str, str]]:
    """The requests from which one chooses, told apart.

    Each with its reference as the register prints it and its date; where these are alike, since
    a protected name is taken out of them, with the name of the file too.
    """
    names, today = told_names(files), dt.date.today()
    rows = [(one, row_of(one, words, today)) for one in files]
    told = [
        ", ".join(filter(None, (heading(one, words), row.reference if row else "", day)))
        for one, row in rows
        for day in [dated(one, words)]
    ]
    told = [
        text if told.count(text) == 1 else f"{text}, {names[one.pk]}"
        for one, text in zip(files, told, strict=True)
    ]
    counted = [
        text if told.count(text) == 1 else f"{text} ({1 + told[:at].count(text)})"
        for at, text in enumerate(told)
    ]
    return [{"key": one.key, "told": text} for one, text in zip(files, counted, strict=True)]
