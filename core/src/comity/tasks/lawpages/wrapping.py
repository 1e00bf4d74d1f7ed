"""Lines of text for the terminal: how wrapped, which are headings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Line", "wrapped"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; a strong one is a heading."""

    text: str = ""
    strong: bool = False


def wrapped(text: str, width: int, indent: int = 0, hang: int = 0) -> Iterator[Line]:
    """A paragraph; an address or a long word is never broken, so that it can be copied."""
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from map(Line, lines)
