"""All audits in one table: a line a plugin."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from comity.model.citations import Read
from comity.tasks.audit.audit import Audit
from comity.tasks.lawpages.wrapping import Line

__all__ = ["summary_lines"]

READINGS = (*(read.value for read in Read), "reviewed", "oldest check", "texts of")
LISTS = {
    "old": "old",
    "not_closed": "not closed",
    "sources": "no id",
    "uncased": "no case",
    "unanswered": "no answer",
}
GAP = 2

Column = tuple[str, ...]  # a head of two rows, then a cell for each plugin


def summary_lines(found: Sequence[Audit], width: int) -> Iterator[Line]:
    """The table: how many statements were read in which way, the oldest check, what is to do.

    Where it is wider than ``width`` it comes as two tables, what was read and what is to do, and
    each again in pieces where even that is too wide.
    """
    names, *columns = _columns(found)
    read, to_do = columns[: len(READINGS)], columns[len(READINGS) :]
    blocks = [columns] if _width([names, *columns]) <= width else [read, to_do]
    pieces = [piece for block in blocks for piece in _pieces(names, block, width)]
    for number, piece in enumerate(pieces):
        if number:
            yield Line()
        yield from _typeset([names, *piece])


def _columns(found: Sequence[Audit]) -> list[Column]:
    heads = [_two_rows(head) for head in ("", *READINGS, *LISTS.values())]
    cells = zip(*(_cells(each) for each in found), strict=True)
    return [(*head, *column) for head, column in zip(heads, cells, strict=True)]


def _two_rows(head: str) -> tuple[str, str]:
    first, _, second = head.partition(" ")
    return (first, second) if second else ("", first)


def _cells(found: Audit) -> tuple[str, ...]:
    readings = [sum(counts[read.value] for counts in found.counts.values()) for read in Read]
    oldest = found.oldest.isoformat() if found.oldest else "none"
    figures = [len(found.lists[name]) for name in LISTS]
    reviewed = len(found.lists["reviewed"])
    texts = _years(found)
    return (found.name, *map(str, readings), str(reviewed), oldest, texts, *map(str, figures))


def _years(found: Audit) -> str:
    """The years whose law the texts show: a span, so that the oldest text is not taken for all."""
    years = dict.fromkeys(str(day.year) for day in found.texts.days)
    return "-".join(years) or "unknown"


def _width(columns: Sequence[Column]) -> int:
    return sum(max(map(len, column)) for column in columns) + GAP * (len(columns) - 1)


def _pieces(names: Column, columns: Sequence[Column], width: int) -> list[Sequence[Column]]:
    """The columns in as few even runs as fit beside the names; a run has at least one."""
    runs: list[Sequence[Column]] = []
    for number in range(1, len(columns) + 1):
        length = math.ceil(len(columns) / number)
        runs = [columns[at : at + length] for at in range(0, len(columns), length)]
        if all(_width([names, *run]) <= width for run in runs):
            break
    return runs


def _typeset(columns: Sequence[Column]) -> Iterator[Line]:
    widths = [max(map(len, column)) for column in columns]
    for number, (first, *rest) in enumerate(zip(*columns, strict=True)):
        cells = (f"{cell:>{wide}}" for cell, wide in zip(rest, widths[1:], strict=True))
        text = (" " * GAP).join([f"{first:<{widths[0]}}", *cells])
        yield Line(text.rstrip(), strong=number < 2)
