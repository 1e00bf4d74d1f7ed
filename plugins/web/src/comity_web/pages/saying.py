"""What the pages on the history of a file say in one way: times, and where something was saved."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import QuerySet

from comity.text.formatting import format_value
from comity_web.accounts.who import asking
from comity_web.cases.models import Attempt, CaseFile, Revision
from comity_web.cases.saving import CONFLICT, RECEIVED_AGAIN, RESTORED, UPLOAD, tree_of
from comity_web.core import kinds, voice
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import outline
from comity_web.wording.catalogues import ENGLISH, PSEUDO, Words

__all__ = [
    "file_heading",
    "moment",
    "others_since",
    "reader_since",
    "typist_of",
    "where",
    "zone_of",
]

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
    """Who else saved since it was begun: not the reader, nor other windows of who typed it."""
    names = _later(kept).exclude(account=asking().username).values_list("author", flat=True)
    return ", ".join(dict.fromkeys(names))


def reader_since(kept: Attempt) -> bool:
    """Whether the reader saved since somebody else began what was typed."""
    return _later(kept).filter(account=asking().username).exists()


def _later(kept: Attempt) -> QuerySet[Revision]:
    """What others than its author saved since something that was typed was begun."""
    if kept.base is None:
        return Revision.objects.none()
    later = Revision.objects.filter(file=kept.file, number__gt=kept.base.number)
    return later.exclude(author="").exclude(account=kept.account).order_by("number")


def typist_of(kept: Attempt) -> str:
    """Who typed what was not saved, for whoever reads it; nothing where it was the reader."""
    return "" if kept.account == asking().username else kept.author


def file_heading(file: CaseFile, words: Words) -> str:
    """What a file is called on a page: its kind and its States."""
    tree = tree_of(file.head) if file.head is not None else {}
    return heading_of(file.kind, tree, voice(words.tag), words)
