"""When the conduct of an offence ended, and whether a draft mentions limitation."""

from __future__ import annotations

import datetime as dt

from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Fact, Offence
from comity.steps.check.words_beside import words_in
from comity.text import free_text

__all__ = ["last_day", "limitation_told"]


def last_day(draft: Request, offence: Offence) -> dt.date | None:
    """The day on which conduct ended, by the offence or by the facts; no day on which it began.

    A fact tells it that an element names, or whose time has the day on which the conduct began.
    """
    if offence.committed_to:
        return offence.committed_to
    proved = {name for element in offence.elements for name in element.facts}
    told = [one for one in draft.facts if one.id in proved or _holds(one, offence.committed_from)]
    return max((day for one in told if (day := one.until or one.date)), default=None)


def _holds(fact: Fact, day: dt.date | None) -> bool:
    """Whether the time that a fact tells has a day in it."""
    return bool(day and fact.date and fact.until and fact.date <= day <= fact.until)


def limitation_told(draft: Request) -> bool:
    """Whether limitation is a ground of the urgency, or a text mentions it."""
    if draft.urgency and "limitation" in draft.urgency.grounds:
        return True
    texts = (part.text for part in free_text(draft))
    return any(words_in("open_words", "limitation_said", text) for text in texts)
