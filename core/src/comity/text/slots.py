"""The slots of a text: names in braces, each with what it may say after a colon."""

from __future__ import annotations

import string

__all__ = ["same_slots", "slots", "wordless"]

FORMATTER = string.Formatter()
GRAMMAR = ("capital", "lower")  # which each language decides: German writes its nouns large


def slots(text: str) -> set[str]:
    """The names in braces, with what follows a colon: ``state``, ``names:or``.

    Whether a value begins with a capital or a small letter is left to the language.

    Raises:
        ValueError: a brace is open, or a name is not one.
    """
    found = set()
    for _, name, spec, conversion in FORMATTER.parse(text):
        if name is None:
            continue
        if conversion or not name.isidentifier():
            raise ValueError(f"{{{name}}} is not a slot")
        found.add(f"{name}:{spec}" if spec and spec not in GRAMMAR else name)
    return found


def wordless(text: str) -> bool:
    """Whether a text only puts slots together, as every language may: ``{message} {cure}``."""
    return not any(letter.isalpha() for before, *_ in FORMATTER.parse(text) for letter in before)


def same_slots(text: str, english: str, free: str = "") -> bool:
    """Whether a text has the slots of the English, each at least once, and no other.

    ``free`` is a slot that either may have without the other.
    """
    try:
        return slots(text) ^ slots(english) <= {free}
    except ValueError:
        return False
