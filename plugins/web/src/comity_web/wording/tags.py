"""``{% say "web.topic.name" slot=value %}``: a text of the interface in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template

from comity_web.wording.catalogues import ENGLISH, Words, words

__all__ = ["register", "say"]

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Any, id: str, **slots: object) -> str:
    """The text of an id; slots are escaped with the whole by the template."""
    found = context.get("words")
    return (found if isinstance(found, Words) else words(ENGLISH)).say(id, **slots)
