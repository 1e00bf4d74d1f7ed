"""The words by which a date is known: the names of the months, and what makes it no event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

__all__ = ["BEFORE", "is_particular", "month_names"]

LANGUAGES = ("en", "de", "fr", "es", "pt")  # those in which the month of a date is recognised
BORN = re.compile(
    r"(?:\b(?:born|birth|dob|geboren|geb|geburtsdatum|née?|naissance|nacid[oa]|nacimiento"
    r"|nascid[oa]|nascimento|into the world|zur Welt|vu le jour|venue? au monde"
    r"|birthday\s+(?:is|was))\b|\bd\.\s?o\.\s?b\.|\bgeb\.)"
    r"(?:[^.,;\d]{0,40}|\s+(?:in|at|à|au|aux|en|em)\s[^.;\d]{0,60}\b(?:on|le|am|el|em)\s+)$",
    re.IGNORECASE,
)
"""What stands before the day on which somebody was born, which tells of nothing else."""
BEFORE = 300
"""Signs before a day in which words stand that say what day it is, if they do."""


MADE = re.compile(
    r"[(,]\s*(?:(?:a|the|an)\s+company\s+)?(?:(?:which|that)\s+was\s+|qui\s+a\s+été\s+)?"
    r"(?:re-?)?"
    r"(?:incorporated|founded|formed|established|registered|set up"
    r"|gegründet|eingetragen|errichtet|constituée?|fondée?|créée?|immatriculée?|inscrite?"
    r"|constituida|fundada|registrada|constituída)(?:[^.,;()\d]{0,40}|\s+(?:in|at|à|au|en|em)\s[^.;()\d]{0,60})$",
    re.IGNORECASE,
)
"""An aside on a company before the day on which it was made, which is no day of the event."""
_DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?(?:[^\W\d]+\.?|\d{1,2}\.)\s?\d{4})"
BORN_THEN = re.compile(
    rf"{_DAY}(?:\s+in\s+[^.;,\d]{{1,40}})?\s+(?:geboren|zur Welt)\b", re.IGNORECASE
)
"""The day of a birth, of which the end of a German sentence tells."""
MADE_THEN = re.compile(
    rf"{_DAY}[^.;,\d]{{0,40}}\s(?:gegründet|eingetragen|errichtet|ausgestellt) (?:wurde|worden)\b"
)
RELATIVE = re.compile(r",\s*(?:die|das|der|welche[rs]?)\s+am\s+$", re.IGNORECASE)
"""With ``MADE_THEN`` a clause on a company or a paper: ``, die am 4. April gegründet wurde``."""
PAPER = re.compile(
    r"\b(?:passport|identity (?:card|document)|ID(?: card)?|(?:driving )?licen[cs]e|visa"
    r"|residence permit|Reisepass|(?:Personal)?[Aa]usweis|Führerschein|Aufenthaltstitel|passeport"
    r"|carte d[’']identité|permis de (?:conduire|séjour)|titre de séjour|pasaporte|passaporte)\b"
    r"[^.;]{0,60}\b(?:issued|valid|expir\w+|ausgestellt|gültig|délivrée?|valable|expedido|emitido)\b"
    r"[^.,;\d]{0,40}$"
)
"""What stands before the day on which a paper of identity was made out, or ceases to be valid."""


def is_particular(text: str, start: int) -> bool:
    """Whether the words before a date make it a particular of a person, a company or a paper.

    The day of a birth, or an aside on when a company or a passport was made, is told of who or
    what it is, and not of what happened.

    Args:
        text: the text with the date.
        start: where the date begins in it.
    """
    since = max(0, start - BEFORE)
    if any(one.search(text, since, start) is not None for one in (BORN, MADE, PAPER)):
        return True
    if BORN_THEN.match(text, start) is not None:
        return True
    within = RELATIVE.search(text, since, start) is not None
    return within and MADE_THEN.match(text, start) is not None


@cache
def month_names() -> Mapping[str, int]:
    """The names of the months and their short forms, in small letters, with their numbers."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).months["format"][width].items():
                names.setdefault(str(name).rstrip(".").casefold(), int(number))
    return names
