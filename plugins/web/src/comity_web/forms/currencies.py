"""Currencies by the words and signs that people write: a code where one alone can be meant."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_name, get_currency_symbol

from comity_web.wording.catalogues import tags

__all__ = ["currencies_meant", "currency_found", "currency_named", "money_of"]

ENGLISH = "en"
CODE = re.compile(r"[A-Za-z]{3}")
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=512)
def currency_found(language: str, text: str) -> str:
    """The code that a name, a sign or a code stands for; a text that may be several stays.

    Nothing is guessed: a word that a currency of earlier times had too stands for none.

    Args:
        language: the tag of the reader's language.
        text: what was typed, without blanks around it.
    """
    for tag in dict.fromkeys((language, ENGLISH, *tags())):
        named = _names(tag).get(_folded(text), frozenset())
        if len(named) == 1:
            return next(iter(named))
    if CODE.fullmatch(text) and text.upper() in Locale("en").currencies:
        return text.upper()
    meant = currencies_meant(language, text)
    if len(meant) == 1 and _named_by(language, text) <= set(meant):
        return meant[0]
    return text if meant or not CODE.fullmatch(text) else text.upper()


@lru_cache(maxsize=512)
def currencies_meant(language: str, text: str) -> tuple[str, ...]:
    """The codes of the currencies of today that a word or a sign may stand for.

    Those come first that have a sign of their own in English texts, which are the most traded.
    """
    today = _in_use()
    return _most_traded(
        (_named_by(language, text) or _signs().get(text.casefold(), frozenset())) & today
    )


@lru_cache(maxsize=512)
def _named_by(language: str, text: str) -> frozenset[str]:
    """The codes of the currencies, also of earlier times, in whose names some words stand."""
    said = tuple(map(_folded, WORD.findall(text)))
    if not said or WORD.sub("", text).strip(" .-\u2011"):
        return frozenset()  # a sign
    for tag in dict.fromkeys((language, ENGLISH, *tags())):
        codes = map(str, Locale.parse(tag, sep="-").currencies)
        found = frozenset(code for code in codes if any(_has(n, said) for n in _words(tag, code)))
        if found & _in_use():
            return found
    return frozenset()


def currency_named(language: str, code: str) -> str:
    """A currency by its name in a language, as its coins are counted."""
    return get_currency_name(code, 2, Locale.parse(language, sep="-"))


def money_of(states: Iterable[str]) -> tuple[str, ...]:
    """The codes of the currencies that States have today; nothing of what is no State."""
    used = get_global("territory_currencies")
    rows = (row for state in states for row in used.get(state, ()))
    return tuple(dict.fromkeys(row[0] for row in rows if row[0] in _in_use() and row[2] is None))


def _has(name: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether a name has some words one after the other: ``dollars`` in ``US dollars``."""
    places = range(len(name) - len(said) + 1)
    return any(name[at : at + len(said)] == said for at in places)


def _most_traded(codes: Iterable[str]) -> tuple[str, ...]:
    def key(code: str) -> tuple[bool, bool, str]:
        sign = get_currency_symbol(code, "en")
        return sign == code, len(sign) > 1, code

    return tuple(sorted(codes, key=key))


@lru_cache(maxsize=1)
def _in_use() -> frozenset[str]:
    """The codes that are legal tender somewhere today."""
    now = dt.date.today()
    return frozenset(
        code
        for rows in get_global("territory_currencies").values()
        for code, _, end, tender in rows
        if tender and (end is None or dt.date(*end) >= now)
    )


@lru_cache(maxsize=1)
def _signs() -> Mapping[str, frozenset[str]]:
    """The currencies of each sign, as English has it anywhere in the world: ``US$`` in Canada."""
    found: dict[str, set[str]] = {}
    for tag in locale_identifiers():
        if tag.partition("_")[0] == "en":
            for code, sign in Locale.parse(tag).currency_symbols.items():
                if sign != code:
                    found.setdefault(sign.casefold(), set()).add(code)
    return {sign: frozenset(codes) for sign, codes in found.items()}


@lru_cache(maxsize=8)
def _names(language: str) -> Mapping[str, frozenset[str]]:
    """The codes of each full name in a language, one coin of it or many."""
    found: dict[str, set[str]] = {}
    for code in map(str, Locale.parse(language, sep="-").currencies):
        for name in _forms(language, code):
            found.setdefault(_folded(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@lru_cache(maxsize=2048)
def _words(language: str, code: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(_folded, WORD.findall(name))) for name in _forms(language, code))


def _forms(language: str, code: str) -> Iterator[str]:
    locale = Locale.parse(language, sep="-")
    yield from (get_currency_name(code, count, locale) for count in (None, 1, 2))


def _folded(text: str) -> str:
    """A word without capitals and accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))
