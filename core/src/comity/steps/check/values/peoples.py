"""Nationalities in words: whether a word may be that of a State, a territory or its people.

No installed library lists what people call themselves. Yet nearly every such word begins as a name
of the State does, in the language of the text or in another, or is the name of a language or part
of the name of a currency (Dutch, Swiss, Malagasy), and these CLDR has. The rest is in peoples.toml.
States of the past are those of ISO 3166-3. Only a text of which no word is any of that is told of,
and only in the languages in which the words were compared.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile

from babel import Locale

from comity.law.states import states
from comity.steps.check.values.looks import CALLED
from comity.text.folding import fold, folded_words
from comity.text.function_words import small_words

__all__ = ["is_of_no_people", "says_none"]

COMPARED = ("en", "fr", "de")
NAMES_FROM = (*COMPARED, "es", "pt")
"""Languages whose names of States the words of a nationality may begin with."""
NO_STATES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})
INVENTED = frozenset({"tlh", "jbo", "eo", "ia", "ie", "io", "vo", "nov", "zxx", "mul", "und"})
"""Codes of CLDR for languages of no people."""
SAINTS = frozenset({"saint", "saints", "sainte", "st", "san", "sao", "santa", "sint", "sankt"})
ENDED = re.compile(r"(?:lands?|istan)$")
APOSTROPHE = re.compile(r"['\u2019]")
LATIN = re.compile(r"[a-z]+")
SHORT, LEAST = 4, 0.6
"""Letters of a name that is short, and the part of a longer one with which a word must begin."""


def is_of_no_people(text: str, language: str) -> bool:
    """Whether no word of a nationality in words is that of a State, a territory or a people.

    Args:
        text: the nationality, which is no code.
        language: the tag of the language of the document.
    """
    if language.partition("-")[0] not in COMPARED:
        return False
    said = [word for word in _split(text) if len(word) > 1]
    if not all(map(LATIN.fullmatch, said)) or says_none(text):
        return False
    told = [word for word in said if word not in _listed("beside") and word not in small_words()]
    return bool(told) and not any(map(_is_known, told))


def says_none(text: str) -> bool:
    """Whether a text says that somebody has no nationality, or that it is not known."""
    said = _split(text)
    return not (_listed("none") | _listed("passports")).isdisjoint(said)


def _split(text: str) -> list[str]:
    """The words of a text, folded; what French joins with an apostrophe stands apart."""
    return [word for part in APOSTROPHE.split(text) for word in folded_words(part)]


@cache
def _listed(name: str) -> frozenset[str]:
    """A list of peoples.toml."""
    table = files("comity.steps.check.values").joinpath("peoples.toml")
    return frozenset(str(tomllib.loads(table.read_text(encoding="utf-8"))[name]).split())


@lru_cache(maxsize=1024)
def _is_known(word: str) -> bool:
    return (
        word in _listed("words")
        or word in _codes()
        or word in _money()
        or word.startswith(tuple(_listed("stems") | _listed("nations")))
        or any(_begins_as(word, name) for name in _names())
        or any(name in word for name in _saints() if len(name) >= SHORT)
        or any(word == name or _alike(word, name, SHORT + 1) for name in _tongues())
    )


def _begins_as(word: str, name: str) -> bool:
    """Whether a word begins as a name does, or has it near its beginning: Swahili ``Mkenya``."""
    if len(name) > SHORT and name in word[: len(name) + 2]:
        return True
    if len(name) <= SHORT:
        return _shared(word, name) >= max(SHORT - 1, len(name) - 1)
    return _alike(word, name, SHORT)


def _alike(word: str, name: str, least: int) -> bool:
    return _shared(word, name) >= max(least, LEAST * len(name))


def _shared(word: str, name: str) -> int:
    """With how many letters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))


def _names_of_states() -> Iterator[str]:
    import pycountry

    for tag in NAMES_FROM:
        for code, name in Locale.parse(tag).territories.items():
            if str(code).isalpha() and code not in NO_STATES:
                yield str(name)
    for state in states().values():
        yield from (state.name, state.short)
    yield from (str(one.name) for one in pycountry.historic_countries)


@cache
def _names() -> frozenset[str]:
    """The words of the names of States and territories, and of the past; not of saints."""
    words = _words(name for name in _names_of_states() if not _is_saint(name))
    return words | {ENDED.sub("", word) for word in words if len(ENDED.sub("", word)) >= SHORT}


@cache
def _saints() -> frozenset[str]:
    """The words of territories that are called after a saint: ``martin``, and no ``martian``."""
    return _words(filter(_is_saint, _names_of_states()))


def _is_saint(name: str) -> bool:
    return "".join(folded_words(name)[:1]) in SAINTS


@cache
def _tongues() -> frozenset[str]:
    """The words of the names of languages."""
    rows = (row for tag in COMPARED for row in Locale.parse(tag).languages.items())
    return _words(str(name) for code, name in rows if code not in INVENTED)


@cache
def _money() -> frozenset[str]:
    """The words of the names of currencies, of earlier times too."""
    return _words(str(one) for tag in COMPARED for one in Locale.parse(tag).currencies.values())


@cache
def _codes() -> frozenset[str]:
    """What States are called in letters, and their codes of three letters, also in passports."""
    import pycountry

    return (
        frozenset(CALLED)
        | _listed("passports")
        | {fold(str(one.alpha_3)).text for one in pycountry.countries}
    )


def _words(names: Iterable[str]) -> frozenset[str]:
    left_out = _listed("beside") | small_words() | SAINTS
    return frozenset(
        word
        for name in names
        for word in _split(name)
        if len(word) >= SHORT - 1 and word not in left_out
    )
