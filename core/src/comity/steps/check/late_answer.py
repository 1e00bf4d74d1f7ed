"""A day by which an answer is asked for, and the time that such answers were measured to take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.law_networks import UsualTime
from comity.model.records import AssistanceKind
from comity.steps.check.words_beside import words_in
from comity.steps.ladder import Ladder
from comity.text.messages import finding

__all__ = ["answer_promised", "check_late_answer"]

ASKING = ("new", "supplement", "replacement")
GENERATION = 20  # years
STRAIGHT = ("provider", "home-order", "contact-point", "police", "financial-intelligence")
"""Roads on which no authority of the other State answers a formal request."""


def answer_promised(draft: Request) -> bool:
    """Whether the other side said in a contact by when it can do what is asked."""
    told = [one.result for one in draft.earlier if one.kind == "contact"]
    return any(words_in("open_words", "within_days", one) for one in told if one)


def check_late_answer(
    draft: Request, ladder: Ladder, kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    """The finding that an answer is asked for sooner than any was measured to come.

    One piece of advice. What was measured of one State goes before what was measured of many, and
    the shortest of these counts: an average of 270 days says little of a request for 300.

    Args:
        draft: the request.
        ladder: its channels, with the times that answers took.
        kinds: the kinds of assistance.
    """
    road = draft.transmission.road if draft.transmission else None
    pressing = draft.urgency is not None and draft.urgency.level == "emergency"
    if draft.status not in ASKING or road in STRAIGHT or pressing or answer_promised(draft):
        return
    wanted = _first_day(draft, kinds)
    time = _measured(ladder, draft.date)
    if wanted is None or time is None:
        return
    field, day = wanted
    left = (day - draft.date).days
    if time.from_days is not None and 0 <= left < time.from_days:
        yield finding(
            "channel.late/action" if day in _days_of_action(draft, kinds) else "channel.late",
            field,
            citation=time.cited(),
            by="core",
            day=day,
            says=time.says,
        )


def _first_day(draft: Request, kinds: Mapping[str, AssistanceKind]) -> tuple[str, dt.date] | None:
    """The first day by which something is asked for that is more than to keep data."""
    asked = [kind_of(kinds, measure.kind) for measure in draft.measures]
    if all(kind.preserving for kind in asked):
        return None
    days = [
        (day, f"measures[{index}].deadline")
        for index, (measure, kind) in enumerate(zip(draft.measures, asked, strict=True))
        if not kind.preserving and (day := measure.deadline)
    ]
    if draft.urgency is not None and draft.urgency.deadline is not None:
        days.append((draft.urgency.deadline, "urgency.deadline"))
    day, field = min(days, default=(None, ""))
    return None if day is None else (field, day)


def _days_of_action(draft: Request, kinds: Mapping[str, AssistanceKind]) -> set[dt.date]:
    """The days before which a measure may not begin and by which it must: no answer is due then."""
    return {
        measure.deadline
        for measure in draft.measures
        if measure.deadline
        and measure.deadline == measure.not_before
        and not kind_of(kinds, measure.kind).preserving
    }


def _measured(ladder: Ladder, on: dt.date) -> UsualTime | None:
    """The shortest time that was measured of this State, or else of such States.

    What was counted a generation after the letter says nothing of its day.
    """
    times = next((step.times for step in ladder.steps if step.rung == "formal-request"), ())
    known = [one for one in times if one.from_days is not None]
    known = [one for one in known if one.year is None or one.year - on.year <= GENERATION]
    own = [one for one in known if one.of]
    return min(own or known, key=lambda one: one.from_days or 0, default=None)
