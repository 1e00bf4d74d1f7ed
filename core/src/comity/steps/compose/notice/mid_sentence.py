"""An author's phrase within a sentence: its first word begins small where it is surely no name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.law.states import states
from comity.steps.compose.drafter import Drafter
from comity.text.tags import language_of

__all__ = ["small_within", "text_inside", "texts_inside"]


def small_within(text: str, language: str) -> str:
    """A phrase as it stands within a sentence of that language.

    The first letter becomes small where the first word is an article or a known common word, and
    the next one is no name: ``The police`` becomes ``the police``, and ``The Hague`` stays.
    """
    first, _, rest = text.partition(" ")
    known = _common().get(language_of(language))
    if known is None or not text[:1].isupper() or text[1:2].isupper():
        return text
    word = first.rstrip(",;").lower()
    usual = word in known["words"] or (word in known["articles"] and bool(rest))
    if usual and (not rest[:1].isupper() or (word in known["articles"] and rest in _places())):
        return text[:1].lower() + text[1:]
    return text


def text_inside(drafter: Drafter, path: str) -> str:
    """The phrase at a path as it stands within a sentence, placed."""
    written = drafter.text(path)
    small = small_within(written, drafter.language)
    if small != written:
        drafter.replaced(path, small)
    return small


def texts_inside(drafter: Drafter, path: str, kind: str = "list") -> str:
    """The phrases of a list in one, with ``and`` (a ``list``) or ``or`` (a ``choice``)."""
    return drafter.listed([text_inside(drafter, one) for one in drafter.each(path)], kind)


@cache
def _common() -> Mapping[str, Mapping[str, Any]]:
    """The common words and places of each language that has them."""
    table = read_toml(files("comity.steps.compose.notice") / "common_words.toml")
    return {language: words for language, words in table.items() if isinstance(words, Mapping)}


@cache
def _places() -> frozenset[str]:
    """What follows the article in the name of a State or region, in any language."""
    names = {name for one in states().values() for name in (one.name, one.short)}
    return frozenset(names).union(*(table["places"] for table in _common().values()))
