"""Which text of several a reader gets: the one in the reader's language, else the default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.model.said_text import ENGLISH, Said
from comity.text.tags import alike, lookup

__all__ = [
    "as_text",
    "in_language",
    "is_of",
    "labelled",
    "language_of_text",
    "said_in",
    "texts_of",
]


def texts_of(text: str) -> dict[str, str]:
    """Each text by its tag, the default first; a plain text is English."""
    return text.texts if isinstance(text, Said) else {ENGLISH: text}


def language_of_text(text: str) -> str:
    """The language of the default text."""
    return text.language if isinstance(text, Said) else ENGLISH


def said_in(text: str, wanted: str) -> tuple[str, str]:
    """A text for a reader, and the language that it is in.

    It is in the language that is wanted, region aside, if there is such a text (``text.tags``).
    """
    if not isinstance(text, Said):
        return text, ENGLISH
    texts = text.texts
    found = lookup(wanted, texts) or next((tag for tag in texts if alike(tag, wanted)), "")
    tag = found or text.language
    return texts[tag], tag


def in_language(value: Any, wanted: str) -> Any:
    """A value, its texts at any depth in a language where they are in several."""
    if isinstance(value, Mapping):
        return {key: in_language(entry, wanted) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [in_language(entry, wanted) for entry in value]
    return said_in(value, wanted)[0] if isinstance(value, str) else value


def is_of(kept: str, text: str) -> bool:
    """Whether a translation may stand for a text: its English is still that which was translated.

    Args:
        kept: the English that was translated, or nothing where that was not kept.
        text: what is to be said today; one without English has none to compare with.
    """
    return not kept or texts_of(text).get(ENGLISH, kept) == kept


def labelled(title: str, titles: Mapping[str, str]) -> str:
    """An English title together with what a plugin's record has in other languages."""
    others = {tag: text for tag, text in titles.items() if text.strip() and tag != ENGLISH}
    if not others:
        return title
    return Said(titles.get(ENGLISH) or title, ENGLISH, others)


def as_text(value: object) -> str:
    """A value as a text, which stays in all its languages."""
    return value if isinstance(value, str) else str(value)
