"""Values written out in a language, through Babel.

Kinds: text, date, money, period, list (and), choice (or), address (lines), address-line (in one
line), name, number, state (a code), language (a tag).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from comity.text.state_parts import part_of_state

__all__ = ["first_of_month", "format_value", "unit_after_number"]

NO_BREAK = "\u00a0"  # between a figure and its unit, which stay in one line
INTERNATIONAL = Locale("en", "001")
ADDRESSES = {"address": "\n", "address-line": ", "}
# CLDR's patterns have the bare figure, which French and Brazilian letters do not write
FIRST_OF_MONTH = {"fr": "1er", "pt": "1º", "pt_BR": "1º"}
PSEUDO = ("XA", "XB")  # CLDR has them for tests of programs; ISO 3166 leaves them to their users
UNITS = frozenset({"hour", "day", "week", "month", "year"})
DECIMALS = 4  # more than a pattern of numbers has
PLURAL = 90  # a number after which a unit stands in its usual plural
LISTS: dict[str, Literal["standard", "or"]] = {"list": "standard", "choice": "or"}


def format_value(value: Any, kind: str, language: str) -> str | None:
    """A value as text, or None for a kind that is not known here.

    A date is written with the month in letters, never in figures alone; an amount of money with
    the ISO code, since a sign such as $ belongs to many currencies.
    """
    locale = _locale(language)
    if kind == "date" and isinstance(value, dt.date):
        return first_of_month(format_date(value, "long", locale=locale), value, locale)
    if kind == "money" and isinstance(value, Mapping):
        amount = Decimal(str(value["amount"]))
        currency = str(value["currency"])
        # not rounded to what the currency usually has: 1.005 EUR is not 1.00 EUR
        form = _with_code(locale)
        return format_currency(amount, currency, form, locale, decimal_quantization=False)
    if kind == "period" and isinstance(value, Mapping):
        unit = f"duration-{str(value['unit']).removesuffix('s')}"
        quantity = int(value["quantity"])
        with localcontext() as context:  # Babel rounds, which needs room for every figure
            context.prec = max(context.prec, len(str(quantity)) + DECIMALS)
            written = format_unit(quantity, unit, "long", locale=locale)
        return written.replace(" ", NO_BREAK, 1)
    if kind in LISTS and isinstance(value, Sequence) and not isinstance(value, str):
        return format_list([str(item) for item in value], LISTS[kind], locale=locale)
    if kind in ADDRESSES and isinstance(value, Sequence) and not isinstance(value, str):
        return ADDRESSES[kind].join(str(line).strip() for line in value)
    if kind == "name" and isinstance(value, Mapping):
        return _name(value)
    if kind == "number" and isinstance(value, (int, Decimal)):
        return format_decimal(value, locale=locale, decimal_quantization=False)
    if kind == "state":
        return _state(str(value), locale)
    if kind == "language":
        return _language_name(str(value), locale)
    return str(value) if kind == "text" else None


def first_of_month(written: str, value: dt.date, locale: Locale) -> str:
    """A written date in which the first of a month stands as the language writes it: ``1er``.

    Args:
        written: the date by Babel, with the month in letters and the day before it.
        value: the date.
        locale: the locale in which it was written.
    """
    first = FIRST_OF_MONTH.get(locale.language if locale.language == "fr" else str(locale))
    if not first or value.day != 1:
        return written
    return re.sub(r"(?<!\d)1(?!\d)", first, written, count=1)


def unit_after_number(unit: str, language: str) -> str | None:
    """A unit of time as it stands after a number: ``Tage`` for ``days``; None for another word."""
    name = unit.removesuffix("s")
    if name not in UNITS:
        return None
    count = 1 if name == unit else PLURAL
    written = format_unit(count, f"duration-{name}", "long", locale=_locale(language))
    return re.sub(r"[\d\s]+", " ", written).strip()


def _state(code: str, locale: Locale) -> str:
    """The name of a State; of a part of one both names: ``Texas (United States)``."""
    whole, _, part = code.partition("-")
    state = str(code if whole in PSEUDO else locale.territories.get(whole, code))
    named = part_of_state(code, locale.language) if part else ""
    return f"{named} ({state})" if named else state


def _name(value: Mapping[str, Any]) -> str:
    """A name as it is used, and in brackets as its bearer writes it, with the transliteration."""
    beside = [value.get("original_script"), value.get("transliteration")]
    brackets = "; ".join(str(text).strip() for text in beside if text)
    return f"{value['full']} ({brackets})" if brackets else str(value["full"])


def _with_code(locale: Locale) -> str:
    """The locale's pattern for money, with the currency's code in place of its sign."""
    pattern = str(locale.currency_formats["standard"].pattern).partition(";")[0]
    pattern = pattern.replace("¤", "¤¤ " if pattern.startswith("¤") else "¤¤")
    return re.sub(r"[ \u00a0]+", NO_BREAK, pattern)


def _locale(language: str) -> Locale:
    """The locale of a language; English of no State is written as it is between States.

    Babel's plain ``en`` is that of the United States, whose form of dates others misread.
    """
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return INTERNATIONAL
    return INTERNATIONAL if str(locale) == "en" else locale


def _language_name(tag: str, locale: Locale) -> str:
    try:
        return str(Locale.parse(tag, sep="-").get_display_name(locale) or tag)
    except (UnknownLocaleError, ValueError):
        return tag
