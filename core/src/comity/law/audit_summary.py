"""All audits in one table: a line a plugin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.law.audit import Audit
from comity.law.lines import Line
from comity.records import Read

__all__ = ["summary_lines"]

LISTS = {
    "old": "old",
    "not_closed": "not closed",
    "sources": "no id",
    "uncased": "no case",
    "unanswered": "unanswered",
}


def summary_lines(found: Sequence[Audit]) -> Iterator[Line]:
    """The table: how many statements were read in which way, the oldest check, what is to do."""
    head = ("", *(r.value for r in Read), "reviewed", "oldest check", *LISTS.values())
    rows = [head, *map(_row, found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for number, row in enumerate(rows):
        first = f"{row[0]:<{widths[0]}}"
        cells = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        yield Line("  ".join([first, *cells]).rstrip(), strong=number == 0)


def _row(found: Audit) -> tuple[str, ...]:
    readings = [sum(counts[read.value] for counts in found.counts.values()) for read in Read]
    oldest = found.oldest.isoformat() if found.oldest else "none"
    figures = [len(found.lists[name]) for name in LISTS]
    reviewed = len(found.lists["reviewed"])
    return (found.name, *map(str, readings), str(reviewed), oldest, *map(str, figures))
