"""How the form of a large file is divided: the rows of a list, and the answers of a section."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from comity.tasks.authoring.unfinished_tree import value_at
from comity_web.forms.controls import Control
from comity_web.forms.windows import ROOM, ROWS, packed, weight

__all__ = [
    "ROOM_OF_ALL",
    "Share",
    "beginning_of",
    "divided_in",
    "field_parts",
    "row_parts",
    "top_of",
]

ROOM_OF_ALL = 60_000
"""Bytes of answers that a page has room for, a list of rows taken for half of it."""
LONGEST_BOX = 60_000
"""Bytes of an answer that has boxes on any page; a longer one has them where it is asked for."""
BEGINNING = 600
"""Letters of a longer one that are shown."""
AROUND = 2_000
"""Bytes of the boxes and words of a row, roughly."""
NUMBER = re.compile(r"\[(\d{1,5})\]")


def row_parts(
    path: str,
    items: Sequence[Any],
    held: Mapping[str, Any],
    sent: Collection[str],
    room: int,
) -> list[range]:
    """The parts in which the rows of a list are shown.

    Args:
        path: the list.
        items: its items.
        held: what was typed and cannot stand in a file, by field path.
        sent: the names of what was posted and could not be saved: its rows are all in one part.
        room: the bytes that a part may take.
    """
    typed: dict[int, int] = {}
    for field, value in held.items():
        for number in _numbers(path, (field,)):
            typed[number] = typed.get(number, 0) + weight(value)
    weights = [AROUND + weight(item) + typed.get(number, 0) for number, item in enumerate(items)]
    posted = [number for number in _numbers(path, sent) if number < len(items)]
    if not posted:
        return packed(weights, ROWS, room)
    one = range(min(posted), max(posted) + 1)
    return [part for part in (range(one.start), one, range(one.stop, len(items))) if part]


def divided_in(text: str, tree: Callable[[], Mapping[str, Any]]) -> frozenset[str] | None:
    """The answers at the top of a file in which a page may show less than all at once.

    Args:
        text: the tree, as it is stored.
        tree: gives the tree.

    Returns:
        Their names; None if it may be so in any of them, as in a large file.
    """
    if len(text) > ROOM_OF_ALL or weight(text.replace('"', "")) > ROOM_OF_ALL:
        return None
    return frozenset(
        name
        for name, value in tree().items()
        if isinstance(value, list) and len(row_parts(name, value, {}, (), ROOM)) > 1
    )


def beginning_of(control: Control) -> Control:
    """A control whose answer is longer than a page has room for shows how it begins, and no box.

    Without a box nothing of it is posted, so that it stays as it is.
    """
    texts = [text for boxes in control.boxes.values() for text in boxes]
    letters = sum(map(len, texts))
    if letters * 6 <= LONGEST_BOX or sum(map(weight, texts)) <= LONGEST_BOX:
        return control
    begins = " ".join(" ".join(texts)[:BEGINNING].split())
    return replace(control, begins=f"{begins} …", letters=letters, boxes={})


def _numbers(path: str, fields: Collection[str]) -> Iterator[int]:
    """The items of a list in which some fields are."""
    for field in fields:
        if field.startswith(f"{path}[") and (found := NUMBER.match(field, len(path))):
            yield int(found[1])


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a page: the fields that it shows, and the first answer that it has."""

    paths: tuple[str, ...]
    first: str


def field_parts(
    paths: Sequence[str],
    tree: Mapping[str, Any],
    held: Mapping[str, Any],
    room: int,
    *,
    item: str = "",
) -> tuple[Share, ...]:
    """The parts of a page whose answers are more than there is room for; mostly one.

    An answer is never cut: a box has all of its text, so that one that is longer than the room is
    alone on its page. Of a list the rows are divided further (``row_parts``).

    Args:
        paths: the fields of the page.
        tree: the tree that the page shows.
        held: what was typed and cannot stand in a file, by field path.
        room: the bytes that a part may take.
        item: the item of a list to which the page belongs, such as ``persons[0]``.
    """
    tops: dict[str, list[str]] = {}
    for path in paths:
        tops.setdefault(top_of(path, item), []).append(path)
    weights = []
    for top in tops:
        value = value_at(tree, top)
        rows = isinstance(value, list) and any(isinstance(one, dict) for one in value)
        size = 0 if value is None else weight(value)
        size += sum(weight(one) for at, one in held.items() if top_of(at, item) == top)
        weights.append(min(size, room // 2) if rows else size)
    names = list(tops)
    return tuple(
        Share(tuple(path for top in names[part.start : part.stop] for path in tops[top]), first)
        for part in packed(weights, len(names) or 1, room)
        for first in names[part.start : part.start + 1]
    )


def top_of(path: str, item: str = "") -> str:
    """The outermost answer in which a field is: ``facts``, or ``persons[0].name`` of an item."""
    inside = path.removeprefix(f"{item}.") if item else path
    first = re.split(r"[.\[]", inside, maxsplit=1)[0]
    return f"{item}.{first}" if item and inside != path else first
