"""The words of formal_words.toml: each list in every language at once, as one pattern."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from comity.law.load import read_toml
from comity.text.word_lists import LANGUAGES

__all__ = ["told"]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    row = read_toml(files("comity.steps.check") / "formal_words.toml")[name]
    words = [word for language in LANGUAGES for word in row[language]]
    return re.compile("|".join(words), re.IGNORECASE)


def told(name: str, text: str | None) -> str:
    """The first expression of a list that a text holds, as it stands there; or nothing."""
    found = _pattern(name).search(text or "")
    return found.group(0).strip() if found else ""
