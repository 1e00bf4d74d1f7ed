"""What no case file can hold, and why."""

from __future__ import annotations

from comity.steps.read.case_file import MAX_BYTES
from comity.steps.read.characters import oddities_of_value
from comity_web.wording.catalogues import Words

__all__ = ["is_odd", "why_held"]


def is_odd(typed: str) -> bool:
    """Whether a text has a character that no document can hold."""
    return bool(oddities_of_value(typed, 1))


def why_held(words: Words, typed: str, shape: str) -> str:
    """Why something that was typed is kept beside the file.

    Args:
        words: the language of the page.
        typed: what was typed.
        shape: the control; a value as it stands in the file may also be no value.
    """
    odd = oddities_of_value(typed, 1)
    if odd:
        return words.say("web.forms.refused", code=f"U+{odd[0].code:04X}")
    if shape == "raw" and len(typed.encode()) < MAX_BYTES // 2:
        return words.say("web.forms.raw-unread")
    return words.say("web.forms.too-long", size=MAX_BYTES // 1024**2)
