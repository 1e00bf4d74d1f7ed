"""People who are heard, or who follow a hearing, over a link, whatever kind the measure has."""

from __future__ import annotations

import re
from collections.abc import Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Measure, Request
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, of_nobody, sentences
from comity.steps.check.words_beside import words_in

__all__ = ["follows_from_home", "kinds_asked"]

PART = re.compile(r"[;.]|\b(?:and|und|et)\b")
TRAVELS = re.compile(
    r"\b(?:travel\w*|in person|on the spot|reis(?:t|en|e)|vor Ort|se rend\w*|sur place)\b", re.I
)


def kinds_asked(draft: Request, known: Mapping[str, AssistanceKind]) -> list[str]:
    """The kinds of assistance of a request, with a hearing over a link that has another kind."""
    kinds = [one.kind for one in draft.measures]
    if any(_over_a_link(one, kind_of(known, one.kind)) for one in draft.measures):
        kinds += [name for name, kind in known.items() if kind.worded_by == "hearing"]
    return kinds


def _over_a_link(measure: Measure, kind: AssistanceKind) -> bool:
    wished = measure.procedure.wished if measure.procedure else ""
    texts = (measure.title, *measure.items, wished, measure.fallback)
    heard = kind.items_are == "matters" or "questions" in kind.common
    return heard and any(words_in("point_words", "over-a-link", one) for one in texts)


def follows_from_home(text: str) -> bool:
    """Whether those who attend are linked from their own State, and none of them travels."""
    linked = words_in("point_words", "over-a-link", text)
    said = [one for part in PART.split(text) for one in sentences(part) if not denies(one)]
    trips = ((one, TRAVELS.search(one)) for one in said)
    return bool(linked) and all(not trip or of_nobody(one, trip.start()) for one, trip in trips)
