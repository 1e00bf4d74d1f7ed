"""Which measures of a request the text of a letter names: ``measure M3``, ``mesures 2 à 4``."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["measures_named", "plain_number"]

_NUMBER = r"M?\d{1,3}(?![\d]|[.,:/]\d)"
_NO = r"(?:(?:n[o°º]s?\.?|nrs?\.?|numbers?|numéros?|nummern?|números?|#)\s*)?"
_TIME = (
    r"(?:days?|weeks?|months?|years?|hours?|jours?|semaines?|mois|ans?|années?|heures?|tagen?|tage?"
    r"|wochen?|monaten?|jahren?|stunden?|dias?|días?|semanas?|meses|mes|mês|años?|anos?|horas?)\b"
)
_TO = r"\s*(?:-|–|\bto\b|\bthrough\b|\bà\b|\bbis\b|\ba\b|\bhasta\b|\baté\b)\s*"
_AND = r"\s*(?:,|;|&|\band\b|\bor\b|\bet\b|\bou\b|\bund\b|\boder\b|\be\b|\by\b|\bo\b)\s*"
_ONE = rf"{_NUMBER}(?:{_TO}{_NUMBER})?"
_NAMED = re.compile(
    rf"\b(?:measures?|mesures?|maßnahmen?|massnahmen?|medidas?)\s+{_NO}"
    rf"({_ONE}(?:{_AND}{_ONE})*)(?!\s*{_TIME})",
    re.IGNORECASE,
)


def measures_named(text: str) -> Iterator[str]:
    """The numbers of the measures that a text names, in its order; of a range, its two ends.

    A number that counts time is none: ``measures 30 days later``.
    """
    for found in _NAMED.finditer(text):
        yield from re.findall(r"\d+", found[1])


def plain_number(text: str) -> str:
    """The number of a measure without the letter of its id: ``3`` of ``M3``."""
    return re.sub(r"^[Mm](?=\d)", "", text.strip()).lstrip("0") or "0"
