"""Payments that an annex lists one by one: the list tells whose they are, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.model.drafts.asking import Asking
from comity.model.drafts.request import Measure
from comity.model.drafts.request_papers import Annex
from comity.steps.check.words_beside import words_in

__all__ = ["is_of_listed_payments"]


def is_of_listed_payments(draft: Asking, measure: Measure) -> bool:
    """Whether all that is asked is on payments that an annex lists, each with its day."""
    annexes: Sequence[Annex] = getattr(draft, "annexes", ())
    held = getattr(measure, "already_held", None) is not None  # its authority knows the days
    return bool(measure.items) and all(_listed(one, annexes, held=held) for one in measure.items)


def _listed(item: str, annexes: Sequence[Annex], *, held: bool) -> bool:
    if not words_in("point_words", "payments-in-a-list", item):
        return False
    named = [one for one in annexes if re.search(rf"(?<!\w){re.escape(one.id)}(?!\w)", item)]
    days = (words_in("point_words", "with-its-day", f"{item}\n{one.title}") for one in named)
    return any(days) or (held and bool(named))
