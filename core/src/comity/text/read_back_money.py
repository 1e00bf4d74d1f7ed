"""Amounts of money read back: every figure, and the currency by its code, symbol or name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol, list_currencies

from comity.text.figures import NUMBER, marks_of, plain_figures, readings

__all__ = ["not_said"]

CODE = re.compile(r"(?<![^\W\d_])[A-Z]{3}(?![^\W\d_])")
PLURALS = ("1", "2", "3", "5", "11", "100", "1000000", "1.5")


def not_said(written: str, value: Mapping[str, Any], locales: tuple[Locale, ...]) -> str:
    """What of an amount a text does not say: the amount, or the currency.

    Every number in the text must be the amount, so that none stands beside it. No other currency
    may be named, and no word such as *million* may follow the figures.
    """
    amount, currency = Decimal(str(value["amount"])), str(value["currency"])
    text = plain_figures(written)
    marks = marks_of(locales)
    found = list(NUMBER.finditer(text))
    if not found or any(amount not in readings(number.group(), marks) for number in found):
        return "the amount"
    symbols, names = _signs(currency, locales)
    if any(_multiplied(text[number.end() :], locales, symbols) for number in found):
        return "the amount"
    # the code of the draft counts as well where no list has it: BTC
    codes = {code for code in CODE.findall(text) if code in (currency, *list_currencies())}
    if codes - {currency}:
        return "the currency"
    named = any(name in text.casefold() for name in names)
    signed = any(_stands_alone(symbol, text) for symbol in symbols)
    return "" if currency in codes or named or signed else "the currency"


@lru_cache(maxsize=256)
def _signs(currency: str, locales: tuple[Locale, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The symbols and the names of a currency.

    A symbol counts as the State that writes it uses it: $ is one currency there, and another
    elsewhere.
    """
    usage = locales[1:] or locales
    symbols = {get_currency_symbol(currency, locale) for locale in usage}
    names = {
        get_currency_name(currency, count=count, locale=locale).casefold()
        for locale in (*locales, Locale("en"))
        for count in (None, *map(Decimal, PLURALS))
    }
    return frozenset(symbols) - {currency}, frozenset(names) - {currency.casefold()}


def _stands_alone(symbol: str, text: str) -> bool:
    """Whether a symbol is in a text, and no part of another: the $ of R$ is none."""
    return bool(re.search(rf"(?<![^\W\d_$€£¥]){re.escape(symbol)}(?![^\W\d_$€£¥])", text))


def _multiplied(rest: str, locales: tuple[Locale, ...], symbols: frozenset[str]) -> bool:
    """Whether a word for thousands or millions follows a figure."""
    word = re.match(r"\s*([^\W\d_]+)", rest)
    if word is None or word[1] in symbols:
        return False
    return word[1] in {each for locale in (*locales, Locale("en")) for each in _powers(locale)}


@lru_cache(maxsize=256)
def _powers(locale: Locale) -> frozenset[str]:
    """The words and letters that a locale writes for thousands, millions and more."""
    patterns = (
        pattern.pattern
        for style in locale.compact_decimal_formats.values()
        for forms in style.values()
        for pattern in forms.values()
    )
    return frozenset(word for pattern in patterns for word in re.findall(r"[^\W\d_]+", pattern))
