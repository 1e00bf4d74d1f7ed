"""Whether a request was answered like this before: nobody does that twice without being asked."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import reverse

from comity.model.case_record import CaseEvent, EventKind
from comity.model.errors import InputError
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.matters.recording import events_of
from comity_web.pages.page_tags import day
from comity_web.wording.catalogues import Words

__all__ = ["done_before"]

EVENTS: Mapping[str, tuple[EventKind, ...]] = {
    "acknowledgement": ("acknowledged",),
    "decision": ("granted", "answered"),
}
"""What is recorded of a request once such a letter has gone out; it can be asked for more twice."""


def done_before(
    request: HttpRequest, file: CaseFile, kind: str, words: Words
) -> list[dict[str, str]]:
    """That such a letter is there or is recorded, as rows of the summary of errors.

    Args:
        request: what was asked for; nothing is told once another letter is wanted beside.
        file: the request that is answered.
        kind: the kind of the letter.
        words: the language of the page.
    """
    if "another" in request.POST or file.head is None:
        return []
    if (there := _letter(file, kind)) is not None:
        sent = [one.on for one in _events(there) if one.kind == "sent"]
        href = reverse("case", args=[there.key])
        if sent:
            text = words.say("web.incoming.letter-sent", day=day(sent[-1], words))
        else:
            text = words.say("web.incoming.letter-there")
        return [{"text": text, "href": href}]
    done = [one for one in _events(file) if one.kind in EVENTS.get(kind, ())]
    if not done:
        return []
    event = words.say(f"web.register.event-{done[-1].kind}")
    told = words.say("web.incoming.recorded-before", event=event, day=day(done[-1].on, words))
    return [{"text": told, "href": reverse("record", args=[file.key])}]


def _letter(file: CaseFile, kind: str) -> CaseFile | None:
    """The latest letter of a kind on a request."""
    assert file.head is not None  # it has a first revision
    reference = tree_of(file.head).get("reference")
    there = CaseFile.objects.filter(matter=file.matter, kind=kind, incoming=False, removed=None)
    for one in there.select_related("head").order_by("-created"):
        about = tree_of(one.head).get("concerning") if one.head is not None else None
        if isinstance(about, dict) and about.get("reference") == reference:
            found: CaseFile = one
            return found
    return None


def _events(file: CaseFile) -> tuple[CaseEvent, ...]:
    try:
        return events_of(file)
    except InputError:  # its own page tells that
        return ()
