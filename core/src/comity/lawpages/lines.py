"""Lines of text for the terminal: how wide, how wrapped, which are headings."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Line", "line_width", "wrapped"]

WIDEST = 100
NARROWEST = 40
PIPED = 88


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; a strong one is a heading."""

    text: str = ""
    strong: bool = False


def line_width() -> int:
    """The width to wrap at: the terminal's, at most 100; 88 where there is none."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((PIPED, 24)).columns))


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
