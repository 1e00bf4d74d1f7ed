"""What a value is by its looks: a date, a number, an address of some sort, a State, nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel.core import Locale, UnknownLocaleError

from comity.law.states import states
from comity.text import lack_of_substance, plain
from comity.text.official_states import official_state
from comity.text.written_dates import read_date

__all__ = ["Shape", "is_placeholder", "shape_of", "state_named", "state_names"]

Shape = str
EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
TELEPHONE = re.compile(r"\+[\d\s()./-]*\d[\d\s()./-]*")
NUMBER = re.compile(r"[\d\s.,/()-]*\d[\d\s.,/()-]*")
LEAST_DIGITS = 7  # of a telephone number
# how some States are called in letters, which is neither a name nor a code of ISO 3166
CALLED = {"uk": "GB", "usa": "US", "uae": "AE", "drc": "CD", "prc": "CN", "rsa": "ZA"}
# what people are called too: Mr Bar, Ms Na
ALSO_NAMES = frozenset({"na", "bar", "foo", "abc", "bla", "text", "sample", "baz"})


def shape_of(text: str, language: str = "en") -> Shape:
    """What a text is and nothing else: placeholder, date, telephone, number, email, url, state."""
    said = text.strip()
    if is_placeholder(said):
        return "placeholder"
    if TELEPHONE.fullmatch(said) and sum(map(str.isdecimal, said)) >= LEAST_DIGITS:
        return "telephone"
    if _is_date(said, language):
        return "date"
    if NUMBER.fullmatch(said):
        return "number"
    if EMAIL.fullmatch(said):
        return "email"
    if URL.fullmatch(said):
        return "url"
    return "state" if state_named(said, language) else ""


def is_placeholder(text: str, *, name: bool = False, letter: bool = False) -> bool:
    """Whether a text stands in place of one.

    Args:
        text: the text.
        name: whether it may be somebody's name.
        letter: whether a letter may be all of it: file A, the town of Y; an x is none.
    """
    if name and (plain(text) in ALSO_NAMES or _initials(text)):
        return False
    if letter and len(plain(text)) == 1:
        return plain(text) == "x"
    return lack_of_substance(text) == "placeholder" or not any(map(str.isalnum, text))


def _initials(text: str) -> bool:
    """Whether a text is letters of which at least two differ: "A. B.", "T S"."""
    letters = re.findall(r"[^\W\d_]+", text.casefold())
    return "/" not in text and all(len(one) == 1 for one in letters) and len(set(letters)) > 1


def _is_date(text: str, language: str) -> bool:
    """A date in words or in figures; words such as "today" and a bare number are none."""
    parts = re.findall(r"\d+|[^\W\d_]+", text)
    return len(parts) >= 3 and bool(read_date(text, language=language).readings)


def state_named(text: str, language: str = "en") -> str:
    """The code of the State whose name or code a text is, or nothing."""
    said = " ".join(text.split()).casefold().removeprefix("the ")
    return state_names(language).get(said, "") or official_state(text, (language,))


@cache
def state_names(language: str) -> Mapping[str, str]:
    """The code of each State by its names in English and in a language, in small letters."""
    found = dict(CALLED)
    for code, state in states().items():
        for name in (code, state.name, state.short):
            if name:
                found.setdefault(name.casefold().removeprefix("the "), code)
    for tag in dict.fromkeys(("en", language)):
        try:
            territories = Locale.parse(tag, sep="-").territories
        except (UnknownLocaleError, ValueError):
            continue
        for code, name in territories.items():
            if code in states():
                found.setdefault(str(name).casefold(), str(code))
    return found
