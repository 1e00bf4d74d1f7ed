"""A request against the notice of the company that holds what it seeks.

The company's own words are the source, so these findings cite the notice. They tell what it says
it holds, and what it will no longer hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from comity.law.conditions import DAYS
from comity.model.citations import Citation, Read
from comity.model.drafts.base import Draft, Period
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.text.messages import finding
from comity.text.written import unit_of_time

__all__ = ["check_against_notice"]


def check_against_notice(draft: Draft, notice: Notice) -> Iterator[Finding]:
    """The findings on the measures addressed to the company of a notice."""
    if not isinstance(draft, Request):
        return
    names = {notice.company.name, *(entity.name for entity in notice.company.entities)}
    held = [
        (index, measure)
        for index, measure in enumerate(draft.measures)
        if measure.holder and _known(measure.holder.name, names)
    ]
    if not held:
        yield finding(
            "notice.no-measure",
            "measures",
            citation=_citation(notice, "legal entities"),
            by=notice.company.name,
            company=notice.company.name,
            names=tuple(sorted(names)),
        )
    for index, measure in held:
        yield from _measure(draft, notice, measure, f"measures[{index}]")


def _known(holder: str, names: set[str]) -> bool:
    return any(name.casefold() in holder.casefold() for name in names)


def _measure(draft: Request, notice: Notice, measure: Measure, path: str) -> Iterator[Finding]:
    category = next((c for c in notice.data_categories if c.category == measure.kind), None)
    if category is None:
        categories = tuple(c.category for c in notice.data_categories)
        listed: dict[str, Any] = {"categories": categories} if categories else {}
        yield finding(
            "notice.category-unlisted" if categories else "notice.category-unlisted/none",
            f"{path}.kind",
            citation=_citation(notice, "data held"),
            by=notice.company.name,
            company=notice.company.name,
            kind=measure.kind,
            **listed,
        )
        return
    kept = category.retention.period if category.retention else None
    preserved = any(entry.kind == "preservation" for entry in draft.earlier)
    if kept is None or measure.period is None or preserved:
        return
    gone = draft.date - dt.timedelta(days=_days(kept))
    if measure.period.start < gone:
        whole = measure.period.end < gone
        left: dict[str, Any] = {} if whole else {"first": gone}
        yield finding(
            "notice.no-longer-kept/whole" if whole else "notice.no-longer-kept/part",
            f"{path}.period",
            citation=_citation(notice, "retention"),
            by=notice.company.name,
            company=notice.company.name,
            quantity=kept.quantity,
            unit=unit_of_time(kept.quantity, kept.unit),
            **left,
        )


def _days(period: Period) -> float:
    return float(period.quantity * DAYS[period.unit])


def _citation(notice: Notice, section: str) -> Citation:
    version = f", version {notice.version}" if notice.version else ""
    start = notice.effective or notice.date
    return Citation(
        f"Notice of {notice.company.name}{version}", section, Read.OFFICIAL, start=start
    )
