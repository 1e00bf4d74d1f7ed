"""An amount of money as people type it: ``KES 2.4 million``, ``2.400.000 EUR``, ``1,5 Mio. EUR``.

Nothing is guessed: what is no whole amount with its currency is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any

from babel import Locale
from babel.numbers import format_decimal, get_currency_precision, get_decimal_symbol

from comity.tasks.authoring.questions import Refused, escaped
from comity.text.messages import message

__all__ = ["read_amount", "shown_amount"]

SPACE = r"\s\u00a0\u202f'’"
FIGURES = re.compile(rf"\d(?:[\d.,{SPACE}]*\d)?")
WORDS = re.compile(r"[^\W\d_]+|[€£]")
LEFT = re.compile(r"[^\s.,()–—/=-]")  # what an amount has no place for
SIGNS = {"€": "EUR", "£": "GBP"}
CODE = re.compile(r"[A-Za-z]{3}")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{2,3})*[.,]\d{3}")  # also by lakh: 2,40,000
BELOW_ONE = re.compile(r"0+[.,]\d+")
"""A nought before the only mark: what stands behind it are decimals, never thousands."""
ONE_MARK = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
"""Thousands, or three decimals, as a dinar of Kuwait has them: it has two readings where it can."""
MANY_AND_THREE = re.compile(r"[1-9]\d{3,}[.,]\d{3}")
"""Four figures or more before a mark, three behind it: decimals, where a currency has so many."""
THREE = 3  # decimals of a dinar of Kuwait, Jordan or Tunisia, as CLDR counts them
SCALES = {
    **dict.fromkeys(("k", "thousand", "tsd", "tausend", "mille"), 3),
    **dict.fromkeys(("m", "mn", "mln", "mio", "million", "millions", "millionen"), 6),
    **dict.fromkeys(("b", "bn", "mrd", "md", "milliard", "milliards"), 9),
    **dict.fromkeys(("billions", "milliarde", "milliarden"), 9),
}
JOINING = frozenset({"de", "d", "of"})  # 2 millions d'euros has no code, 2 millions de KES has
LONG_SCALE = ("de", "fr", "es", "pt")  # where a billion is a million millions
TWO_MEANINGS = frozenset({"billion", "billionen", "trillion", "trillionen", "lakh", "crore"})


def read_amount(raw: str, language: str = "en", *, doubtful: bool = False) -> dict[str, str]:
    """The amount in full figures, and the code of its currency.

    Args:
        raw: what was typed.
        language: that of the author, which decides what a billion is.
        doubtful: whether ``412.500`` stays as it is, for a check that asks what is meant; a comma
            becomes the point that a file has for it.

    Raises:
        Refused: it has no figures, no currency, more than an amount, or two readings.
    """
    if language.partition("-")[0] not in LONG_SCALE:
        raw = re.sub(r"(?i)\bbillion\b", "bn", raw)
    figures = FIGURES.findall(raw)
    words = [word.casefold() for word in WORDS.findall(FIGURES.sub(" ", raw))]
    scales = [word for word in words if word in SCALES or word in TWO_MEANINGS]
    codes = [word for word in words if word not in (*scales, *JOINING)]
    if not figures or not codes:
        raise Refused(message("interview.amount-needs-both"))
    code = SIGNS.get(codes[0], codes[0].upper())
    strange = LEFT.search(WORDS.sub(" ", FIGURES.sub(" ", raw)))
    several = len(figures) > 1 or len(codes) > 1 or len(scales) > 1
    if several or strange or not CODE.fullmatch(code) or _is_negative(raw):
        raise Refused(message("interview.amount-unclear", said=escaped(raw.strip())))
    if not scales and _has_two_readings(figures[0], code, language):
        pointed = figures[0].replace(",", ".")
        if doubtful:
            return {"amount": pointed, "currency": code}
        whole, part = pointed.replace(".", ""), _decimal(pointed)
        raise Refused(
            message("interview.amount-two-readings", said=figures[0], whole=whole, part=part)
        )
    return {"amount": _in_full(figures[0], scales, raw, code), "currency": code}


def _has_two_readings(figures: str, code: str, language: str) -> bool:
    """Whether a mark before three figures may stand for thousands and for decimals.

    A point may always; a comma where the language or the currency has decimals behind it.
    """
    found = ONE_MARK.fullmatch(figures)
    if found is None:
        return False
    return found[1] == "." or _has_three_decimals(code) or _decimal_sign(language) == ","


def _has_three_decimals(code: str) -> bool:
    return get_currency_precision(code) >= THREE


def _decimal_sign(language: str) -> str:
    return get_decimal_symbol(Locale.parse(language, sep="-"))


def _decimal(figures: str) -> str:
    """An amount with no more decimals than it needs."""
    return format(Decimal(figures).normalize(), "f")


def _is_negative(raw: str) -> bool:
    return bool(re.search(r"(?:^|\s)[-\u2212]\s*\d", raw))


def _in_full(figures: str, scales: list[str], raw: str, code: str) -> str:
    """The figures without marks of thousands, by the word behind them: million, Mio."""
    bare = re.sub(rf"[{SPACE}]", "", figures)
    spaced = bare != figures and re.match(r"0\d", bare)  # 0 500: no thousands begin with a nought
    number = None if spaced else _plain_number(bare, code)
    unclear = message("interview.amount-unclear", said=escaped(raw.strip()))
    if number is None:
        raise Refused(unclear)
    if not scales:
        return number
    # 2,400 million: of thousands, or a decimal
    marked = re.search(r"[.,]\d{3}$", bare) and not BELOW_ONE.fullmatch(bare)
    if marked or scales[0] in TWO_MEANINGS:
        raise Refused(unclear)
    return format((Decimal(number).scaleb(SCALES[scales[0]])).normalize(), "f")


def _plain_number(text: str, code: str) -> str | None:
    """An amount without the marks of thousands; three figures behind a mark are thousands.

    They are not behind a nought alone, nor where four figures stand before the only mark and the
    currency has three decimals.
    """
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    if BELOW_ONE.fullmatch(text) or (MANY_AND_THREE.fullmatch(text) and _has_three_decimals(code)):
        return text.replace(",", ".")
    whole, behind = text[:last], text[last + 1 :]
    both = "." in text and "," in text
    many = text.count(text[last]) > 1
    if many or (len(behind) == 3 and not both):
        one_mark = len(set(re.findall(r"[.,]", text))) == 1
        return re.sub(r"[.,]", "", text) if one_mark and GROUPED.fullmatch(text) else None
    if both and not GROUPED.fullmatch(whole):
        return None
    return f"{re.sub(r'[.,]', '', whole)}.{behind}"


def shown_amount(value: Mapping[str, Any], language: str) -> str:
    """An amount in full digits with its currency: ``2,400,000.00 KES``."""
    figures, code = str(value["amount"]), str(value["currency"])
    with suppress(InvalidOperation):  # what is no number stays as it was typed
        form = f"#,##0.{'0' * get_currency_precision(code)}########"
        locale = Locale.parse(language, sep="-")
        figures = format_decimal(Decimal(figures), form, locale, decimal_quantization=False)
    return f"{figures} {code}"
