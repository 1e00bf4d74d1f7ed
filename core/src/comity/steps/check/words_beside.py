"""Words of a check that stand in a TOML file beside it: each list by its name, in all languages.

``text/words`` has the lists that several floors share; a list here serves one module alone.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from comity.steps.check.lint_words import sentences

__all__ = ["found", "told_in", "words"]


@cache
def words(file: str, *names: str) -> re.Pattern[str]:
    """Any expression of some lists of ``file.toml``, wherever a text has it."""
    text = files("comity.steps.check").joinpath(f"{file}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    found = [one for name in names for tongue in table[name].values() for one in tongue]
    return re.compile("|".join(found) or r"(?!)", re.IGNORECASE)


def found(file: str, name: str, text: str | None) -> str:
    """The first words of a list in a text, as they stand there; or nothing."""
    hit = words(file, name).search(text or "")
    return " ".join(hit.group(0).split()) if hit else ""


def told_in(file: str, name: str, text: str | None, unless: str = "") -> str:
    """The same in a sentence that has no words of the list ``unless``."""
    for one in sentences(text or ""):
        hit = found(file, name, one)
        if hit and not (unless and words(file, unless).search(one)):
            return hit
    return ""
