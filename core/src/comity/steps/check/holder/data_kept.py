"""How long the company keeps the data of each measure: computed from figures, quoted from words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.model.drafts.base import Length
from comity.model.drafts.notice_data import DataCategory, Retention
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding, Severity
from comity.steps.check.holder.company_names import find_company
from comity.steps.check.holder.days_moved import back, can_be_counted
from comity.steps.check.holder.notice_words import kinds_in
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

__all__ = ["check_kept", "preservations"]

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


def _sought(asked: Asked, held: Held) -> Iterator[Finding]:
    found = categories_for(asked, held)
    kind = asked.kinds.get(held.measure.kind)
    if not found and kind is not None and not kind.data and kind.emergency:
        return  # an emergency names its data in words
    if not found:
        yield from _unlisted(asked, held)
        return
    kept_already = [one for _, one in preservations(asked, held)]
    for entry, told in found:
        if kept_already:
            yield from _kept_late(asked, held, entry, told, kept_already)
        else:
            yield from _gone(asked, held, entry, told)


def _unlisted(asked: Asked, held: Held) -> Iterator[Finding]:
    """A kind of data that is not in the list of the notice; one without a list is silent."""
    told = said(asked, "data_categories", held)
    if not told.value:
        return
    yield finding(
        "notice.category-unlisted",
        f"{held.path}.kind",
        company=asked.notice.company.name,
        kind=held.measure.kind,
        categories=tuple(dict.fromkeys(one.category for one in told.value)),
        **source(asked, citation(asked.notice, "data held")),
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
    if retention.period is None or period is None or not can_be_counted(retention.period):
        return
    if _starts_elsewhere(retention):
        yield finding(
            "holder.kept-from",
            f"{held.path}.period",
            company=company,
            kind=kind,
            quantity=retention.period.quantity,
            unit=unit_of_time(retention.period.quantity, retention.period.unit),
            starts=retention.starts or "",
            **who,
        )
        return
    first = back(asked.draft.date, retention.period)
    if period.start < first:
        yield _older(asked, held, entry, told, retention.period, first)


def _starts_elsewhere(retention: Retention) -> bool:
    """Whether the time starts with something other than the making of the data.

    Then nobody can tell from the period of a measure what is gone.
    """
    return bool(retention.starts) and kinds_in("start", retention.starts or "") != {"record"}


def _kept_late(
    asked: Asked, held: Held, entry: DataCategory, told: Said, earlier: list[Earlier]
) -> Iterator[Finding]:
    """Data of which the company kept none any more when it was asked to preserve them.

    Where the draft tells what came of the preservation, its author knows better.
    """
    retention, told = _retention(asked, held, entry, told)
    kept, period = retention.period, held.measure.period
    days = [one.date for one in earlier if one.date is not None]
    if kept is None or period is None or any(one.result or not one.date for one in earlier):
        return  # a preservation without a day may have come in time
    if kept.bound == "at-least" or not can_be_counted(kept) or _starts_elsewhere(retention):
        return
    day = min(days)
    first = back(day, kept)
    if period.end < first:
        yield finding(
            "holder.kept-about/preserved-late",
            f"{held.path}.period",
            weight=Severity.WARNING,
            company=asked.notice.company.name,
            quantity=kept.quantity,
            unit=unit_of_time(kept.quantity, kept.unit),
            first=first,
            day=day,
            kind=entry.category,
            **source(asked, told.cite("retention")),
        )


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
        if kept is None or kept.bound == "at-least" or not can_be_counted(kept):
            continue
        if _starts_elsewhere(retention):
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
