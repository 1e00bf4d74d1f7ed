"""A day of birth as it is written: in figures, and in words of several languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from babel import Locale

from comity.protect.fold import folded_words

__all__ = ["birth_forms"]

_FIGURES = (
    *("{y} {mm} {dd}", "{dd} {mm} {y}", "{mm} {dd} {y}", "{y}{mm}{dd}"),
    *("{y} {m} {d}", "{d} {m} {y}", "{m} {d} {y}", "{y}\u5e74{m}\u6708{d}\u65e5"),
)
_WORDS = tuple(  # day, month and year in braces; what stands there between them in words
    tuple(form.split())
    for form in (
        *("{day} {month} {y}", "{month} {day} {y}", "{y} {month} {day}", "{day} of {month} {y}"),
        *("{day} day of {month} {y}", "{day} de {month} {y}", "{day} de {month} de {y}"),
    )
)
_LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ru")
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def birth_forms(born: dt.date) -> Iterator[tuple[str, ...]]:
    """A day, word by word, in every form that is looked for; the year always in four figures."""
    day = {"y": f"{born.year:04}", "m": str(born.month), "d": str(born.day)}
    day |= {"mm": f"{born.month:02}", "dd": f"{born.day:02}"}
    yield from (tuple(form.format(**day).split()) for form in _FIGURES)
    days = [day["d"], day["dd"], f"{born.day}{_ORDINALS.get(born.day, 'th')}"]
    days += ["1er", "1o"] if born.day == 1 else []
    year = (day["y"],)
    for month in _months()[born.month]:
        for number in dict.fromkeys(days):
            held = {"{day}": (number,), "{month}": month, "{y}": year}
            for form in _WORDS:
                yield tuple(word for piece in form for word in held.get(piece, (piece,)))


@cache
def _months() -> dict[int, tuple[tuple[str, ...], ...]]:
    """The names of each month, in full and cut short, word by word."""
    found: dict[int, dict[tuple[str, ...], None]] = {number: {} for number in range(1, 13)}
    for language in _LANGUAGES:
        months = Locale(language).months["format"]
        for width in ("wide", "abbreviated"):
            for number, name in months[width].items():
                found[number][folded_words(str(name))] = None
    return {number: tuple(names) for number, names in found.items()}
