"""Written values read back: whether a text still says what the value is.

A plugin may write a value as its State does. What it wrote is read again here, so that no plugin
can print another amount, another day or half a list. All that is told of a false text is what it
lacks: never the value, which may be the name of a person whom nobody may know.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError

from comity.text import read_back_dates, read_back_lists, read_back_money
from comity.text.figures import marks_of, written_numbers

__all__ = ["locales_of", "not_said"]


@lru_cache(maxsize=256)
def locales_of(language: str, codes: tuple[str, ...] = ()) -> tuple[Locale, ...]:
    """The locales by which a text is read: the language's, and that of the State that writes it.

    There is none for a language that CLDR does not have.
    """
    bare = language.replace("_", "-").partition("-")[0]
    states = [code.partition("-")[0] for code in codes]
    tags = (language, *(f"{bare}-{state}" for state in states))
    found = [locale for tag in dict.fromkeys(tags) for locale in _locale(tag)]
    return tuple(found)


def _locale(tag: str) -> tuple[Locale, ...]:
    try:
        locale = Locale.parse(tag.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return ()
    # Babel's plain "en" is that of the United States, whose form of dates others misread
    return (Locale("en", "001") if str(locale) == "en" else locale,)


def not_said(
    written: str, value: Any, kind: str, language: str, codes: tuple[str, ...] = ()
) -> str:
    """What a written value does not say of the value, or nothing: ``the amount``.

    Args:
        written: the text that was made of the value.
        value: the value.
        kind: as a plugin is asked for it: date, money, list.
        language: the tag of the document's language.
        codes: the States that write the document, whose usage counts too.
    """
    if not written.strip():
        return "anything"
    if _hides(written):
        return "what a reader sees: it contains control characters"
    locales = locales_of(language, codes)
    test = TESTS.get(kind)
    return test(written, value, locales) if test is not None else ""


def _hides(written: str) -> bool:
    """Whether there are characters that no page shows, direction marks aside."""
    return any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in written)


def _number(written: str, value: Any, locales: tuple[Locale, ...]) -> str:
    found = written_numbers(written, marks_of(locales))
    if not found or any(Decimal(str(value)) not in number for number in found):
        return "the number"
    return ""


def _period(written: str, value: Any, locales: tuple[Locale, ...]) -> str:
    """The quantity, or the language's own word for one or two of a unit; and the unit."""
    unit, quantity = str(value["unit"]).removesuffix("s"), int(value["quantity"])
    forms = {form for locale in locales for form in read_back_lists.unit_forms(locale, unit)}
    found = written_numbers(written, marks_of(locales))
    if not found:
        own = {
            _folded(text)
            for locale in locales
            for text in read_back_lists.unit_texts(locale, unit, quantity)
        }
        return "" if _folded(written) in own else "the length of the period"
    if any(Decimal(quantity) not in number for number in found):
        return "the length of the period"
    text = read_back_lists.without_numbers(written)
    mine = max((form for form in forms if form in text), key=len, default="")
    if not mine:
        return "the unit of the period"
    rest = text.replace(mine, " ")
    others = (
        form
        for other in read_back_lists.UNITS
        if other != unit
        for locale in locales
        for form in read_back_lists.unit_forms(locale, other, ("long",))
        if form not in forms
    )
    return "the unit of the period" if any(form in rest for form in others) else ""


def _text(written: str, value: Any, locales: tuple[Locale, ...]) -> str:
    return "" if _folded(str(value)) in _folded(written) else "the text"


def _name(written: str, value: Any, locales: tuple[Locale, ...]) -> str:
    parts = [value.get(key) for key in ("full", "original_script", "transliteration")]
    said = all(_folded(str(part)) in _folded(written) for part in parts if part)
    return "" if said else "every form of the name"


def _state(written: str, value: Any, locales: tuple[Locale, ...]) -> str:
    return _not_another(written, str(value).partition("-")[0], locales, "territories", "State")


def _language(written: str, value: Any, locales: tuple[Locale, ...]) -> str:
    bare = str(value).replace("_", "-").partition("-")[0].lower()
    return _not_another(written, bare, locales, "languages", "language")


def _not_another(written: str, own: str, locales: tuple[Locale, ...], table: str, what: str) -> str:
    """A State may be called what its people call it, but not by the name of another."""
    names = {
        _folded(str(name)): code.partition("_")[0]
        for locale in (Locale("en"), *locales)
        for code, name in getattr(locale, table).items()
    }
    mine = {
        _folded(str(getattr(locale, table).get(own, own))) for locale in (Locale("en"), *locales)
    }
    said = _folded(written)
    return f"the {what}" if said in names and said not in mine and names[said] != own else ""


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split()).casefold()


Test = Callable[[str, Any, tuple[Locale, ...]], str]


def _if(fits: Callable[[Any], bool], test: Test) -> Test:
    """A test of values of a type; it fails for a value of another type."""
    return lambda written, value, locales: (
        test(written, value, locales) if fits(value) else "a value of this kind"
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


TESTS: dict[str, Test] = {
    "text": _text,
    "date": _if(lambda value: isinstance(value, dt.date), read_back_dates.not_said),
    "money": _if(_is_table, read_back_money.not_said),
    "number": _number,
    "period": _if(_is_table, _period),
    "list": _if(_is_list, read_back_lists.list_not_said),
    "choice": _if(_is_list, read_back_lists.choice_not_said),
    "address": _if(_is_list, read_back_lists.lines_not_said),
    "address-line": _if(_is_list, read_back_lists.lines_not_said),
    "name": _if(_is_table, _name),
    "state": _state,
    "language": _language,
}
