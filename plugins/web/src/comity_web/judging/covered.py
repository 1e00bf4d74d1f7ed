"""How far a notice says what is asked of it, for the panel that stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import comity
from comity.law.said_points import Said
from comity.model.drafts.notice import Notice
from comity.model.said_text import Said as Text
from comity.steps.check.coverage_text import point_data, section_line, total_line
from comity.steps.check.notice_coverage import Covered, advice_on, standing_coverage
from comity.steps.findings import citation_data, findings_data
from comity.text.finding_lines import cited_as_read
from comity.text.messages import Catalogue

__all__ = ["covered_in"]

Table = dict[str, Any]
PARTS = ("law", "model")


def covered_in(
    examined: comity.Examined,
    place_of: Callable[[str], Mapping[str, str]],
    titles: Mapping[str, str],
    words: Catalogue,
) -> Table:
    """What a notice says of all that is asked of it, also one with gaps.

    Args:
        examined: what was found of a draft.
        place_of: the ``section``, the ``path`` and the ``title`` of a field.
        titles: of the sections, by their ids.
        words: the catalogue of the reader.

    Returns:
        ``parts``, each with its ``id`` (law, model), its ``line`` of counts and ``sections`` with
        the line of each; ``points``, each with its ``part``, ``standing``, ``why`` (for-some,
        own-words: why it is said in part), ``on_purpose``, ``reason``, ``says``, ``cure`` (how to
        say it), ``number`` and ``heading`` (the section of the model), ``citation``, ``url``,
        ``section``, ``path`` and ``title``; ``untold``, how many commitments of the model a gap
        keeps from being told; ``law_untold``, whether a gap can decide what law asks. Empty for
        what is no notice, or for one of which nothing can be told.
    """
    cases = [examined.checked] if examined.checked is not None else [*examined.worlds]
    worlds = [one.resolved for one in cases]
    if not worlds or not all(isinstance(one.draft, Notice) for one in worlds):
        return {}
    told = standing_coverage(worlds)
    asked = {
        name: [one for one in told.covered if (one.duty is not None) is (name == "law")]
        for name in PARTS
    }
    points = [
        {"part": name, **_row(one, words), **place_of(one.point.field.partition("[")[0])}
        for name, found in asked.items()
        for one in found
    ]
    return {
        "parts": [
            {
                "id": name,
                "line": total_line(found, words),
                "sections": _lines(found, points, name, titles, words),
            }
            for name, found in asked.items()
            if found
        ],
        "points": points,
        "untold": told.untold,
        "law_untold": told.law_untold,
    }


def _row(one: Covered, words: Catalogue) -> Table:
    told = point_data(one, words)
    cited = one.duty.cited() if one.duty is not None else None
    source = citation_data(cited)
    unsaid = [] if one.said is Said.SAID or one.on_purpose else [advice_on(one)]
    return {
        **{name: told[name] for name in ("id", "standing", "why", "on_purpose", "reason", "says")},
        "cure": "".join(row["cure_for_page"] for row in findings_data(unsaid, words)),
        "number": one.number,
        "heading": told["section"],
        "citation": cited_as_read(cited, words) if cited is not None else "",
        "url": source["url"] if source is not None else "",
    }


def _lines(
    found: Iterable[Covered],
    points: Iterable[Table],
    part: str,
    titles: Mapping[str, str],
    words: Catalogue,
) -> dict[str, str]:
    """The counts of each section of the form, in the words of the command."""
    sections = {one["id"]: one["section"] for one in points if one["part"] == part}
    by_section: dict[str, list[Covered]] = {}
    for one in found:
        by_section.setdefault(sections[one.point.id], []).append(one)
    return {
        id: section_line(Text(titles[id], words.language, {}), group, words)
        for id, group in by_section.items()
        if id in titles
    }
