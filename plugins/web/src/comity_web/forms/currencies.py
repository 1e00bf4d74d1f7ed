"""Currencies by the words and signs that people write: a code where one alone can be meant."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import babel.localedata
import pycountry
from babel import Locale
from babel.core import get_global
from babel.localedata import exists, locale_identifiers
from babel.numbers import get_currency_name, get_currency_symbol

from comity.steps.check.values.looks import CALLED
from comity.text.currency_words import currencies_of
from comity_web.wording.catalogues import tags

__all__ = ["currencies_meant", "currency_found", "currency_named", "money_of"]

ENGLISH = "en"
AT_ONCE = 24
"""How many locales are held at a time while the signs of all are read."""
CODE = re.compile(r"[A-Za-z]{3}")
WORD = re.compile(r"[^\W\d_]+")
SPOKEN = ("official", "de_facto_official")
"""What CLDR calls a language in which a whole territory writes, and with it its money."""
ENGLISH_OF = {"crown": ("krona", "krone", "koruna"), "rouble": ("ruble",)}
"""Words of English for coins that CLDR has in their own language or in one spelling alone."""
CUT_SHORT = {"rs": "rupee", "sh": "shilling", "shs": "shilling", "fr": "franc", "frs": "franc"}
"""Signs that are the beginning of a word: every currency that has the word may be meant."""
OF_SEVERAL = {sign: currencies_of(sign) for sign in ("fcfa", "cfa")}
"""What all who have one of these currencies write; CLDR has it in part for one of them alone."""
LITTLE = frozenset(["of", "the", "de", "du", "d", "la", "le", "l", "von", "der"])
"""Words between a currency and its State."""


@lru_cache(maxsize=512)
def currency_found(language: str, text: str) -> str:
    """The code that a name, a sign or a code stands for; a text that may be several stays.

    Nothing is guessed: a word that a currency of earlier times had too stands for none.

    Args:
        language: the tag of the reader's language.
        text: what was typed, without blanks around it.
    """
    said = _named_by(language, text)
    if _sign(text) in OF_SEVERAL:
        return text
    for tag in dict.fromkeys((language, ENGLISH, *tags())):
        named = _names(tag).get(_folded(text), frozenset())
        if len(named) == 1 and (named <= _in_use() or not said):
            return next(iter(named))
    if CODE.fullmatch(text) and text.upper() in Locale("en").currencies:
        return text.upper()
    meant = currencies_meant(language, text)
    if len(meant) == 1 and said <= set(meant) and (said or _plain_enough(text)):
        return meant[0]
    return text if meant or not CODE.fullmatch(text) else text.upper()


@lru_cache(maxsize=512)
def currencies_meant(language: str, text: str) -> tuple[str, ...]:
    """The codes of the currencies of today that a word or a sign may stand for.

    Those come first that have a sign of their own in English texts, which are the most traded.
    """
    if codes := OF_SEVERAL.get(_sign(text)):
        return codes
    return _most_traded((_named_by(language, text) or _signed(text)) & _in_use())


@lru_cache(maxsize=512)
def _named_by(language: str, text: str) -> frozenset[str]:
    """The codes of the currencies, also of earlier times, in whose names some words stand.

    A State may stand beside the word for its money: ``Kenya shillings``, ``UK pounds``.
    """
    said = _stems(text)
    if not said or WORD.sub("", text).strip(" .'\u2019-\u2011"):
        return frozenset()  # a sign
    spoken = tuple(dict.fromkeys((language, ENGLISH, *tags())))
    for read in (_having, _beside_a_state):
        for tag in spoken:
            found = read(tag, said)
            if found & _in_use():
                return found
    return frozenset()


def _having(tag: str, said: tuple[str, ...]) -> frozenset[str]:
    """The codes of the currencies whose names in a language have some words."""
    codes = map(str, Locale.parse(tag, sep="-").currencies)
    ways = tuple(_spelled(said)) if tag == ENGLISH else (said,)
    return frozenset(
        code for code in codes if any(_has(name, way) for name in _words(tag, code) for way in ways)
    )


def _beside_a_state(tag: str, said: tuple[str, ...]) -> frozenset[str]:
    """The code of a currency beside the name of the State that issues it and has it today.

    The first two letters of a code of ISO 4217 are the State that issues the currency: a dollar of
    Zimbabwe is not the one of the United States, with which one may pay there.
    """
    for at in range(len(said)):
        for end in range(len(said), at, -1):
            state = _states(tag).get(said[at:end])
            rest = tuple(word for word in (*said[:at], *said[end:]) if word not in LITTLE)
            if state and rest:
                own = {code for code in money_of([state]) if code[:2] == state}
                return _having(tag, rest) & own
    return frozenset()


def _spelled(said: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Words of English, and what CLDR has for a coin among them."""
    yield said
    for at, word in enumerate(said):
        for other in ENGLISH_OF.get(word, ()):
            yield (*said[:at], other, *said[at + 1 :])


@lru_cache(maxsize=8)
def _states(tag: str) -> Mapping[tuple[str, ...], str]:
    """The codes of States and territories by the words of their names in a language."""
    names = Locale.parse(tag, sep="-").territories
    found = {_stems(word): code for word, code in CALLED.items()}
    return found | {
        _stems(str(name)): str(code) for code, name in names.items() if str(code).isalpha()
    }


def currency_named(language: str, code: str) -> str:
    """A currency by its name in a language, as its coins are counted."""
    return get_currency_name(code, 2, Locale.parse(language, sep="-"))


def money_of(states: Iterable[str]) -> tuple[str, ...]:
    """The codes of the currencies that States have today; nothing of what is no State."""
    used = get_global("territory_currencies")
    rows = (row for state in states for row in used.get(state, ()))
    return tuple(dict.fromkeys(row[0] for row in rows if row[0] in _in_use() and row[2] is None))


def _has(name: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether a name has some words in their order: ``Israeli shekels`` are new ones."""
    left = iter(name)
    return all(word in left for word in said)


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


def _signed(text: str) -> frozenset[str]:
    """The codes of the currencies that have a sign, or a word of which it is the beginning.

    The letters before ``$`` may begin a code too: ``C$`` is Nicaragua's, and Canada's for many.
    """
    sign = _sign(text)
    if word := CUT_SHORT.get(sign):
        return _having(ENGLISH, (word,))
    if sign in _english_signs():
        return _english_signs()[sign] | _signs().get(sign, frozenset())
    letters = sign.removesuffix("$").upper() if sign.endswith("$") else ""
    dollars = (code for code in _signs()["$"] if letters and code.startswith(letters))
    return _signs().get(sign, frozenset()).union(dollars)


def _plain_enough(text: str) -> bool:
    """Whether a sign tells its currency to all who read it: no bare letters of one State alone."""
    sign = _sign(text)
    return sign in _english_signs() or not (sign.isascii() and sign.isalpha())


def _sign(text: str) -> str:
    """A sign without capitals, marks of direction and a point at its end; a wide one narrow."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(one for one in plain if unicodedata.category(one) != "Cf").strip(" .")
    bare = kept.replace(" ", "").replace(".", "")
    return bare if bare in OF_SEVERAL else kept


@lru_cache(maxsize=1)
def _english_signs() -> Mapping[str, frozenset[str]]:
    """The currencies of each sign, as English has it anywhere in the world: ``US$`` in Canada."""
    english = (tag for tag in locale_identifiers() if tag.partition("_")[0] == ENGLISH)
    return _by_sign(row for symbols in _symbols(english) for row in symbols.items())


@lru_cache(maxsize=1)
def _signs() -> Mapping[str, frozenset[str]]:
    """The currencies of each sign, as the languages of a territory write the money it has.

    ``¥`` is the yuan in China, and ``$`` the peso in Mexico.
    """
    money: dict[str, set[str]] = {}
    for state in get_global("territory_currencies"):
        for tag in _written_in(state):
            money.setdefault(tag, set()).update(money_of([state]))
    return _by_sign(
        (code, symbols.get(code, code))
        for codes, symbols in zip(money.values(), _symbols(money), strict=True)
        for code in codes
    )


def _symbols(locales: Iterable[str]) -> Iterator[Mapping[str, str]]:
    """The signs of the currencies in each locale, by code.

    Babel keeps the whole of a locale that was once asked for, some 300 kB: all are let go, a few at
    a time, and those that are asked for again are read again.
    """
    let_go = getattr(babel.localedata, "clear_caches", lambda: None)  # not in Babel 2.14
    for number, tag in enumerate(locales):
        yield dict(Locale.parse(tag).currency_symbols)
        if number % AT_ONCE == AT_ONCE - 1:
            let_go()
    let_go()


def _by_sign(rows: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """The codes of each sign, of rows of a code and what is written for it."""
    found: dict[str, set[str]] = {}
    for code, written in rows:
        if written != code and (sign := _sign(written)):
            found.setdefault(sign, set()).add(code)
    return {sign: frozenset(codes) for sign, codes in found.items()}


def _written_in(state: str) -> Iterator[str]:
    """The locales of the languages in which a whole territory writes, as Babel has them."""
    likely = get_global("likely_subtags")
    for language, row in get_global("territory_languages").get(state, {}).items():
        at_home = likely.get(language, "").rpartition("_")[2] == state
        tag = language if at_home else f"{language}_{state}"
        if row["official_status"] in SPOKEN and exists(tag):
            yield tag


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
    """The words of the names of a currency: those of CLDR, in English that of ISO 4217 too."""
    known = pycountry.currencies.get(alpha_3=code) if language == ENGLISH else None
    official = [str(known.name)] if known else []
    return frozenset(map(_stems, (*_forms(language, code), *official)))


def _forms(language: str, code: str) -> Iterator[str]:
    locale = Locale.parse(language, sep="-")
    yield from (get_currency_name(code, count, locale) for count in (None, 1, 2))


def _stems(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without the ``s`` of many."""
    return tuple(_folded(word).removesuffix("s") or word for word in WORD.findall(text))


def _folded(text: str) -> str:
    """A word without capitals and accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))
