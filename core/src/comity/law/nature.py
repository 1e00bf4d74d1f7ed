"""What a case is about, as far as articles of treaties turn on it: fiscal offences, sentences."""

from __future__ import annotations

import re

from comity.model.drafts.base import Draft
from comity.model.law_records import Instrument

__all__ = ["is_fiscal", "on_a_sentence", "speaks"]

FISCAL = re.compile(
    r"\b(?:tax(?:es|ation)?|VAT|customs|excise|duty evasion|fiscale?|exchange control|Steuer\w*"
    r"|douan\w*)\b(?! (?:officer|official|inspector|adviser)s?\b)",
    re.IGNORECASE,
)


def is_fiscal(draft: Draft) -> bool:
    """Whether any offence is described as one of taxes, duties, customs or exchange."""
    for offence in draft.data().get("offences") or ():
        category = (offence.get("category") or "").replace("-", " ")
        if FISCAL.search(f"{offence.get('title') or ''}. {category}"):
            return True
    return False


def on_a_sentence(draft: Draft) -> bool:
    """Whether the proceedings are on carrying out a sentence."""
    return (draft.data().get("proceedings") or {}).get("nature") == "execution"


def speaks(instrument: Instrument, draft: Draft) -> bool:
    """Whether an instrument has any article for such a case: ETS 99 has none but for taxes."""
    fiscal, sentence = is_fiscal(draft), on_a_sentence(draft)
    rows = [
        row
        for row in instrument.articles
        if (fiscal or not row.fiscal) and (sentence or not row.sentences)
    ]
    return bool(rows) or not instrument.articles
