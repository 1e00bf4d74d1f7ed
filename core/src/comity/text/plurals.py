"""Plural forms: which words a language has for one thing, for two, for a few (CLDR)."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

__all__ = ["OTHER", "form_of", "forms"]

OTHER = "other"
USUAL = range(200)  # a form for millions alone (French, Portuguese) is not needed here


@cache
def forms(language: str) -> tuple[str, ...]:
    """The forms that whole numbers below 200 take, ``other`` last: ``one``, ``few``, ``other``."""
    found = dict.fromkeys(form_of(number, language) for number in USUAL)
    return (*(form for form in found if form != OTHER), OTHER)


def form_of(number: int, language: str) -> str:
    """The form for a number: ``one`` for 1 in English, ``few`` for 3 in Polish."""
    try:
        return str(Locale.parse(language, sep="-").plural_form(number))
    except (UnknownLocaleError, ValueError):
        return "one" if number == 1 else OTHER
