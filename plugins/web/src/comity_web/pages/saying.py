"""What the pages on the history of a file say in one way: times, and where something was saved."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from comity.text.formatting import format_value
from comity_web.accounts.who import asking
from comity_web.cases.models import Attempt, CaseFile, Revision
from comity_web.cases.saving import CONFLICT, RECEIVED_AGAIN, RESTORED, UPLOAD, tree_of
from comity_web.core import kinds, voice
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import outline
from comity_web.wording.catalogues import ENGLISH, PSEUDO, Words

__all__ = ["file_heading", "moment", "others_since", "typist_of", "where", "zone_of"]

OWN = {
    "": "web.keeping.at-start",
    CONFLICT: "web.keeping.at-conflict",
    RESTORED: "web.keeping.at-restored",
    UPLOAD: "web.keeping.at-upload",
    RECEIVED_AGAIN: "web.keeping.at-received-again",
    "sent": "web.keeping.at-sent",
}


def moment(at: dt.datetime, words: Words) -> str:
    """A moment in the time zone of this machine, as the reader writes it; an office names it."""
    here, tag = at.astimezone(), ENGLISH if words.tag == PSEUDO else words.tag
    return f"{format_value(here.date(), 'date', tag)}, {here:%H:%M}{zone_of(here)}"


def zone_of(here: dt.datetime) -> str:
    """The time zone after a time, in an office: its readers may be elsewhere than its server."""
    return f" {here.tzname()}" if settings.COMITY.server is not None else ""


def where(page: str, file: CaseFile, words: Words) -> str:
    """Where something was saved or typed: the title of a section, and of an item its number."""
    if page in OWN:
        return words.say(OWN[page])
    id, _, item = page.partition(" ")
    section = outline(file.kind, words.tag).section(id) if file.kind in kinds() else None
    if section is None:
        return words.say("web.keeping.at-elsewhere")
    number = item.rpartition("[")[2].rstrip("]")
    if number.isdecimal():
        id = "web.keeping.at-gone" if item.startswith("-") else "web.keeping.at-item"
        return words.say(id, section=section.title, number=int(number) + 1)
    return section.title


def others_since(kept: Attempt) -> str:
    """Who else saved since what was typed was begun; nothing for windows of one's own."""
    if kept.base is None:
        return ""
    later = Revision.objects.filter(file=kept.file, number__gt=kept.base.number)
    names = later.exclude(author="").exclude(account=kept.account).order_by("number")
    return ", ".join(dict.fromkeys(names.values_list("author", flat=True)))


def typist_of(kept: Attempt) -> str:
    """Who typed what was not saved, for whoever reads it; nothing where it was the reader."""
    return "" if kept.account == asking().username else kept.author


def file_heading(file: CaseFile, words: Words) -> str:
    """What a file is called on a page: its kind and its States."""
    tree = tree_of(file.head) if file.head is not None else {}
    return heading_of(file.kind, tree, voice(words.tag), words)
