"""Words that put a ground in play (signs.toml), looked for where each belongs and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.text.detect import bare

__all__ = ["STREET", "UNKNOWN_WORDS", "first_sign", "words_known"]

UNKNOWN_WORDS = "The words that would show it are known in English, French and German only."

STREET = (  # a street may be called after a thing, and is no sign of it
    r"(?!(?:['’]s?)?[ -](?:road|street|lane|avenue|close|drive|way|square|crescent|gardens?|hill|"
    r"row|layout|terrace|mews|marg|salai)\b)"
)


@cache
def _table() -> dict[str, Any]:
    return read_toml(files("comity.steps.assess") / "signs.toml")


@cache
def _patterns(topic: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    row = _table()[topic]
    words = row.get("offence") or row["measure"]
    return _any_of(words), _any_of(row["but_not"]) if row["but_not"] else None


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(_spaced, words), key=len, reverse=True)
    joined = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w){STREET}", re.IGNORECASE)


def _spaced(text: str) -> str:
    """The text with hyphens as spaces, so that a category (``high-treason``) reads like a title."""
    return text.replace("-", " ")


def words_known(language: str) -> bool:
    """Whether the lists hold words of a language (a BCP 47 tag); of another nothing is seen."""
    return bare(language) in _table()["languages"]


def first_sign(topic: str, texts: Iterable[str]) -> str:
    """The first word of a topic's list that stands in one of the texts; or nothing."""
    wanted, unless = _patterns(topic)
    for text in map(_spaced, texts):
        plain = unless.sub(" ", text) if unless else text
        if found := wanted.search(plain):
            return found.group(0)
    return ""
