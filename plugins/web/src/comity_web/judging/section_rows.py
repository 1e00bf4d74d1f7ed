"""How far a section is, as a row of a task list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from comity.tasks.authoring.task_list import Standing
from comity.tasks.authoring.voice import Voice
from comity_web.judging.told_at import in_section, is_error, weighs
from comity_web.wording.catalogues import words as interface

__all__ = ["section_row"]

Table = dict[str, Any]


def section_row(
    one: Standing, voice: Voice, gaps: Sequence[Table], rows: Sequence[Table], tag: str
) -> Table:
    """How far a section is: the words of the interview, with what a task list needs beside.

    Args:
        one: its standing.
        voice: how the core speaks to the reader.
        gaps: the rows of all gaps.
        rows: the rows of all findings.
        tag: the tag of the reader's language.

    Returns:
        A row of ``comity_web.judging.judged.Judged.sections``.
    """
    own = in_section(filter(weighs, rows), one.section.id)
    one = replace(one, findings=len(own))
    broken = [row for row in gaps if row["section"] == one.section.id and row["kind"] != "missing"]
    wrong = len(broken) + sum(map(is_error, own))
    if one.why and not wrong:
        state = "not-needed"
    elif not one.begun and not one.why:
        state = "not-started"
    else:
        state = "in-progress" if one.missing or one.open or wrong else "done"
    return {
        "id": one.section.id,
        "title": one.section.title,
        "state": state,
        "done": state in ("done", "not-needed"),
        "words": _words_of(one, wrong, voice, tag),
        "why": one.why,
        "missing": len(one.missing),
        "missing_fields": [ask.path for ask in one.missing],
        "open": len(one.open),
        "findings": len(own) + len(broken),
    }


def _words_of(one: Standing, wrong: int, voice: Voice, tag: str) -> str:
    """The words for it; what keeps the document from being made is never called done."""
    missing, spoken = len(one.missing), interface(tag)
    if not wrong and one.begun and one.open and not (missing or one.why):
        return spoken.say("web.checking.more-could-be", count=len(one.open))
    if not wrong or not (one.begun or one.why):
        return one.say(voice)
    if missing:
        return spoken.say("web.checking.missing-to-correct", count=wrong, missing=missing)
    return spoken.say("web.checking.to-correct", count=wrong)
