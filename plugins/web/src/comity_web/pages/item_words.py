"""What an item of a list is called on a page: ``Measure M1: subscriber data``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.law.terms import kind_term
from comity.steps.read.meant_protection import mentions_protection
from comity.tasks.authoring.unfinished_tree import value_at
from comity.tasks.authoring.voice import Voice
from comity_web.core import host
from comity_web.pages.outline import ItemList
from comity_web.wording.catalogues import words
from comity_web.wording.numbering import with_number
from comity_web.wording.page_voice import PageVoice

__all__ = ["item_title", "named_item"]

TELLING = ("title", "kind", "category", "name.full", "role", "description", "reference")
"""What tells an item of a list from the others; the first that has an answer."""
LONGEST = 80


def item_title(items: ItemList, tree: Mapping[str, Any], number: int, voice: Voice) -> str:
    """``Measure M1``, by its id or else its number."""
    id = value_at(tree, f"{items.path}[{number}].id")
    item = id if isinstance(id, str) and id.strip() else str(number + 1)
    title = voice.say("revision.item", title=voice.entry(items.path, items.title), item=item)
    return with_number(words(voice.catalogue.language), title, items.path, tree, number, id)


def named_item(items: ItemList, tree: Mapping[str, Any], number: int, voice: Voice) -> str:
    """The same with a few words on it; of a person who is protected, nothing more."""
    title = item_title(items, tree, number, voice)
    about = _about(tree, f"{items.path}[{number}]", voice)
    return voice.field(title, about) if about else title


def _about(tree: Mapping[str, Any], path: str, voice: Voice) -> str:
    item = value_at(tree, path)
    if path.startswith("persons[") and isinstance(item, Mapping) and mentions_protection(item):
        return ""
    for name in TELLING:
        value = value_at(tree, f"{path}.{name}")
        if isinstance(value, str) and value.strip():
            return _shortened(_meant(name, value.strip(), voice))
    return ""


def _meant(name: str, value: str, voice: Voice) -> str:
    """A value as people read it: kinds of assistance and words of closed lists by their titles."""
    kinds = host().measures()
    if name in ("kind", "category") and value in kinds:
        return voice.catalogue.named(kind_term(value))
    if name == "role":
        return next(iter(PageVoice(voice.catalogue).choices(name, (value,))))
    return value


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
