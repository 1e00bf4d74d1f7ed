"""The values of law files in plain words: days, periods, authorities, processes, languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from babel import Locale, UnknownLocaleError

from comity.model.messages import Term
from comity.text.tags import language_of

__all__ = [
    "capital",
    "day",
    "human",
    "language_name",
    "listed",
    "period",
    "said",
    "sentence",
    "unit_of_time",
    "within",
    "written",
]

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NOUNS_LARGE = ("de", "lb")  # German and Luxembourgish write nouns large within a sentence too
CASES = {"yes": "Yes", "no": "No", "case-by-case": "Case by case"}
AUTHORITY = {"email": "E-mail", "phone": "Telephone", "fax": "Fax", "url": "Web"}
PROCESS = {"issued_by": "Issued by", "standard": "Standard", "limited_to": "Limited to"}
STRAIGHT = {
    "no": "Not directly to a court or a prosecutor",
    "urgent": "Directly to a court or a prosecutor only in urgent cases",
    "yes": "Sent directly",
}


def day(date: dt.date) -> str:
    """A date as ``24 April 1996``, whatever the locale of the machine."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def said(first: dt.date | int) -> str:
    """``24 April 1996``, or ``1996``."""
    return day(first) if isinstance(first, dt.date) else str(first)


def human(name: str) -> str:
    """An id as words: ``return-of-items`` is ``Return of items``."""
    return capital(name.replace("-", " ").replace("_", " ").strip())


def capital(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def within(text: str, language: str = "en") -> str:
    """A text as it stands within a sentence: with a small letter, where it is no abbreviation.

    In a language that writes nouns large, it stays as it is.
    """
    small = text[1:2].islower() and language_of(language) not in NOUNS_LARGE
    return f"{text[:1].lower()}{text[1:]}" if small else text


def sentence(text: str) -> str:
    """A text as a sentence of its own: with a capital, and a full stop where it has no end."""
    closed = text.endswith((".", "!", "?", ".)", ":"))
    return capital(text) if closed or not text else f"{capital(text)}."


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence lists them: ``a, b and c``."""
    *rest, end = list(words) or [""]
    return f"{', '.join(rest)} {last} {end}" if rest else end


def language_name(tag: str) -> str:
    """The English name of a language: ``German``, ``English (United Kingdom)``; else its tag."""
    parts = tag.replace("_", "-")
    try:
        return Locale.parse(parts, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):  # no locale, as Swahili of a State that has none
        name = Locale("en").languages.get(parts.partition("-")[0].lower())
        return f"{name} ({tag})" if name else tag


def written(value: Any, kind: str) -> tuple[str, ...]:
    """A value in the lines that a reader sees, by the type of its question."""
    if kind == "yes-no":
        return (CASES.get(str(value), human(str(value))),)
    if isinstance(value, Mapping):
        return tuple(_table(value, kind))
    if isinstance(value, (list, tuple)):
        return (", ".join(map(str, value)),)
    return (str(value),) if value not in (None, "") else ()


def _table(value: Mapping[str, Any], kind: str) -> list[str]:
    if kind == "period":
        return _period(value)
    if kind == "authority":
        return _authority(value)
    if kind == "process":
        return [capital(str(value.get("process", ""))), *_labelled(value, PROCESS)]
    if kind == "languages":
        return _languages(value)
    if kind == "road":
        return _road(value)
    return [f"{human(str(key))}: {inner}" for key, inner in value.items()]


def _labelled(value: Mapping[str, Any], labels: Mapping[str, str]) -> list[str]:
    return [f"{label}: {value[key]}" for key, label in labels.items() if value.get(key)]


def _period(value: Mapping[str, Any]) -> list[str]:
    """A length of time, and on a line of its own the time within which to apply."""
    length = [period(value)] if "quantity" in value else []
    within = value.get("apply_within")
    return [*length, f"Apply within: {period(within)}"] if within else length


def period(value: Mapping[str, Any]) -> str:
    """A length of time, and how often it can be had: ``90 days, once``."""
    quantity, unit = int(value.get("quantity", 0)), str(value.get("unit", "days"))
    text = f"{quantity} {unit[:-1] if quantity == 1 else unit}"
    times = value.get("times")
    if times is None:
        return text
    return f"{text}, {({1: 'once', 2: 'twice'}).get(int(times), f'up to {times} times')}"


def unit_of_time(quantity: int, unit: str) -> Term:
    """A unit of time after a number: ``days``, or ``day`` after 1."""
    name = unit.removesuffix("s") if quantity == 1 else unit
    return Term("term", name, name)


def _authority(value: Mapping[str, Any]) -> list[str]:
    address = value.get("address", ())
    lines = [str(value.get("name", "")), str(value.get("unit", ""))]
    lines += [address] if isinstance(address, str) else map(str, address)
    return [line for line in lines if line] + _labelled(value, AUTHORITY)


def _road(value: Mapping[str, Any]) -> list[str]:
    unless = f", unless {value['unless']}" if value.get("unless") else ""
    lines = [f"Sent to {value['to']}{unless}", STRAIGHT[str(value["direct"])]]
    return lines + ([f"A copy is sent to {value['copy_to']}"] if value.get("copy_to") else [])


def _languages(value: Mapping[str, Any]) -> list[str]:
    lines = [listed(map(language_name, value.get("accepts", ())), "or")]
    if value.get("alternatives"):
        others = listed(map(language_name, value["alternatives"]), "or")
        judged = " (judged by the case)" if value.get("when") else ""
        lines.append(f"Also {others}, on this condition: {value.get('on', 'not stated')}{judged}")
    certified = {
        "yes": "A translation must be certified.",
        "no": "A translation need not be certified.",
    }
    stated = value.get("certified", "")
    if isinstance(stated, Mapping):
        lines.append(f"A translation must be certified on this condition: {stated.get('on', '')}")
        return lines
    return [*lines, *filter(None, [certified.get(str(stated))])]
