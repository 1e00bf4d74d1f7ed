"""Filters of the pages: when something was saved, what a kind of document is for.

Times are those of the clock of this machine, whose zone Django would have to be told by name.
"""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date, format_datetime, format_time
from django import template

from comity_web.wording.catalogues import ENGLISH, PSEUDO, Words

__all__ = ["about", "clock", "day", "locale_of", "moment", "register"]

register = template.Library()


@register.filter
def about(kind: str, words: Words) -> str:
    """What a kind of document is for."""
    return words.say(f"web.first.about-{kind}")


@register.filter
def moment(at: dt.datetime, words: Words) -> str:
    """A date with its time, as the reader's language writes it."""
    return format_datetime(at.astimezone(), "medium", locale=locale_of(words))


@register.filter
def clock(at: dt.datetime, words: Words) -> str:
    """A time of the day."""
    return format_time(at.astimezone(), "short", locale=locale_of(words))


@register.filter
def day(at: dt.date, words: Words) -> str:
    """A date."""
    return format_date(at, "long", locale=locale_of(words))


def locale_of(words: Words) -> str:
    """The locale by which dates and numbers are written."""
    tag = ENGLISH if words.tag == PSEUDO else words.tag
    return "en_GB" if tag == ENGLISH else tag.replace("-", "_")
