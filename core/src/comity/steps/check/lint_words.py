"""Words that the lint looks for (lint_words.toml), each list as one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from comity.law.load import read_toml
from comity.steps.assess.signs import STREET

__all__ = ["known", "listed", "sentences", "shielded", "speaks"]

LANGUAGES = ("en", "fr", "de")
SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n{2,}")


def known(language: str | None) -> bool:
    """Whether the lists have words of a language; English where a draft names none."""
    return (language or "en").partition("-")[0] in LANGUAGES


@cache
def listed(name: str, language: str) -> tuple[str, ...]:
    """The expressions of a list in a language."""
    row = _table()[name]
    return tuple(row[language])


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return read_toml(files("comity.steps.check") / "lint_words.toml")


@cache
def _pattern(name: str) -> re.Pattern[str] | None:
    words = [word for language in LANGUAGES for word in listed(name, language)]
    return re.compile("|".join(words), re.IGNORECASE) if words else None


@cache
def _whole(name: str) -> re.Pattern[str] | None:
    words = [word for language in LANGUAGES for word in listed(name, language)]
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w){STREET}", re.IGNORECASE) if words else None
    )


def speaks(name: str, text: str) -> str:
    """What a text holds of a list, as it stands there; or nothing."""
    pattern = _pattern(name)
    found = pattern.search(text) if pattern else None
    return found.group(0) if found else ""


def shielded(name: str, texts: Iterable[str | None]) -> str:
    """The first whole word of a list in one of the texts, less what the list's counterpart names.

    ``lawyers`` is looked for once ``no_lawyers`` is taken out: an attorney-general is none.
    """
    wanted = _whole(name)
    unless = _whole(f"no_{name}") if f"no_{name}" in _table() else None
    for text in texts:
        plain = unless.sub(" ", text or "") if unless else (text or "")
        if wanted and (found := wanted.search(plain)):
            return found.group(0)
    return ""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, roughly: what lies between full stops and semicolons."""
    return (piece for piece in SENTENCE.split(" ".join(text.split())) if piece)
