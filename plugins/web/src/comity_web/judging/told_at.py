"""Where a finding is said: at each of its fields, and in each section that has one of them.

Comity puts findings that repeat one another together. Whoever looks at one section alone must see
its own all the same: a section whose fault is told elsewhere is not done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import comity

__all__ = ["in_section", "is_error", "once_each", "times_said", "told_at"]

Row = Mapping[str, Any]


def told_at(
    fields: Sequence[str], told: Sequence[tuple[str, str]], place_of: Callable[[str], Row]
) -> list[dict[str, Any]]:
    """The places of a finding, each with the ``message`` that is said of it.

    Args:
        fields: the paths of its fields.
        told: its sentences, each with the path of its field; the first stands for a field of which
            none speaks.
        place_of: where a field is.
    """
    said: dict[str, dict[str, None]] = {}
    for text, at in told:
        said.setdefault(at, {})[text] = None
    return [
        {**place_of(path), "message": " ".join(said.get(path, {told[0][0]: None}))}
        for path in fields
    ]


def in_section(rows: Iterable[Row], section: str) -> list[Row]:
    """Findings as a section tells them: one row for each of their fields in it."""
    found: list[Row] = []
    for row in rows:
        places = row["places"] or [row]
        there = {
            (one["path"], one.get("message")): {**row, **one}
            for one in places
            if one["section"] == section
        }
        found += there.values()
    return found


def once_each(rows: Iterable[Row]) -> list[Row]:
    """Rows of ``in_section`` as they are counted: an error at every field, all else once."""
    counted: dict[Any, Row] = {}
    for row in rows:
        counted.setdefault((row["id"], row["path"] if is_error(row) else ""), row)
    return list(counted.values())


def times_said(rows: Iterable[Row]) -> int:
    """How many findings there are: an error counts at each of its fields."""
    return sum(len({p["path"] for p in row["places"]}) or 1 if is_error(row) else 1 for row in rows)


def is_error(row: Row) -> bool:
    """Whether a finding keeps a document from being made."""
    return str(row["severity"]) == comity.Severity.ERROR.value
