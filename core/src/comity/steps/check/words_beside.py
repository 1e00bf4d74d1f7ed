"""Words of a check that stand in a TOML file beside it: each list by its name, in all languages.

``text/words`` has the lists that several floors share; a file here serves one floor of checks.
A file with ``whole_words = true`` lists expressions that stand between other words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.steps.check.lint_words import LONGEST, denies, sentences

__all__ = ["told_in", "undenied_in", "word_list", "words_in"]


@cache
def _lists(file: str) -> Mapping[str, Any]:
    """All lists of a file, which is read once for all of them."""
    return read_toml(files("comity.steps.check") / f"{file}.toml")


@cache
def word_list(file: str, *names: str) -> re.Pattern[str]:
    """Any expression of some lists of ``file.toml``, wherever a text has it."""
    table = _lists(file)
    told = "|".join(one for name in names for tongue in table[name].values() for one in tongue)
    if told and table.get("whole_words"):
        told = rf"(?<!\w)(?:{told})(?!\w)"
    return re.compile(told or r"(?!)", re.IGNORECASE)


def words_in(file: str, name: str, text: str | None) -> str:
    """The first words of a list in a text, as they stand there; or nothing."""
    text = text or ""
    return (_found if len(text) <= LONGEST else _found.__wrapped__)(file, name, text)


@lru_cache(maxsize=8192)  # as ``sentences``: a case has about a thousand of these
def _found(file: str, name: str, text: str) -> str:
    hit = word_list(file, name).search(text)
    return " ".join(hit.group(0).split()).strip(" ,") if hit else ""


def told_in(file: str, name: str, text: str | None, unless: str = "") -> str:
    """The same in a sentence that has no words of the list ``unless``."""
    for one in sentences(text or ""):
        hit = words_in(file, name, one)
        if hit and not (unless and word_list(file, unless).search(one)):
            return hit
    return ""


def undenied_in(file: str, name: str, text: str | None) -> str:
    """The same in a sentence that denies nothing."""
    for one in sentences(text or ""):
        if (hit := words_in(file, name, one)) and not denies(one):
            return hit
    return ""
