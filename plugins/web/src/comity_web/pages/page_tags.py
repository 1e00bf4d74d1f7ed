"""Filters of the pages: when something was saved, what a kind is for, what the reader may do.

Times are those of the clock of this machine, whose zone Django would have to be told by name.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from django import template
from django.template import Context

from comity.text.formatting import first_of_month
from comity_web.accounts.roles import Action
from comity_web.cases.guarded_names import people_of_matter, told_name
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.cases.sender_dropped import dropped_ids
from comity_web.guarding.as_sent import as_sent
from comity_web.guarding.rights import allowed
from comity_web.matters.registered import Row, hider_of
from comity_web.pages.saying import zone_of
from comity_web.pages.team_choice import offered_teams
from comity_web.wording.catalogues import ENGLISH, PSEUDO, Words

__all__ = [
    *("about", "called", "clock", "day", "locale_of", "marks", "may", "may_post", "may_remove"),
    *("moment", "register", "team_choice"),
]

register = template.Library()
register.filter("as_sent", as_sent)
register.filter("dropped", dropped_ids)


@register.filter
def about(kind: str, words: Words) -> str:
    """What a kind of document is for."""
    return words.say(f"web.first.about-{kind}")


@register.filter
def may(file: CaseFile | str, name: str) -> bool:
    """Whether the reader may open an address: ``{% if file|may:"rename" %}``.

    Args:
        file: the file that it names; an empty text for an address that names none.
        name: of the address.
    """
    return allowed(name, file if isinstance(file, CaseFile) else None)


@register.filter
def may_post(file: CaseFile | str, name: str) -> bool:
    """Whether the reader may press a button: ``{% if ""|may_post:"new" %}``."""
    return allowed(name, file if isinstance(file, CaseFile) else None, post=True)


@register.filter
def may_remove(row: Row) -> bool:
    """Whether the reader may remove the file of a row of the register."""
    file = CaseFile.objects.filter(key=row.key, removed=None).first()
    return file is not None and allowed("remove", file, post=True)


@register.inclusion_tag("web/teams/choice.html", takes_context=True)
def team_choice(context: Context, action: str, id: str = "team") -> dict[str, Any]:
    """The control by which somebody in several teams says to which a new matter belongs.

    Args:
        context: of the page.
        action: what they must be allowed to do in it.
        id: of the control, for a page that has several.
    """
    request = context["request"]
    teams = offered_teams(request, Action(action))
    return {"teams": teams, "id": id, "words": context["words"]}


@register.filter
def moment(at: dt.datetime, words: Words) -> str:
    """A date with its time, as the reader's language writes it; an office names the time zone."""
    here, locale = at.astimezone(), Locale.parse(locale_of(words))
    said = first_of_month(format_datetime(here, "medium", locale=locale), here, locale)
    return f"{said}{zone_of(here)}"


@register.filter
def clock(at: dt.datetime, words: Words) -> str:
    """A time of the day."""
    return format_time(at.astimezone(), "short", locale=locale_of(words))


@register.filter
def day(at: dt.date, words: Words) -> str:
    """A date."""
    locale = Locale.parse(locale_of(words))
    return first_of_month(format_date(at, "long", locale=locale), at, locale)


@register.filter
def marks(file: CaseFile, words: Words) -> str:
    """What tells a file from another of the same States: its reference, its date, its name."""
    tree = tree_of(file.head) if file.head is not None else {}
    reference = tree.get("reference")
    told = hider_of(file)(reference) if isinstance(reference, str) and reference else ""
    return ", ".join(filter(None, (told, dated(file, words), called(file))))


def dated(file: CaseFile, words: Words) -> str:
    """The date that a file has, in words; nothing where it has none that can be read."""
    written = str(tree_of(file.head).get("date") or "") if file.head is not None else ""
    with suppress(ValueError):  # a gap of the file, of which its review tells
        return day(dt.date.fromisoformat(written), words) if written else ""
    return ""


@register.filter
def called(file: CaseFile) -> str:
    """The name of a file in a list that everybody in the team reads."""
    return told_name(people_of_matter(file.matter_id), file.name)


def locale_of(words: Words) -> str:
    """The locale by which dates and numbers are written."""
    tag = ENGLISH if words.tag == PSEUDO else words.tag
    return "en_GB" if tag == ENGLISH else tag.replace("-", "_")
