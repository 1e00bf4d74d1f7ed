"""Telephone numbers in a text, in each way in which one may be dialled.

``+49 171 5550199``, ``0171 5550199`` and ``0049 171 5550199`` are one number. Lengths and codes
are those of ``phonenumbers``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["telephones"]

LEAST = 8  # digits as dialled
MOST = 17
_WRITTEN = re.compile(r"(?<![\w.,+])\+?\(?\d[\d\s()/.\u2010-\u2015-]{6,28}\d(?!\w)")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_TO_DIAL = ("", "00", "011")  # before a country code


def telephones(value: Any, regions: Sequence[str] = ()) -> Iterator[str]:
    """Each way in which a telephone number of a text may be written, in digits alone.

    Args:
        value: the value of a field.
        regions: the States in which a number without a country code may be, as ISO codes.
    """
    if not isinstance(value, str) or not any(map(str.isdigit, value)):
        return
    text = _DAY.sub("\n", unicodedata.normalize("NFKC", value))
    for match in _WRITTEN.finditer(text):
        written = match.group()
        digits = re.sub(r"\D", "", written.replace("(0)", ""))
        if LEAST <= len(digits) <= MOST:
            yield from dict.fromkeys(_forms(written, digits, regions))


def _forms(written: str, digits: str, regions: Sequence[str]) -> Iterator[str]:
    import phonenumbers

    digits = "".join(str(unicodedata.decimal(one)) for one in digits)
    abroad = "+" in written
    if not abroad and digits.startswith("00"):
        abroad, digits = True, digits[2:]
    if not abroad and digits[0] != "0":
        return  # an amount or an identifier, unless a code to dial stands before it
    for region in (None,) if abroad else regions:
        try:
            number = phonenumbers.parse(f"+{digits}" if abroad else digits, region)
        except phonenumbers.NumberParseException:
            continue
        if not phonenumbers.is_possible_number(number):
            continue
        code = number.country_code or 0
        national = phonenumbers.national_significant_number(number)
        home = phonenumbers.region_code_for_country_code(code)
        trunk = phonenumbers.ndd_prefix_for_region(home, strip_non_digits=True) or ""
        yield from (national, f"0{national}", f"{trunk}{national}")
        for dial in _TO_DIAL:
            yield from (f"{dial}{code}{national}", f"{dial}{code}0{national}")
