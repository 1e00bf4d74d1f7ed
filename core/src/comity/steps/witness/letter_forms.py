"""Letters as they are compared: one form for each, whatever the case, the ligature or the figures.

Left out on both sides are white space and signs that show nothing.
"""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["MEASURED", "bare", "folded", "script_of"]

MEASURED = frozenset(
    {"Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Armenian", "Georgian", "Devanagari"}
)
"""The scripts of which tests measure that a page is read as it was written: docs/second-witness.md.

Letters of any other are not compared, and are reported.
"""

_NAMED = {
    **{"cjk": "Han", "ideographic": "Han", "kangxi": "Han", "fullwidth": "Latin"},
    **{"hiragana": "Japanese", "katakana": "Japanese", "halfwidth": "Japanese"},
}
_COMMON = frozenset({"combining", "modifier", "superscript", "subscript", "variation"})
_INVISIBLE = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp", "Cs"})
_SAME = {"‐": "-", "‑": "-", "−": "-", "’": "'", "\ufffd": "", "ـ": ""}


@cache
def folded(letter: str) -> str:
    """What a letter is compared as; empty where it is not compared.

    Figures of every script become those of ASCII, since a word processor may set either.
    """
    found = ""
    for part in unicodedata.normalize("NFKD", letter).casefold():
        for one in unicodedata.normalize("NFKD", part):
            value = unicodedata.decimal(one, None)
            if value is not None:
                found += str(value)
            elif unicodedata.category(one) not in _INVISIBLE:
                found += _SAME.get(one, one)
    return found if script_of(letter) in {"", *MEASURED} else ""


@cache
def script_of(letter: str) -> str:
    """The script of a letter, by the first word of its name in Unicode; empty for other signs."""
    if unicodedata.category(letter)[0] not in "LM":
        return ""
    plain = unicodedata.normalize("NFKD", letter)[0]  # the micro sign is a Greek letter
    first = unicodedata.name(plain, "UNNAMED").split()[0].split("-")[0].lower()
    if first in _COMMON:
        return ""
    return _NAMED.get(first, first.capitalize())


def bare(text: str) -> str:
    """A text as it is compared."""
    return "".join(map(folded, text))
