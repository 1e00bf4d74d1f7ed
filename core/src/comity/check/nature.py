"""What a case is about, as far as articles of treaties turn on it: fiscal offences, sentences."""

from __future__ import annotations

from comity.drafts.base import Draft
from comity.refusal.signs import first_sign

__all__ = ["is_fiscal", "on_a_sentence"]


def is_fiscal(draft: Draft) -> bool:
    """Whether any offence is described as one of taxes, duties, customs or exchange."""
    offences = draft.data().get("offences") or ()
    return any(
        first_sign("fiscal", (one.get("title") or "", one.get("category") or ""))
        for one in offences
    )


def on_a_sentence(draft: Draft) -> bool:
    """Whether the proceedings are on carrying out a sentence."""
    return (draft.data().get("proceedings") or {}).get("nature") == "execution"
