"""How far a section is, as a row of a task list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from comity.tasks.authoring.task_list import Standing
from comity.tasks.authoring.voice import Voice
from comity_web.judging.told_at import in_section, is_error, weighs
from comity_web.wording.catalogues import words as interface

__all__ = ["section_row"]

Table = dict[str, Any]


def section_row(
    one: Standing,
    voice: Voice,
    gaps: Sequence[Table],
    rows: Sequence[Table],
    expected: Sequence[Table],
    tag: str,
) -> Table:
    """How far a section is: the words of the interview, with what a task list needs beside.

    What is missing, what must be corrected and what is expected is counted as at the foot of the
    section and in the check, also where nobody has begun. What must be corrected is begun, unless
    it is that nothing stands there; so is an entry in which something is missing.

    Args:
        one: its standing.
        voice: how the core speaks to the reader.
        gaps: the rows of all gaps.
        rows: the rows of all findings.
        expected: the rows of all that is expected and still open.
        tag: the tag of the reader's language.

    Returns:
        A row of ``comity_web.judging.judged.Judged.sections``.
    """
    own = in_section(filter(weighs, rows), one.section.id)
    one = replace(one, missing=(), findings=len(own))
    here = [row for row in gaps if row["section"] == one.section.id]
    missing = [row["field"] for row in here if row["kind"] == "missing"]
    broken = len(here) - len(missing)
    errors = [row for row in own if is_error(row)]
    wrong, answered = broken + len(errors), broken or not all(row["empty"] for row in errors)
    awaited = sum(row["section"] == one.section.id for row in expected)
    counts = {"missing": len(missing), "wrong": wrong, "expected": awaited}
    if one.why and not (wrong or missing):
        state = "not-needed"
    elif not (one.begun or one.why or answered or any("[" in path for path in missing)):
        state = "not-started"  # nothing that stands there is wrong, and no entry is there
    else:
        state = "in-progress" if one.open or any(counts.values()) else "done"
    return {
        "id": one.section.id,
        "title": one.section.title,
        "state": state,
        "done": state in ("done", "not-needed"),
        "words": _words_of(one, state, counts, voice, tag),
        "why": one.why,
        "missing": len(missing),
        "missing_fields": missing,
        "expected": awaited,
        "open": len(one.open),
        "findings": len(own) + broken,
    }


def _words_of(one: Standing, state: str, counts: Mapping[str, int], voice: Voice, tag: str) -> str:
    """The words for it; what keeps the document from being made is never called done."""
    spoken = interface(tag)
    if state in ("done", "not-needed"):
        return one.say(voice)
    parts = [
        spoken.say(f"web.checking.count-{name}", count=count)
        for name, count in counts.items()
        if count
    ]
    if parts:
        counted = "counts" if state == "in-progress" else "counts-not-started"
        return spoken.say(f"web.checking.{counted}", counts=", ".join(parts))
    if state == "not-started":
        return one.say(voice)
    return spoken.say("web.checking.more-could-be", count=len(one.open))
