"""Signs and words for money, and which currencies each may stand for.

One table for all who read sums in a text: ``¥`` is the yen and the yuan, ``FCFA`` the franc of two
groups of States. The table is ``currency_words.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["currencies_of", "currency_words"]


@cache
def currency_words() -> Mapping[str, tuple[str, ...]]:
    """The signs and words, in small letters, each with its codes, the likeliest first."""
    text = files("comity.text").joinpath("currency_words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {
        word: tuple(codes.split())
        for rows in (table["of_one"], table["of_several"])
        for codes, words in rows.items()
        for word in words
    }


def currencies_of(written: str) -> tuple[str, ...]:
    """The codes of the currencies that a sign or a word may stand for; empty for any other."""
    return currency_words().get(written.casefold(), ())
