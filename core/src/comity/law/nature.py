"""What a case is about, as far as articles of treaties turn on it: fiscal offences, sentences."""

from __future__ import annotations

import re

from comity.drafts.base import Draft

__all__ = ["is_fiscal", "on_a_sentence"]

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
