"""Time limits for programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from comity.law.working_days import calendar_of
from comity.model.deadlines import Deadline
from comity.model.messages import Message
from comity.steps.findings import citation_data, findings_data
from comity.tasks.deadlines.collect import CaseDeadlines
from comity.tasks.deadlines.given_files import LeftOut
from comity.text.messages import ENGLISH, Catalogue, worded

__all__ = ["deadline_data", "deadlines_data"]


def deadlines_data(
    cases: Sequence[CaseDeadlines],
    today: dt.date,
    catalogue: Catalogue = ENGLISH,
    left_out: Sequence[LeftOut] = (),
) -> dict[str, Any]:
    """All cases as JSON types; texts are in the language, ``said`` is the same in ids.

    ``left_out`` are the files that could not be used.
    """
    codes = dict.fromkeys(code for case in cases for code in case.states)
    return {
        "schema": 1,
        "on": today.isoformat(),
        "cases": [
            {
                "file": case.file,
                "reference": case.reference,
                "deadlines": [deadline_data(one, today, catalogue) for one in case.found],
                "lacks": findings_data(case.lacks, catalogue),
            }
            for case in cases
        ],
        "left_out": [
            {"file": one.file, "faults": [asdict(fault) for fault in one.faults]}
            for one in left_out
        ],
        "calendars": [_calendar(code) for code in codes],
    }


def deadline_data(one: Deadline, today: dt.date, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """One time limit as JSON types; ``days`` are those until its end, below zero once past."""
    return {
        "id": one.id,
        "title": _said(one.title, catalogue),
        "standing": one.standing,
        "weight": one.weight,
        "who": _said(one.who, catalogue),
        "role": one.role,
        "event": one.event,
        "starts": one.starts.isoformat() if one.starts else None,
        "due": one.due.isoformat() if one.due else None,
        "moment": one.moment.isoformat() if one.moment else None,
        "zone": one.zone,
        "days": (one.due - today).days if one.due else None,
        "says": _said(one.says, catalogue),
        "counted": [_said(step, catalogue) for step in one.counted],
        "lapses": _said(one.lapses, catalogue),
        "act": _said(one.act, catalogue),
        "citation": citation_data(one.citation),
        "reads": list(one.reads),
    }


def _said(text: Message | None, catalogue: Catalogue) -> dict[str, Any] | None:
    return {"text": worded(text, catalogue)[0], "said": text.data()} if text else None


def _calendar(code: str) -> dict[str, Any]:
    """The calendar of a State: the years that it knows, and whether parts have holidays too."""
    known = calendar_of(code)
    none = known.last < known.first
    return {
        "state": code,
        "part": known.part,
        "parts_not_counted": known.parts,
        "first": None if none else known.first,
        "last": None if none else known.last,
    }
