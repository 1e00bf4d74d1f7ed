"""Long lists a part at a time: which items a page shows, and the way to the others.

A page of hundreds of entries, or of some dozens that are long, is slow to load and to hear. Which
part is shown follows from a field: the one to which a link leads. The buttons for other parts save
what was typed, and need no script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

__all__ = [
    *("AT", "LINES", "ROOM", "ROWS", "Window"),
    *("at_of", "led_to", "needs_at", "packed", "span", "weight", "windows"),
]

AT = "_at"
"""The name of the buttons that lead to another part; the value is an item of it."""
ROWS = 25
"""Entries with all their fields that a page shows at once."""
LINES = 50
"""Entries with a page of their own that a list shows at once."""
ROOM = 75_000
"""Bytes that the rows of a list may take on a page."""
MOST_LINKS, BESIDE = 30, 4
"""Parts to which a page leads; of more, those so near to the one that is shown, and some others."""
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


def weight(value: Any) -> int:
    """The bytes that a value takes on a page, where signs of HTML are written out."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return len(escape(text).encode(errors="replace"))


def needs_at(path: str, shown: int = ROWS, *, divided: bool = False) -> bool:
    """Whether a field may be in another part than the first, so that a link must tell which.

    Args:
        path: the field.
        shown: how many entries are shown at once.
        divided: whether the file is so large that fewer may be shown (``divided_in``).
    """
    return divided or any(int(number) >= shown for number in re.findall(r"\[(\d+)\]", path))


def packed(weights: Sequence[int], shown: int = ROWS, room: int = ROOM) -> list[range]:
    """The parts of a list: up to so many items each, and no more than there is room for.

    An item that is larger than the room is a part of its own.

    Args:
        weights: how much room each item takes, in order.
        shown: how many a part has at most.
        room: how much it has room for.
    """
    made, first, held = [], 0, 0
    for number, one in enumerate(weights):
        if number > first and (number - first >= shown or held + one > room):
            made.append(range(first, number))
            first, held = number, 0
        held += one
    return [*made, range(first, len(weights))]


def span(parts: Sequence[range], path: str, at: str, *, at_end: bool = False) -> range:
    """The numbers of the items that are shown.

    Args:
        parts: the parts of the list.
        path: the list.
        at: the field to which one was led.
        at_end: whether the last are shown, since one was added.
    """
    if at_end:
        return parts[-1]
    number = 0
    if at.startswith(f"{path}["):
        number = int(at[len(path) + 1 :].partition("]")[0])
    return next((one for one in parts if number in one), parts[-1])


def windows(parts: Sequence[range], path: str, current: range) -> tuple[Window, ...]:
    """The parts of a list to which buttons lead; none where it has only one.

    Args:
        parts: the parts of the list.
        path: the list.
        current: the part that is shown.
    """
    if len(parts) < 2:
        return ()
    return tuple(
        Window(one.start + 1, one.stop, f"{path}[{one.start}]", one == current)
        for one in (parts[number] for number in led_to(len(parts), parts.index(current)))
    )


def led_to(count: int, current: int) -> list[int]:
    """The numbers of the parts to which a page leads, in order: of very many only some.

    Those beside the current one are among them, the first, the last, and some between, so that a
    few steps lead to any.

    Args:
        count: how many parts there are.
        current: the one that is shown, from 0.
    """
    if count <= MOST_LINKS:
        return list(range(count))
    beside = range(max(current - BESIDE, 0), min(current + BESIDE + 1, count))
    between = range(0, count, -(-count // (MOST_LINKS // 2)))
    return sorted({*beside, *between, count - 1})
