"""How long the company keeps the data of each measure: computed from figures, quoted from words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.law.conditions import DAYS
from comity.model.drafts.base import Length
from comity.model.drafts.notice_data import DataCategory, Retention
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding, Severity
from comity.steps.check.holder.company_names import find_company
from comity.steps.check.holder.paper_asked import Asked, Held
from comity.steps.check.holder.terms_held import (
    Said,
    all_categories,
    categories_for,
    citation,
    said,
    source,
)
from comity.text.messages import finding
from comity.text.written import unit_of_time

__all__ = ["back", "check_kept", "onward", "preservations"]

PAPER = "preservation"


def check_kept(asked: Asked) -> Iterator[Finding]:
    """The findings on data that the notice does not list, or that may be gone."""
    for held in asked.held:
        if asked.keeps(held.measure):
            yield from _to_be_kept(asked, held)
        else:
            yield from _sought(asked, held)


def preservations(asked: Asked, held: Held) -> list[tuple[int, Earlier]]:
    """The earlier preservations that are of the data of a measure, as far as the draft tells."""
    found = [
        (index, one)
        for index, one in enumerate(asked.draft.earlier)
        if one.kind == PAPER
        and (not one.holder or find_company(one.holder, asked.notice) is not None)
    ]
    linked = [(index, one) for index, one in found if one.id and one.id in held.measure.earlier]
    return linked or found


def back(day: dt.date, period: Length) -> dt.date:
    """The day a period before another."""
    return day - dt.timedelta(days=_days(period))


def onward(day: dt.date, period: Length, times: int = 1) -> dt.date:
    """The last day of a period that starts on a day, or of so many in a row."""
    return day + dt.timedelta(days=_days(period) * times)


def _days(period: Length) -> float:
    return float(period.quantity * DAYS[period.unit])


def _sought(asked: Asked, held: Held) -> Iterator[Finding]:
    found = categories_for(asked, held)
    kind = asked.kinds.get(held.measure.kind)
    if not found and kind is not None and not kind.data and kind.emergency:
        return  # an emergency names its data in words
    if not found:
        yield _unlisted(asked, held)
        return
    if preservations(asked, held):
        return
    for entry, told in found:
        yield from _gone(asked, held, entry, told)


def _unlisted(asked: Asked, held: Held) -> Finding:
    told = said(asked, "data_categories", held)
    listed = tuple(one.category for one in told.value or ())
    at, kind, company = f"{held.path}.kind", held.measure.kind, asked.notice.company.name
    who = source(asked, citation(asked.notice, "data held"))
    if not listed:
        return finding("notice.category-unlisted/none", at, company=company, kind=kind, **who)
    return finding(
        "notice.category-unlisted", at, company=company, kind=kind, categories=listed, **who
    )


def _retention(asked: Asked, held: Held, entry: DataCategory, told: Said) -> tuple[Retention, Said]:
    """The retention of a kind of data; where the notice has none, the general one."""
    if entry.retention is not None:
        return entry.retention, told
    general = said(asked, "retention", held)
    return general.value or Retention(), general


def _gone(asked: Asked, held: Held, entry: DataCategory, told: Said) -> Iterator[Finding]:
    retention, told = _retention(asked, held, entry, told)
    who = source(asked, told.cite("retention"))
    company, period, kind = asked.notice.company.name, held.measure.period, entry.category
    if retention.period is None and retention.text and period is not None:
        at = f"{held.path}.period"
        yield finding(
            "holder.kept-in-words", at, company=company, kind=kind, words=retention.text, **who
        )
    if retention.after_deletion is not None:
        after = retention.after_deletion
        yield finding(
            "holder.kept-after-deletion",
            f"{held.path}.period",
            company=company,
            kind=kind,
            quantity=after.quantity,
            unit=unit_of_time(after.quantity, after.unit),
            **who,
        )
    if retention.period is None or period is None:
        return
    first = back(asked.draft.date, retention.period)
    if period.start < first:
        yield _older(asked, held, entry, told, retention.period, first)


def _older(
    asked: Asked, held: Held, entry: DataCategory, told: Said, kept: Length, first: dt.date
) -> Finding:
    """What is older than the company keeps it: as sure as the notice's own figure."""
    at, company = f"{held.path}.period", asked.notice.company.name
    unit = unit_of_time(kept.quantity, kept.unit)
    who = source(asked, told.cite("retention"))
    assert held.measure.period is not None
    if kept.bound is not None:
        return finding(
            f"holder.kept-about/{kept.bound}",
            at,
            weight=Severity.ADVICE if kept.bound == "at-least" else Severity.WARNING,
            company=company,
            quantity=kept.quantity,
            unit=unit,
            first=first,
            kind=entry.category,
            **who,
        )
    if held.measure.period.end < first:
        return finding(
            "notice.no-longer-kept/whole",
            at,
            company=company,
            quantity=kept.quantity,
            unit=unit,
            **who,
        )
    return finding(
        "notice.no-longer-kept/part",
        at,
        company=company,
        quantity=kept.quantity,
        unit=unit,
        first=first,
        **who,
    )


def _to_be_kept(asked: Asked, held: Held) -> Iterator[Finding]:
    """Of data to be preserved: those kinds of the notice that are older than it keeps them."""
    period = held.measure.period
    if period is None or preservations(asked, held):
        return
    for entry, told in all_categories(asked, held):
        retention, source_of = _retention(asked, held, entry, told)
        kept = retention.period
        if kept is None or kept.bound == "at-least":
            continue
        first = back(asked.draft.date, kept)
        if period.start < first:
            yield finding(
                "holder.kept-about/preservation",
                f"{held.path}.period",
                weight=Severity.WARNING if period.end < first else Severity.ADVICE,
                company=asked.notice.company.name,
                quantity=kept.quantity,
                unit=unit_of_time(kept.quantity, kept.unit),
                first=first,
                kind=entry.category,
                **source(asked, source_of.cite("retention")),
            )
