"""The texts of a statement, whatever their form: one text, or a table of texts by language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

__all__ = ["by_language", "texts_in", "texts_of"]


def texts_of(table: BaseModel, keys: Iterable[str]) -> Iterator[str]:
    """The texts under some keys of a statement, in every language."""
    for key in keys:
        yield from texts_in(getattr(table, key, None))


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts_in(inner)


def by_language(value: Any, default: str) -> Iterator[tuple[str, str]]:
    """A text with its language: that of its key in a table, else the one that the file has."""
    if isinstance(value, str):
        yield default, value
    elif isinstance(value, Mapping):
        yield from ((str(tag), text) for tag, text in value.items() if isinstance(text, str))
