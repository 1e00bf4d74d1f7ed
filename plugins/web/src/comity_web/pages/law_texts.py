"""Law on pages in another language: what is there in English alone is marked as English.

What a plugin has in a language is found by comparison: a text that is the same when English is
asked for is English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from comity.tasks.lawpages.page import Entry, Item, Page, Section
from comity.tasks.questions.law_at import LawAt
from comity.text.language_marks import marked

__all__ = ["ENGLISH", "law_marked", "marked_for", "page_marked"]

ENGLISH = "en"
NO_TEXT = frozenset({"id", "value", "citation", "origin", "state"})
"""Fields of a page that are not shown, or are no text."""
PARTS = (Page, Section, Item, Entry)
Part = TypeVar("Part")


def marked_for(text: str, tag: str) -> str:
    """A text in English as a page in a language shows it."""
    return text if tag == ENGLISH else marked(text, ENGLISH)


def page_marked(page: Page, english: Page) -> Page:
    """A page of law with what is in English marked.

    Args:
        page: the page in the language of the reader.
        english: the same page in English.
    """
    return _with_marks(page, frozenset(_texts(english)))


def law_marked(said: Sequence[LawAt], english: Iterable[LawAt]) -> tuple[LawAt, ...]:
    """What law says of a field, with the sentences that are in English marked."""
    known = {one.says for one in english}
    return tuple(
        replace(one, says=marked(one.says, ENGLISH)) if one.says in known else one for one in said
    )


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, PARTS):
        for name in _shown(part):
            yield from _texts(getattr(part, name))


def _with_marks(part: Part, english: frozenset[str]) -> Part:
    if isinstance(part, str):
        return marked(part, ENGLISH) if part in english else part  # type: ignore[return-value]
    if isinstance(part, tuple):
        return tuple(_with_marks(one, english) for one in part)  # type: ignore[return-value]
    if isinstance(part, PARTS):
        made = {name: _with_marks(getattr(part, name), english) for name in _shown(part)}
        return replace(part, **made)
    return part


def _shown(part: Any) -> Iterator[str]:
    assert is_dataclass(part)
    return (one.name for one in fields(part) if one.name not in NO_TEXT)
