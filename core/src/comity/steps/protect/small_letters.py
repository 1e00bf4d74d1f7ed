"""Short names in small letters: ``omar`` in a message that is quoted, or in the name of a user.

A word of three or four letters is more often a word of some language than a name. So it counts only
where people write names small: between quotation marks, in an address, in the name of a user or a
file, and one of four letters in a text in English or French, whose everyday words are known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from comity.steps.protect.scanned_text import Text
from comity.text.folding import Word
from comity.text.function_words import LISTED, count

__all__ = ["is_quoted", "is_set_small"]

LEAST = 4  # letters of a word that counts in running text, or before figures
_KNOWN = ("en", "fr")
"""Languages of which the everyday words are known (``comity.text.everyday``)."""
_QUOTED = re.compile(
    r"[“„«»][^“”„«»\n]{1,2000}[”“»«]|\"[^\"\n]{1,2000}\"|(?<![^\W_])[‘'][^‘\n]{1,2000}?[’'](?![^\W_])"
)
_FIGURES = re.compile(r"\d{1,4}(?![^\W_])")


def is_set_small(text: Text, word: Word) -> bool:
    """Whether a short word without a capital stands where it can be a name.

    Args:
        text: the text that the word is of.
        word: a word of it, in small letters; everyday words are taken out before.
    """
    if _within(tuple(text.addresses), word) or is_quoted(text, word):
        return True
    if len(word.text) < LEAST:
        return False
    joined = text.text[max(word.start - 1, 0) : word.start].isalnum()
    return (not joined and bool(_FIGURES.match(text.text, word.end))) or _is_known(text.text)


def is_quoted(text: Text, word: Word) -> bool:
    """Whether a word stands between quotation marks."""
    return _within(_quotations(text.text), word)


def _within(spans: tuple[tuple[int, int], ...], word: Word) -> bool:
    at = bisect_right(spans, (word.start, len(spans) and spans[-1][1])) - 1
    return at >= 0 and word.end <= spans[at][1]


@lru_cache(maxsize=64)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _QUOTED.finditer(text))


@lru_cache(maxsize=64)
def _is_known(text: str) -> bool:
    """Whether a text is in a language of which the everyday words are known."""
    found = {tag: count(text, tag, apart=True) for tag in LISTED}
    most = max(found.values())
    return any(found[tag] == most for tag in _KNOWN) and most > 0
