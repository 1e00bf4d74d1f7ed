"""The answers of a large section part by part, each told by itself: a page has room for so much.

Of a file of two megabytes nobody waits until all is put into words, or masked, to read one fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity_web.forms.windows import packed, weight
from comity_web.pages.outline import Outline

__all__ = ["Part", "Unit", "beginning", "part_of_item", "parts_of", "row_pages"]

MOST_UNITS = 100
"""Entries of a list in one part, however short they are."""
AROUND = 300
"""Bytes of HTML around an answer."""
Unit = tuple[str, int]
"""An answer at the top of a file and, of a list, the number of an entry; -1 for all of it."""
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the answers of a section.

    Attributes:
        units: what is in it.
        name: the field of which it has entries, if it has those of one list alone.
        first: the number of the first entry, from 1; 0 without ``name``.
        last: the number of the last.
        count: how many the list has.
        path: a field in it, by which an address leads to it.
    """

    units: tuple[Unit, ...]
    path: str
    name: str = ""
    first: int = 0
    last: int = 0
    count: int = 0

    def has(self, at: str) -> bool:
        """Whether a field is in it."""
        root, number = _root_of(at)
        return (root, -1) in self.units or (root, number) in self.units


def parts_of(tree: Mapping[str, Any], pages: Outline, section: str, room: int) -> tuple[Part, ...]:
    """The parts of a section in the order of the file; one where there is room for all.

    Args:
        tree: the tree of a revision.
        pages: the pages of its kind of document.
        section: the id of the section.
        room: the bytes that a page has for answers.
    """
    weights = dict(_weights(tree, pages, section))
    made: list[Part] = []
    rest: list[str] = []
    for root in weights:
        items = weights[root]
        others = [*rest, root]
        if sum(sum(weights[one]) for one in others) <= room:
            rest = others
            continue
        made += [_together(rest)] if rest else []
        rest = [root]
        if len(items) > 1 and sum(items) > room:
            made += _of_list(root, items, room)
            rest = []
    return (*made, *([_together(rest)] if rest or not made else []))


def part_of_item(path: str) -> Part:
    """The part that has one item of a list alone.

    Args:
        path: the item: ``persons[0]``.
    """
    return Part((_root_of(path),), path)


def _together(roots: Sequence[str]) -> Part:
    return Part(tuple((one, -1) for one in roots), roots[0] if roots else "")


def _of_list(root: str, weights: Sequence[int], room: int) -> Iterator[Part]:
    for one in packed(weights, MOST_UNITS, room):
        units = tuple((root, number) for number in one)
        path = f"{root}[{one.start}]"
        yield Part(units, path, root, one.start + 1, one.stop, len(weights))


def _weights(
    tree: Mapping[str, Any], pages: Outline, section: str
) -> Iterator[tuple[str, list[int]]]:
    """What a section has of each answer at the top: the bytes of it, or of each of its entries."""
    sections: dict[str, str] = {}

    def is_here(path: str) -> bool:
        if path not in sections:
            sections[path] = pages.page_of(path.replace("[]", "[0]"))[0]
        return sections[path] == section

    def leaves(value: Any, path: str) -> Iterator[int]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from leaves(inner, f"{path}.{name}")
        elif isinstance(value, list):
            for inner in value:
                yield from leaves(inner, f"{path}[]")
        elif is_here(path):
            yield weight(str(value)) + AROUND

    for root, value in tree.items():
        items, path = (value, f"{root}[]") if isinstance(value, list) else ([value], root)
        found = [sum(leaves(one, path)) for one in items]
        if any(found):
            yield root, found


def row_pages(rows: Sequence[Row], room: int) -> list[list[Row]]:
    """Answers in words page by page; one that is longer than a page goes on over the next ones.

    Args:
        rows: the answers, each with ``key`` and ``value``.
        room: the bytes that a page has for answers.
    """
    cut = [piece for row in rows for piece in _pieces(row, room)]
    weights = [weight(one["value"]) + weight(one["key"]) + AROUND for one in cut]
    return [[cut[number] for number in one] for one in packed(weights, len(cut) or 1, room)]


def _pieces(row: Row, room: int) -> Iterator[Row]:
    text = row["value"]
    while weight(text) > room:
        piece = beginning(text, room) or text[:1]
        yield {**row, "value": piece}
        text = text[len(piece) :]
    yield {**row, "value": text}


def beginning(text: str, room: int) -> str:
    """As much of a text as there is room for; no word is cut where there are words.

    Args:
        text: the text.
        room: the bytes that it may take on a page.
    """
    if room <= 0 or weight(text) <= room:
        return text if room > 0 else ""
    letters = _fitting(text, room)
    space = text.rfind(" ", letters // 2, letters)
    return text[: space + 1 if space > 0 else letters]


def _fitting(text: str, room: int) -> int:
    """How many letters of a text there is room for."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if weight(text[:middle]) <= room else (low, middle - 1)
    return low


def _root_of(path: str) -> Unit:
    """The answer at the top in which a field is, with the number of the entry, or -1."""
    root, _, inside = path.partition("[")
    number = inside.partition("]")[0]
    if "." in root or not number.isdigit():
        return root.partition(".")[0], -1
    return root, int(number)
