"""Tags of the templates: texts in the reader's language, addresses of files, limits of a post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comity_web.wording import assets
from comity_web.wording.catalogues import ENGLISH, Words, words
from comity_web.wording.core_words import spoken_by_core

__all__ = ["asset", "at", "coded", "core_lang", "limits", "register", "say", "say_in"]

register = template.Library()
MARK = "\0"  # where a value stands in a text


@register.simple_tag(takes_context=True)
def say(context: Any, id: str, **slots: object) -> str:
    """The text of an id; slots are escaped with the whole by the template."""
    found = context.get("words")
    return (found if isinstance(found, Words) else words(ENGLISH)).say(id, **slots)


@register.simple_tag(takes_context=True)
def say_in(context: Any, id: str, language: str, **slots: object) -> str | SafeString:
    """The text of an id with one slot, whose value is in a language of its own; "" for none."""
    if not language:
        return say(context, id, **slots)
    ((name, value),) = slots.items()
    before, _, after = say(context, id, **{name: MARK}).partition(MARK)
    told = '{}<span lang="{}" dir="ltr">{}</span>{}'
    return format_html(told, before, language, value, after)


@register.simple_tag(takes_context=True)
def coded(context: Any, id: str, code: object) -> str:
    """The text of a code of the core: that of ``<id>-<code>``."""
    return say(context, f"{id}-{code}")


@register.simple_tag(takes_context=True)
def core_lang(context: Any) -> SafeString:
    """Attribute of an element with words of the core, where these are not in the reader's language.

    Findings, titles of sections and help stand in English until a catalogue has them.
    """
    found = context.get("words")
    tag = found.tag if isinstance(found, Words) else ENGLISH
    spoken = spoken_by_core(tag)
    return format_html(' lang="{}" dir="ltr"', spoken) if spoken != tag else SafeString()


@register.simple_tag
def asset(name: str) -> str:
    """The address of a file such as ``web/comity.css``, which changes with its content."""
    return assets.address(name)


@register.simple_tag
def limits() -> SafeString:
    """Attributes of ``body`` for the script: the largest post, and the life of a session."""
    return format_html(
        ' data-largest="{}" data-most="{}" data-session="{}"',
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
        settings.SESSION_COOKIE_AGE,
    )


@register.filter
def at(values: Sequence[object], number: int) -> object:
    """The value at a number, or nothing."""
    return values[number] if number < len(values) else ""
