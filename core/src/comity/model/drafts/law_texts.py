"""Whether a request encloses the text of a provision, and whether anybody waits for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Annex
from comity.model.records import AssistanceKind

__all__ = ["can_wait", "encloses_text", "in_emergency", "of_emergency"]

Kinds = Mapping[str, AssistanceKind]
LAW_TEXT = re.compile(
    r"\b(?:texts?|wording|cop(?:y|ies)|extracts?|excerpts?)\b.*"
    r"\b(?:provisions?|statutes?|laws?|sections?|articles?|acts?|codes?|legislation)\b"
    r"|\b(?:relevant|applicable|legal|statutory|penal|criminal)\s(?:provisions?|laws?|legislation)\b"
    r"|\b(?:affidavit|statement|opinion)\s(?:of|on)\s(?:the\s)?(?:\w+\s)?law\b"
    r"|\b(?:textes?|extraits?|copies?)\b.*\b(?:dispositions?|lois?|articles?|codes?)\b"
    r"|\bdispositions\s(?:légales|pénales|applicables)\b"
    r"|\b(?:Wortlaut|Texte?|Auszug|Auszüge|Abdruck|Kopien?)\b.*"
    r"(?:§|\b(?:Vorschrift\w*|Bestimmung\w*|Gesetz\w*|Artikel\w*|Art\.|\w*gesetzbuch\w*|\w*ordnung))"
    r"|\b(?:Gesetzestexte?|Gesetzesauszug|Gesetzesauszüge|\w*[Ss]trafbestimmungen)\b",
    re.I,
)
OPEN_KINDS = (None, "other", "translation")  # which say nothing of what an annex holds


def encloses_text(draft: Request, index: int) -> bool:
    """Whether an annex holds the text of the provision of an offence."""
    return bool(draft.offences[index].annex) or any(_holds_law(one) for one in draft.annexes)


def _holds_law(annex: Annex) -> bool:
    """Whether an annex is the text of the provisions cited, by its kind or its title."""
    if annex.kind not in OPEN_KINDS:
        return annex.kind == "law-text"
    return bool(LAW_TEXT.search(annex.title))


def in_emergency(draft: Request, kinds: Kinds) -> bool:
    """Whether the request is made in an emergency: as a whole, or by one of its measures."""
    urgent = draft.urgency is not None and draft.urgency.level == "emergency"
    return urgent or bool(of_emergency(draft, kinds))


def of_emergency(draft: Request, kinds: Kinds) -> tuple[int, ...]:
    """The measures, by their index, that are asked for because somebody is in danger."""
    of_it = {name for name, kind in kinds.items() if kind.emergency}
    return tuple(n for n, measure in enumerate(draft.measures) if measure.kind in of_it)


def can_wait(draft: Request, kinds: Kinds) -> bool:
    """Whether the exact text of a provision is asked for later, if at all.

    In an emergency, and to have data kept, the provision and what it forbids are enough.
    """
    keeping = {name for name, kind in kinds.items() if kind.preserving}
    kept = bool(draft.measures) and all(m.kind in keeping for m in draft.measures)
    return kept or in_emergency(draft, kinds)
