"""The words by which a date is known: the names of the months, and what makes it a birth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

__all__ = ["is_birth", "month_names"]

LANGUAGES = ("en", "de", "fr", "es", "pt")  # those in which the month of a date is recognised
BORN = re.compile(
    r"(?:\b(?:born|birth|dob|geboren|geb|geburtsdatum|née?|naissance|nacid[oa]|nacimiento"
    r"|nascid[oa]|nascimento|birthday\s+(?:is|was))\b|\bd\.\s?o\.\s?b\.|\bgeb\.)"
    r"(?:[^.,;\d]{0,40}|\s+(?:in|at|à|au|aux|en|em)\s[^.;\d]{0,60}\b(?:on|le|am|el|em)\s+)$",
    re.IGNORECASE,
)
"""What stands before the day on which somebody was born, which tells of nothing else."""


def is_birth(before: str) -> bool:
    """Whether the words before a date say that it is the day on which somebody was born."""
    return BORN.search(before) is not None


@cache
def month_names() -> Mapping[str, int]:
    """The names of the months and their short forms, in small letters, with their numbers."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).months["format"][width].items():
                names.setdefault(str(name).rstrip(".").casefold(), int(number))
    return names
