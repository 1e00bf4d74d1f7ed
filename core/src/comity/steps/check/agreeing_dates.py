"""Checks of dates that must follow each other across the parts of a request.

What two dates of one table, or a date and that of the request, must be to each other is a row of
``values/date_rows.py``; here are those that depend on more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.law.particular_forms import as_day
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_conditions import Urgency
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.late_answer import answer_promised
from comity.steps.check.said_in_text import says
from comity.steps.check.words_beside import words_in
from comity.text.messages import finding

__all__ = ["check_dates"]

Kinds = Mapping[str, AssistanceKind]
QUICK_ROADS = ("provider", "home-order", "contact-point", "police", "financial-intelligence")
SOON = 10  # days between request and answer in which no ordinary request is carried out


def check_dates(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on dates that cannot all be right, and on urgency without its date."""
    yield from _signed(draft)
    for index, measure in enumerate(draft.measures):
        yield from _service(draft, measure, f"measures[{index}]")
        yield from _sitting(draft, measure, f"measures[{index}]", kind_of(kinds, measure.kind))
    urgency = draft.urgency
    if urgency is None:
        return
    if urgency.deadline:
        yield from _deadline(draft, urgency, urgency.deadline, kinds)
    if urgency.level == "urgent" and urgency.reason:
        yield from _grounds(draft, urgency, kinds)


def _signed(draft: Request) -> Iterator[Finding]:
    """A signature that is older than an order or a fact of the request."""
    signed = draft.requesting.issued_by.date
    if signed is None:
        return
    days = [measure.order.date for measure in draft.measures if measure.order]
    days += [decision.date for decision in draft.proceedings.decisions]
    days += [fact.date for fact in draft.facts] + [annex.date for annex in draft.annexes]
    later = [day for day in days if day and signed < day <= draft.date]
    if later:
        at = "requesting.issued_by.date"
        yield finding("timing.signed-before", at, signed=signed, later=max(later))


def _service(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    """Service of papers: before the hearing that they are about, which is still to come."""
    own = measure.particulars or {}
    hearing, serve_by = as_day(own.get("hearing_date")), as_day(own.get("serve_by"))
    if hearing and serve_by and serve_by > hearing:
        at = f"{path}.particulars.serve_by"
        yield finding("timing.served-late", at, hearing=hearing)
    if hearing and hearing <= draft.date:
        yield finding("timing.over", f"{path}.particulars.hearing_date", measure=measure.id)
    elif serve_by and serve_by <= draft.date:
        yield finding("timing.over", f"{path}.particulars.serve_by", measure=measure.id)


def _sitting(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """A result that is needed only after the one hearing for which it is needed.

    ``hearings`` gives the first day of a trial. What takes place in the hearing itself, over a
    link or by bringing somebody there, and what its reason ties to a sitting has its own day.
    """
    known = set(kind.particulars)
    moved = "safe_conduct" in known or {"consent", "return", "custody"} <= known
    if moved or kind.worded_by == "hearing" or says("sitting", measure.deadline_reason):
        return
    coming = [one.date for one in draft.hearings if one.date > draft.date]
    if measure.deadline and len(coming) == 1 and measure.deadline > coming[0]:
        at = f"{path}.deadline"
        yield finding("timing.after-hearing", at, measure=measure.id, hearing=coming[0])


def _deadline(
    draft: Request, urgency: Urgency, deadline: dt.date, kinds: Kinds
) -> Iterator[Finding]:
    at = "urgency.deadline"
    consent = _consent_is_due(draft, urgency)
    consent = consent or any(one.deadline == deadline for one in draft.measures)  # by then: this
    for measure in draft.measures:
        live, start = kind_of(kinds, measure.kind).live, measure.not_before
        if start and deadline < start and not (live or measure.deadline or consent):
            yield finding("timing.before-measure", at, measure=measure.id, start=start)
        period = None if measure.deadline else measure.period
        if live and period and draft.date <= deadline and period.start < deadline < period.end:
            yield finding("timing.before-end", at, measure=measure.id, end=period.end)
    yield from _lapses(draft, deadline, at)
    follows = draft.requesting.validation_follows
    if follows and follows > deadline:
        yield finding("timing.validated-late", "requesting.validation_follows", deadline=deadline)
    days = (deadline - draft.date).days
    road = draft.transmission.road if draft.transmission else None
    slow = urgency.level != "emergency" and road not in QUICK_ROADS
    if slow and 0 <= days < SOON and not (_quick(draft, kinds) or _spoken(draft)):
        yield finding("timing.soon", at, days=days)


def _consent_is_due(draft: Request, urgency: Urgency) -> bool:
    """Whether the answer that is due is a consent, which comes before what is consented to."""
    texts = [urgency.reason or "", urgency.help or ""]
    for one in draft.measures:
        texts += [one.title or "", one.purpose, one.result or "", *one.items]
    return any(words_in("open_words", "consent_asked", text) for text in texts)


def _quick(draft: Request, kinds: Kinds) -> bool:
    """Whether all that is asked is to have data kept, or to avert a danger."""
    asked = [kind_of(kinds, measure.kind) for measure in draft.measures]
    return all(kind.preserving or kind.emergency for kind in asked)


def _spoken(draft: Request) -> bool:
    """Whether the other side was spoken with beforehand, so that it knows of the date."""
    told = [f"{one.channel}. {one.result or ''}" for one in draft.channels if one.tried]
    told += [f"{one.subject or ''}. {one.result or ''}" for one in draft.earlier]
    return answer_promised(draft) or any(says("talked", text) for text in told)


def _lapses(draft: Request, deadline: dt.date, at: str) -> Iterator[Finding]:
    """Whether the reply is due only when what it is to prevent has happened."""
    limits = [one.limitation.date for one in draft.offences if one.limitation]
    ends = [day for day in limits if day]
    if ends and deadline > min(ends):
        yield finding("timing.after-limitation", at, end=min(ends))
    for index, earlier in enumerate(draft.earlier):
        kept = earlier.kind == "preservation" and not earlier.extended
        used = not earlier.id or any(earlier.id in m.earlier for m in draft.measures)
        if kept and used and earlier.expires and draft.date <= earlier.expires < deadline:
            at = f"earlier[{index}].expires"
            yield finding("timing.after-preservation", at, end=earlier.expires, deadline=deadline)


def _grounds(draft: Request, urgency: Urgency, kinds: Kinds) -> Iterator[Finding]:
    """A ground of urgency that has a date of its own, and none is given anywhere."""
    told = " ".join(filter(None, (urgency.reason, urgency.danger)))
    dated = bool(urgency.deadline) or any(sign.isdigit() for sign in told)
    dated = dated or any(measure.deadline for measure in draft.measures)
    held = [person.custody for person in draft.persons if person.custody]
    if "custody" in urgency.grounds and held and not any(one.held for one in held):
        yield finding("timing.nobody-held", "urgency.grounds")
    if dated:
        return
    own = [(m.particulars or {}) for m in draft.measures]
    dates = {
        "hearing": bool(draft.hearings) or any(one.get("hearing_date") for one in own),
        "custody": any(one.until for one in held) or says("at_intervals", _around(draft, told)),
        "limitation": any(o.limitation and o.limitation.date for o in draft.offences),
    }
    lacking = [name for name, there in dates.items() if name in urgency.grounds and not there]
    if lacking:
        yield finding(f"timing.undated/{lacking[0]}", "urgency.deadline")
    elif not urgency.grounds and not any(dates.values()) and not _near(draft, told, kinds):
        yield finding("timing.undated/any", "urgency.deadline")


def _around(draft: Request, told: str) -> str:
    """What a request tells of time beside its dates: the reason, the stage, the remarks."""
    texts = [told, draft.proceedings.stage or "", *(one.text for one in draft.remarks)]
    return " ".join([*texts, *(measure.deadline_reason or "" for measure in draft.measures)])


def _near(draft: Request, told: str, kinds: Kinds) -> bool:
    """Whether the urgency needs no date of its own: property may go any day, data lapse anyway."""
    asked = [kind_of(kinds, measure.kind) for measure in draft.measures]
    if says("imminent", told) or any(kind.of_property or kind.preserving for kind in asked):
        return True
    return any(one.expires for one in draft.earlier)
