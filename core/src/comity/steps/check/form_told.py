"""Whether a draft says that it goes on the form of an instrument, and is no letter."""

from __future__ import annotations

import re

from comity.model.drafts.request import Request
from comity.model.law_records import Instrument
from comity.steps.check.words_beside import words_in

__all__ = ["form_told"]

ANNEX = re.compile(r"\bAnnex\b")
ANNEXES = r"(?:Annex|Anhang|Anlage|Annexe)"  # what the form is called in three languages


def form_told(draft: Request, instrument: Instrument) -> bool:
    """Whether the form goes with the letter, as an annex or by the author's own words."""
    titles = [annex.title for annex in draft.annexes]
    sent = [draft.transmission.format, draft.transmission.way] if draft.transmission else []
    texts = [*titles, *(one.text for one in draft.remarks), draft.subject or "", *sent]
    told = [text.casefold() for text in texts if text]
    named = any(name.casefold() in text for text in told for name in instrument.form_names)
    parts = (one.text for one in draft.remarks if words_in("formal_words", "form_part", one.text))
    filled = any(words_in("formal_words", "form_filled", one) for one in parts)
    return named or filled or _by_its_name(instrument, titles, draft)


def _by_its_name(instrument: Instrument, titles: list[str], draft: Request) -> bool:
    """Whether the way of sending, or the whole title of an annex, is the name of the form.

    “Annex A in Romanian” is the form; “Annex A: list of accounts” is an annex of the author's own.
    """
    if not ANNEX.match(instrument.own_form):
        return False
    name = ANNEX.sub(ANNEXES, re.escape(instrument.own_form))
    way = (draft.transmission and draft.transmission.way) or ""
    whole = re.compile(rf"{name}(?: (?:in|auf|en) .*|,.*| \(.*)?", re.IGNORECASE)
    named = re.search(rf"\b{name}\b", way, re.IGNORECASE)
    return bool(named) or any(map(whole.fullmatch, titles))
