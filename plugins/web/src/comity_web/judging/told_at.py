"""Where a finding is said: at each of its fields, and in each section that has one of them.

Comity puts findings that repeat one another together. Whoever looks at one section alone must see
its own all the same: a section whose fault is told elsewhere is not done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import comity

__all__ = ["in_section", "is_error", "times_said", "told_at", "weighs"]

Row = Mapping[str, Any]
WEIGH = ("error", "warning", "points")
"""The headings of findings that a section and the list of sections count."""


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
    """Findings as a section tells and counts them: one row for each of their fields in it."""
    return [
        {**row, **place} for row in rows for place in _places(row) if place["section"] == section
    ]


def times_said(rows: Iterable[Row]) -> int:
    """How many findings there are: each counts at each of its fields."""
    return sum(len(_places(row)) for row in rows)


def _places(row: Row) -> list[Row]:
    """The fields of a finding, each once: several can be led to the same field of a form."""
    found: dict[str, Row] = {}
    for place in row["places"] or [row]:
        there = found.get(place["path"])
        told = _told(there, place) if there else place
        found[place["path"]] = told
    return list(found.values())


def _told(one: Row, other: Row) -> Row:
    said = dict.fromkeys((one.get("message", ""), other.get("message", "")))
    return {**one, "message": " ".join(filter(None, said))}


def weighs(row: Row) -> bool:
    """Whether a finding is counted: it must be corrected, or is to be looked at."""
    return row["group"] in WEIGH


def is_error(row: Row) -> bool:
    """Whether a finding keeps a document from being made."""
    return str(row["severity"]) == comity.Severity.ERROR.value
