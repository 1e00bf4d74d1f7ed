"""Whether a text names a State, in English or in the language of the draft."""

from __future__ import annotations

import re
from functools import cache

from comity.model.records import owner_of
from comity.steps.check.values.looks import state_names

__all__ = ["names_state"]


def names_state(text: str | None, code: str, language: str | None = None) -> bool:
    """Whether a text has the name of a State; its code alone is no name."""
    return bool(text) and bool(_names(owner_of(code), language or "en").search(text or ""))


@cache
def _names(code: str, language: str) -> re.Pattern[str]:
    called = (
        name for name, one in state_names(language).items() if one == code and name != code.lower()
    )
    told = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)" if told else r"(?!)", re.IGNORECASE)
