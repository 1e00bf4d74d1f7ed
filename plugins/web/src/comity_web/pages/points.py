"""Which points a section still has, for its foot: each field by its name, with the way to it."""

from __future__ import annotations

from typing import Any

from comity_web.cases.models import CaseFile
from comity_web.judging.judged import Judged
from comity_web.pages.outline import Outline
from comity_web.pages.places import field_href

__all__ = ["left_behind", "points_of"]

ONLY_EMPTY = ("missing", "expected")
MOST_POINTS = 8
"""Points that the foot of a section names; the page of findings has them all."""


def left_behind(
    file: CaseFile, pages: Outline, judged: Judged | None, id: str
) -> dict[str, Any] | None:
    """What must be corrected in the section from which one comes, with the way to it."""
    section = pages.section(id) if id else None
    stops = judged.stops(id) if judged is not None and section is not None else []
    if section is None or not stops:
        return None
    href = field_href(file, pages, stops[0]["path"])
    return {"title": section.title, "count": len(stops), "href": href}


def points_of(
    file: CaseFile, pages: Outline, judged: Judged | None, section: str
) -> dict[str, Any]:
    """What the foot of a section says.

    Args:
        file: the file.
        pages: the pages of its kind.
        judged: what is known of the file, if anything is.
        section: the id of the section.

    Returns:
        ``line``, which counts; ``points``, each with the ``title`` of its field, its ``href`` and
        the ``text`` of what was found, which a field that is only missing or expected has not;
        and ``points_more``, how many more there are.
    """
    if judged is None:
        return {"line": "", "points": [], "points_more": 0}
    said = judged.for_section(section)
    return {
        "line": said.line,
        "points": [
            {
                "title": row["title"],
                "href": field_href(file, pages, row["path"]),
                "text": row["message"] if row.get("kind") not in ONLY_EMPTY else "",
            }
            for row in said.rows[:MOST_POINTS]
        ],
        "points_more": max(0, len(said.rows) - MOST_POINTS),
    }
