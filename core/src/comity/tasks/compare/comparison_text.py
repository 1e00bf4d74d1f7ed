"""A comparison for people, as a table side by side, and for programs."""

from __future__ import annotations

import textwrap
from typing import Any

from comity.model.citations import Read
from comity.steps.findings import citation_data
from comity.tasks.compare.comparison import ASPECTS, Comparison, Point, Side

__all__ = ["comparison_data", "comparison_text"]

WIDTH = 100
LEAD = 17  # the column of aspects
LEAST = 24  # a narrower column is not readable; more States go below
NOTHING = {
    "basis": "none known",
    "language": "not known",
    "authority": "not known",
    "channel": "not known",
    "form": "none",
    "process": "not known",
    "dual-criminality": "not known",
    "rules": "none",
    "assurances": "none required",
}
TITLES = {aspect: aspect.replace("-", " ") for aspect in ASPECTS} | {
    "basis": "legal basis",
    "process": "process there",
    "rules": "rules not met",
    "refusal": "refusal at risk",
}


def comparison_text(found: Comparison, width: int = WIDTH) -> str:
    """The table, the State that is asked now first; more columns than fit go in further tables."""
    now, *others = found.sides
    most = max(1, (width - LEAD) // LEAST - 1)
    head = f"{found.file}: the same facts in other States (law of {found.on}). No file is written."
    lines = _wrapped(head, width)
    for start in range(0, len(others), most):
        lines += ["", *_table([now, *others[start : start + most]], width)]
    for side in found.sides:
        if not side.national:
            lines += ["", f"No national rules of {side.name} ({side.state}) are installed."]
    marks = "* differs from the requested State; (2) known from a secondary source"
    lines += ["", *_wrapped(marks, width)]
    return "\n".join(lines) + "\n"


def comparison_data(found: Comparison) -> dict[str, Any]:
    """The comparison as JSON types."""
    return {
        "schema": 1,
        "file": found.file,
        "on": found.on.isoformat(),
        "states": [
            {
                "state": side.state,
                "name": side.name,
                "present": side.present,
                "national_rules": side.national,
                **{aspect: [_point(p) for p in side.points[aspect]] for aspect in ASPECTS},
            }
            for side in found.sides
        ],
        "changes": [
            {
                "state": change.state,
                "aspect": change.aspect,
                "comes": [_point(point) for point in change.comes],
                "goes": [_point(point) for point in change.goes],
            }
            for change in found.changes()
        ],
    }


def _point(point: Point) -> dict[str, Any]:
    return {"id": point.id, "says": point.says, "citation": citation_data(point.citation)}


def _table(sides: list[Side], whole: int) -> list[str]:
    width = (whole - LEAD) // len(sides) - 2
    heads = [f"{side.state}{' (now)' if side.present else ''}" for side in sides]
    lines = _row("", [[head] for head in heads], width)
    lines.append("-" * whole)
    for aspect in ASPECTS:
        lines += _row(TITLES[aspect], [_cell(side, sides[0], aspect) for side in sides], width)
        lines.append("")
    return lines[:-1]


def _cell(side: Side, now: Side, aspect: str) -> list[str]:
    """The points of a State under an aspect, those marked that the present State has not."""
    known = {(point.id, point.says) for point in now.points[aspect]}
    points = side.points[aspect]
    if not points:
        new = bool(known) and not side.present
        return [f"* {NOTHING[aspect]}" if new else NOTHING[aspect]]
    marks = ["" if (p.id, p.says) in known or side.present else "* " for p in points]
    return [f"{mark}{p.says}{_how(p)}" for mark, p in zip(marks, points, strict=True)]


def _how(point: Point) -> str:
    sources = point.citation.sources if point.citation is not None else ()
    secondary = any(one.read is not Read.OFFICIAL for one in sources)
    return " (2)" if secondary else ""


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent="  ", break_on_hyphens=False)


def _row(lead: str, cells: list[list[str]], width: int) -> list[str]:
    wrapped = [
        [line for text in cell for line in textwrap.wrap(text, width, subsequent_indent="  ")]
        for cell in cells
    ]
    height = max(map(len, wrapped))
    rows = []
    for number in range(height):
        columns = [cell[number] if number < len(cell) else "" for cell in wrapped]
        head = lead if number == 0 else ""
        row = f"{head:<{LEAD}}" + "  ".join(f"{column:<{width}}" for column in columns)
        rows.append(row.rstrip())
    return rows
