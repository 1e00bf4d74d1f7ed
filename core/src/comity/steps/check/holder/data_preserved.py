"""Preservation by the company: whether, how long, how often again, and whether that is enough."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.model.drafts.base import Period
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.notice_data import Preservation as Rules
from comity.model.drafts.notice_practice import NOT_SURE
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding
from comity.steps.check.holder.data_kept import preservations
from comity.steps.check.holder.days_moved import can_be_counted, onward
from comity.steps.check.holder.paper_asked import Asked
from comity.steps.check.holder.terms_held import Said, said, source
from comity.text.messages import finding
from comity.text.written import unit_of_time

__all__ = ["check_holding"]

SECTION = "preservation"
GRACE = dt.timedelta(days=1)  # whether the first day counts is told differently


def check_holding(asked: Asked) -> Iterator[Finding]:
    """The findings on a preservation that is asked for, and on those that were."""
    told = said(asked, "preservation")
    rules = told.value
    if not asked.held:
        return
    if asked.preserving and rules is not None:
        yield from _asked_for(asked, told, rules)
    yield from _earlier(asked, told, rules)


def _asked_for(asked: Asked, told: Said, rules: Rules) -> Iterator[Finding]:
    company, draft = asked.notice.company.name, asked.draft
    if rules.practice == "no":
        who = source(asked, told.cite(SECTION, "practice"))
        yield finding("holder.preservation-refused", "measures", company=company, **who)
        return
    if rules.practice in NOT_SURE:
        who = source(asked, told.cite(SECTION, "practice"))
        yield finding(
            f"holder.preservation-not-sure/{rules.practice}", "measures", company=company, **who
        )
    if rules.foreign and asked.from_where == "foreign" and asked.direct:
        who = source(asked, told.cite(SECTION, "foreign"))
        yield finding("holder.preservation-foreign", "", words=rules.foreign, **who)
    for held in asked.held if rules.snapshot else ():
        period = held.measure.period
        if period is not None and period.end > draft.date:
            yield finding(
                "holder.preservation-future",
                f"{held.path}.period.to",
                company=company,
                last=period.end,
                **source(asked, told.cite(SECTION, "snapshot")),
            )
    at, needed = _needed(asked)
    if needed is None:
        return
    running = _running(asked, rules)
    if running is None:
        yield from _lasts(asked, told, at, draft.date, needed)
    else:
        index, start = running
        yield from _lasts(asked, told, f"earlier[{index}]", start, needed, needed)


def _running(asked: Asked, rules: Rules) -> tuple[int, dt.date] | None:
    """The first preservation of these data that this paper extends, and its day."""
    period, _ = _periods(asked, rules)
    found = []
    for held in asked.held:
        for index, one in preservations(asked, held):
            end = one.expires or (onward(one.date, period) if one.date and period else None)
            if one.date is not None and end is not None and end >= asked.draft.date:
                found.append((one.date, index))
    if not found:
        return None
    day, index = min(found)
    return index, day


def _earlier(asked: Asked, told: Said, rules: Rules | None) -> Iterator[Finding]:
    """The earlier preservations of the data that are now asked for."""
    if isinstance(asked.draft, Preservation):
        return
    seen: set[int] = set()
    for held in asked.held:
        for index, one in preservations(asked, held):
            at, company = f"earlier[{index}]", asked.notice.company.name
            if index in seen:
                continue
            seen.add(index)
            if one.expires is not None and one.expires < asked.draft.date:
                yield finding(
                    "holder.preservation-lapsed",
                    f"{at}.expires",
                    end=one.expires,
                    company=company,
                    **source(asked, told.cite(SECTION)),
                )
            elif one.date is not None and rules is not None:
                yield from _lasts(asked, told, at, one.date, _until(asked, one), one.expires)


def _until(asked: Asked, earlier: Earlier) -> dt.date:
    """Until when earlier preserved data are needed: the reply, or the end that the draft names."""
    deadline = asked.draft.urgency.deadline if asked.draft.urgency else None
    return max(day for day in (deadline, earlier.expires, asked.draft.date) if day is not None)


def _lasts(
    asked: Asked, told: Said, at: str, start: dt.date, needed: dt.date, named: dt.date | None = None
) -> Iterator[Finding]:
    """Whether a preservation lasts until the data are needed, once and with every extension.

    ``named`` is the end that the draft itself names, as one that was already extended.
    """
    period, extension = _periods(asked, told.value)
    if period is None or period.bound == "at-least" or not _counted(period, extension):
        return
    end = onward(start, period)
    refused = told.value.extensions == "no" or (extension is not None and extension.times == 0)
    times = 0 if refused else extension.times if extension is not None else None
    last = end if not times or extension is None else onward(end, extension, times)
    who = source(asked, told.cite(SECTION, _field(asked, told.value)))
    who |= {"company": asked.notice.company.name, "quantity": period.quantity}
    who |= {"unit": unit_of_time(period.quantity, period.unit), "needed": needed}
    needed -= GRACE
    if refused and end < needed:
        yield finding("holder.preservation-ends/no-extension", at, end=end, **who)
    elif times and last < needed:
        yield finding("holder.preservation-ends/few-extensions", at, end=last, **who)
    elif (named or end) < needed:
        yield finding("holder.preservation-ends/before-answer", at, end=named or end, **who)


def _needed(asked: Asked) -> tuple[str, dt.date | None]:
    """Until when the data are to be preserved, and the field that says so."""
    draft = asked.draft
    if not isinstance(draft, Preservation):
        return "", None
    days = [("hold_until", draft.hold_until), ("request_by", draft.request_by)]
    if draft.hold_for is not None and can_be_counted(draft.hold_for):
        days.append(("hold_for", onward(draft.date, draft.hold_for)))
    known = [(field, day) for field, day in days if day is not None]
    return max(known, key=lambda pair: pair[1]) if known else ("", None)


def _periods(asked: Asked, rules: Rules) -> tuple[Period | None, Period | None]:
    """The period and the extension that hold for this authority."""
    foreign = asked.from_where == "foreign"
    period = (rules.foreign_period if foreign else None) or rules.period
    return period, (rules.foreign_extension if foreign else None) or rules.extension


def _counted(*periods: Period | None) -> bool:
    return all(can_be_counted(one) for one in periods if one is not None)


def _field(asked: Asked, rules: Rules) -> str:
    foreign = asked.from_where == "foreign" and rules.foreign_period is not None
    return "foreign_period" if foreign else "period"
