"""Long lists a part at a time: which items a page shows, and the way to the others.

A page of hundreds of entries is slow to load and to hear. Which part is shown follows from a field:
the one to which a link leads. The buttons for other parts save what was typed, and need no script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["AT", "LINES", "ROWS", "Window", "at_of", "needs_at", "span", "windows"]

AT = "_at"
"""The name of the buttons that lead to another part; the value is an item of it."""
ROWS = 25
"""Entries with all their fields that a page shows at once."""
LINES = 50
"""Entries with a page of their own that a list shows at once."""
PLACE = re.compile(r"[a-z_]+(?:\[\d{1,5}\])?(?:\.[a-z_]+(?:\[\d{1,5}\])?){0,8}")


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a list: its first and last number, from 1, the path of its first item."""

    first: int
    last: int
    path: str
    current: bool


def at_of(text: str) -> str:
    """A field as an address or a button names it; empty for what is none."""
    return text if PLACE.fullmatch(text) else ""


def needs_at(path: str, shown: int = ROWS) -> bool:
    """Whether a field may be in another part than the first, so that a link must tell which."""
    return any(int(number) >= shown for number in re.findall(r"\[(\d+)\]", path))


def span(path: str, size: int, at: str, shown: int = ROWS, *, at_end: bool = False) -> range:
    """The numbers of the items that are shown.

    Args:
        path: the list.
        size: how many items it has.
        at: the field to which one was led.
        shown: how many are shown at once.
        at_end: whether the last are shown, since one was added.
    """
    if size <= shown:
        return range(size)
    number = size - 1 if at_end else 0
    if at.startswith(f"{path}[") and not at_end:
        number = min(int(at[len(path) + 1 :].partition("]")[0]), size - 1)
    first = number // shown * shown
    return range(first, min(first + shown, size))


def windows(path: str, size: int, current: range, shown: int = ROWS) -> tuple[Window, ...]:
    """The parts of a list; none where it has only one."""
    return tuple(_windows(path, size, current, shown)) if size > shown else ()


def _windows(path: str, size: int, current: range, shown: int) -> Iterator[Window]:
    for first in range(0, size, shown):
        last = min(first + shown, size)
        yield Window(first + 1, last, f"{path}[{first}]", first == current.start)
