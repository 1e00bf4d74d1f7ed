"""Words by which a text shows what it is about: one file a language (words/*.toml), one loader.

A draft may hold words of more than one language (a title in French in an English request), so a
list is looked for in every language at once. What no list can tell is said of other languages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from comity.text.detect import bare

__all__ = [
    "LANGUAGES",
    "any_of",
    "first_topic",
    "listed",
    "titles",
    "whole_words",
    "words_known",
]

LANGUAGES = ("en", "fr", "de")
"""The languages of the lists: those that have a file in words/."""
STREET = (  # a street may be called after a thing, and is no sign of it
    r"(?!(?:['’]s?)?[ -](?:road|street|lane|avenue|close|drive|way|square|crescent|gardens?|hill|"
    r"row|layout|terrace|mews|marg|salai)\b)"
)


def words_known(language: str | None) -> bool:
    """Whether there are lists in a language (a BCP 47 tag); English where none is named."""
    return bare(language or "en") in LANGUAGES


@cache
def _table(language: str) -> dict[str, Any]:
    text = files("comity.text").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def listed(section: str, name: str, language: str = "") -> tuple[str, ...]:
    """The expressions of a list in one language, or in all of them."""
    languages = (language,) if language else LANGUAGES
    return tuple(word for one in languages for word in _table(one)[section][name])


def titles() -> tuple[str, ...]:
    """The titles that stand before a person's name, as they are written."""
    return listed("titles", "words")


@cache
def any_of(section: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """Any expression of some lists, wherever a text has it."""
    found = [word for name in names for word in listed(section, name)]
    return re.compile("|".join(found) or r"(?!)", re.IGNORECASE)


@cache
def whole_words(
    section: str, names: tuple[str, ...], *, language: str = "", streets: bool = True
) -> re.Pattern[str]:
    """Any expression of some lists as whole words; without ``streets`` none that names one."""
    found = [word for name in names for word in listed(section, name, language)]
    guard = "" if streets else STREET
    joined = "|".join(found)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w){guard}" if found else r"(?!)", re.IGNORECASE)


def first_topic(topic: str, texts: Iterable[str]) -> str:
    """The first word of a topic's list that stands in one of the texts; or nothing."""
    wanted, unless = _topic(topic)
    for text in map(_spaced, texts):
        if found := wanted.search(unless.sub(" ", text)):
            return found.group(0)
    return ""


@cache
def _topic(topic: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = [_table(language)["topics"][topic] for language in LANGUAGES]
    return _plain([word for row in rows for word in row["words"]]), _plain(
        [word for row in rows for word in row["but_not"]]
    )


def _plain(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(_spaced, words), key=len, reverse=True)
    joined = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w){STREET}" if joined else r"(?!)", re.IGNORECASE)


def _spaced(text: str) -> str:
    """The text with hyphens as spaces, so that a category (``high-treason``) reads like a title."""
    return text.replace("-", " ")
