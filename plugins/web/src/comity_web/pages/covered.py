"""The panel beside a notice: how far it says what is asked of it, and the way to its public page.

It tells what was found when the notice was checked, and reckons nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from comity_web.cases.models import CaseFile
from comity_web.judging.judged import Judged
from comity_web.pages.outline import Outline
from comity_web.pages.page_tags import day
from comity_web.pages.places import field_href
from comity_web.wording.catalogues import Words

__all__ = ["covered_beside"]

KIND = "notice"
Row = Mapping[str, Any]


def covered_beside(
    file: CaseFile, pages: Outline, judged: Judged | None, words: Words, section: str = ""
) -> dict[str, Any] | None:
    """What the panel shows; None beside another file, or a notice that came in.

    Args:
        file: the file.
        pages: the pages of its kind.
        judged: what is known of the file, if anything is; it may be of an earlier version.
        words: the language of the reader.
        section: the id of the section beside which it stands; empty beside the list of sections.

    Returns:
        ``known`` (whether anything is), ``current``, ``number`` and ``day`` of what was checked,
        ``parts`` (law, model) with their ``line`` of counts, ``untold`` and ``law_untold`` (what a
        gap keeps from being told); beside a section ``here``, for each part its ``line``, its
        ``open`` points and those that are ``settled``; else ``sections`` that leave something
        open, each with ``title``, ``href`` and ``count``.
    """
    if file.kind != KIND or file.incoming:
        return None
    told = judged.coverage if judged is not None else {}
    made: dict[str, Any] = {"known": bool(told), "current": judged is not None and judged.current}
    if judged is None or not told:
        return made
    made |= {
        "number": judged.revision,
        "day": day(dt.date.fromisoformat(judged.day), words),
        "parts": told["parts"],
        "untold": told["untold"],
        "law_untold": told["law_untold"],
    }
    if section:
        return {**made, "here": _here(file, pages, told, section)}
    return {**made, "sections": _left_open(file, pages, told["points"])}


def _here(file: CaseFile, pages: Outline, told: Row, section: str) -> list[dict[str, Any]]:
    """What a section says and leaves open, of each part that asks something of it."""
    parts = []
    for part in (one for one in told["parts"] if section in one["sections"]):
        points = [
            {**one, "href": field_href(file, pages, one["path"])}
            for one in told["points"]
            if (one["part"], one["section"]) == (part["id"], section)
        ]
        parts.append(
            {
                "id": part["id"],
                "line": part["sections"][section],
                "open": [one for one in points if not _is_settled(one)],
                "settled": [one for one in points if _is_settled(one)],
            }
        )
    return parts


def _left_open(file: CaseFile, pages: Outline, points: Iterable[Row]) -> list[dict[str, Any]]:
    """The sections that leave something open, in their order."""
    still = [one["section"] for one in points if not _is_settled(one)]
    return [
        {
            "title": one.title,
            "href": reverse("section", args=[file.key, one.id]),
            "count": still.count(one.id),
        }
        for one in pages.sections
        if one.id in still
    ]


def _is_settled(point: Row) -> bool:
    """Whether the notice says a thing, or leaves it out and its author has said why."""
    return point["standing"] == "said" or bool(point["on_purpose"])
