"""The letters of wording and of law: public, the same for every case, and kept; never of a case."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from comity.text.bare_letters import letters_of, tokens_of

__all__ = ["public_joined", "public_spelt", "public_tokens", "spelt"]

_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Æ": "Ae", "Œ": "Oe"}
)


def spelt(text: str) -> tuple[str, ...]:
    """A text as it is, and with two letters for each that has two dots, a stroke or a ring."""
    if text.isascii():
        return (text,)
    apart = unicodedata.normalize("NFC", text).translate(_TWO_LETTERS)
    return (text, apart) if apart != text else (text,)


@lru_cache(maxsize=32)
def public_spelt(texts: tuple[str, ...], reading: int) -> str:
    """The letters of all wording and law that a document may print, spelt in each way."""
    found = (letters for text in texts for letters in _letters(text, reading))
    return "\n".join(dict.fromkeys(found))


@lru_cache(maxsize=32)
def public_joined(texts: tuple[str, ...], reading: int) -> str:
    """The tokens of each text run together: whatever some of them make up stands in it."""
    return "\n".join("".join(public_tokens(text, reading)) for text in texts)


@lru_cache(maxsize=1 << 14)
def public_tokens(text: str, reading: int) -> Sequence[str]:
    """The tokens of one text of the wording or the law."""
    return tuple(tokens_of(text, reading))


@lru_cache(maxsize=1 << 14)
def _letters(text: str, reading: int) -> Sequence[str]:
    return tuple(letters_of(form, reading) for form in spelt(text))
