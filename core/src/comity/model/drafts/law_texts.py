"""Whether a request encloses the text of a provision, and whether anybody waits for it."""

from __future__ import annotations

import re

from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Annex

__all__ = ["DISCLOSURE", "can_wait", "encloses_text", "in_emergency"]

DISCLOSURE = "emergency-disclosure"
LAW_TEXT = re.compile(
    r"\b(?:texts?|wording|cop(?:y|ies)|extracts?)\b.*\b(?:provisions?|statutes?|laws?|sections?)\b"
    r"|\btextes?\b.*\b(?:dispositions?|lois?|articles?)\b",
    re.I,
)


def encloses_text(draft: Request, index: int) -> bool:
    """Whether an annex holds the text of the provision of an offence."""
    return bool(draft.offences[index].annex) or any(_holds_law(one) for one in draft.annexes)


def _holds_law(annex: Annex) -> bool:
    """Whether an annex is the text of the provisions cited, by its kind or its title."""
    if annex.kind is not None:
        return annex.kind == "law-text"
    return bool(LAW_TEXT.search(annex.title))


def in_emergency(draft: Request) -> bool:
    """Whether the request is made in an emergency: as a whole, or by one of its measures."""
    urgent = draft.urgency is not None and draft.urgency.level == "emergency"
    return urgent or any(measure.kind == DISCLOSURE for measure in draft.measures)


def can_wait(draft: Request) -> bool:
    """Whether the exact text of a provision is asked for later, if at all.

    In an emergency, and to have data kept, the provision and what it forbids are enough.
    """
    kept = bool(draft.measures) and all(m.kind == "preservation" for m in draft.measures)
    return kept or in_emergency(draft)
