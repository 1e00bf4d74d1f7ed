"""The words of open_words.toml, which the checks of what is asked and of who has it look for."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from comity.law.load import read_toml
from comity.steps.check.lint_words import denies, sentences

__all__ = ["said_openly", "wanted_words"]


@cache
def wanted_words(name: str) -> re.Pattern[str]:
    """The words of one list, in every language."""
    rows = read_toml(files("comity.steps.check") / "open_words.toml")[name]
    return re.compile("|".join(word for row in rows.values() for word in row), re.IGNORECASE)


def said_openly(name: str, text: str | None, *, denied: bool = False) -> str:
    """The first words of a list in a text: where nothing is denied, or anywhere (``denied``)."""
    for sentence in sentences(text or ""):
        found = wanted_words(name).search(sentence)
        if found and (denied or not denies(sentence)):
            return found.group(0).strip(" ,")
    return ""
