"""Sums of money, addresses of the net and e-mail addresses, told alike however they are written.

``950 Euro`` is ``EUR 950.00``, ``2001:db8::2`` is ``2001:db8:0:0:0:0:0:2``, and
``a.b [at] c.example`` is ``a.b@c.example``. So little as two figures tell a sum, once a currency
stands beside them. A sign of several currencies tells the sum in each: ``¥ 950`` is ``JPY 950`` and
``CNY 950``.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from comity.steps.protect.rights import currencies

__all__ = ["readable", "same_values"]

LEAST_FIGURES = 2  # of a sum
_AMOUNT = r"\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_CENTS = re.compile(r"[.,]\d{1,2}$")
_NET = re.compile(r"(?<![\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:])")
_AT = re.compile(r"\s*[\[({<]\s*(?:at|ät|arobase|arroba)\s*[\])}>]\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|punkt|point|punto|\.)\s*[\])}>]\s*", re.IGNORECASE)


def same_values(text: str) -> Iterator[str]:
    """The sums of money and the IPv6 addresses of a text, each as it is written nowhere else."""
    if not any(map(str.isdigit, text)):
        return
    text = re.sub(r"[\u00a0\u2009\u202f]", " ", unicodedata.normalize("NFKC", text))
    for pattern in _sums():
        for match in pattern.finditer(text):
            whole = re.sub(r"\D", "", _CENTS.sub("", match["amount"])).lstrip("0")
            if len(whole) >= LEAST_FIGURES:
                yield from (f"{code} {whole}" for code in _currencies(match["money"]))
    for match in _NET.finditer(text):
        try:
            yield f"net {ipaddress.IPv6Address(match.group()).exploded}"
        except ValueError:
            continue


def readable(text: str) -> str:
    """A text with the signs of an e-mail address in the place of words for them in brackets."""
    return _DOT.sub(".", _AT.sub("@", text))


@cache
def _sums() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An amount behind a currency, or before it; codes in capitals, words in any letters."""
    names = sorted(currencies(), key=len, reverse=True)
    words = "|".join(re.escape(one) for one in names if not one.isupper())
    codes = "|".join(re.escape(one) for one in names if one.isupper())
    money = rf"(?P<money>(?i:{words})|(?:{codes}))"
    amount = rf"(?P<amount>{_AMOUNT})"
    return (
        re.compile(rf"(?<![^\W\d_]){money}\.?\s*{amount}(?!\d)"),
        re.compile(rf"(?<!\d){amount}(?:,--?)?\s*{money}(?![^\W\d_])"),
    )


def _currencies(written: str) -> tuple[str, ...]:
    known = currencies()
    return known.get(written) or known[written.casefold()]
