"""Words of a message: its template filled in, in English or by the catalogue of a language."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from comity.model.messages import Message, Term, Value
from comity.text.formatting import format_value
from comity.text.messages.entries import Entry, Words, entry
from comity.text.written import capital, day, listed

__all__ = ["ENGLISH", "Catalogue", "fill", "worded"]

SPECS = ("", "or", "comma", "lines", "numbered", "code", "capital", "lower", "iso", "cure")
"""What may follow a name in a template: ``{names:or}``.

A list is joined by "and", if nothing else is said. ``numbered`` puts (1), (2) before its items,
``code`` puts each into backticks, and ``lower`` begins each with a small letter.
``{why:cure}`` is the cure of a nested message, in the place of its text.
"""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of a language: words by id, with those for exactly one, and names of terms.

    ``terms`` has names by kind and id: ``("state", "KE")``. What is not here stays English.
    """

    language: str
    words: Mapping[str, Words] = field(default_factory=dict)
    one: Mapping[str, Words] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)


ENGLISH = Catalogue("en")


def worded(message: Message, catalogue: Catalogue = ENGLISH) -> tuple[str, str]:
    """Text and cure of a message in a language; the English of it where the catalogue has none.

    Raises:
        KeyError: the registry does not have the id.
    """
    known = entry(message.id)
    words = _words_for(known, dict(message.params), catalogue)
    if words is None:
        return message.text, message.cure
    text, cure = fill(words, dict(message.params), catalogue)
    return text, worded(message.remedy, catalogue)[0] if message.remedy else cure


def _words_for(known: Entry, params: Mapping[str, Value], catalogue: Catalogue) -> Words | None:
    """The words for the number of the message, or None for a language that does not have it."""
    alone = bool(known.plural) and _count(params[known.plural]) == 1
    if catalogue is ENGLISH:
        return known.one if alone and known.one else known.words
    words = catalogue.words.get(known.id)
    return catalogue.one.get(known.id, words) if alone else words


def _count(value: Any) -> int:
    return len(value) if isinstance(value, tuple) else int(value)


def fill(words: Words, params: Mapping[str, Value], catalogue: Catalogue) -> tuple[str, str]:
    """Message and cure with the parameters in place.

    Raises:
        ValueError: a template has a specification that is not known.
    """
    return _filled(words.message, params, catalogue), _filled(words.cure, params, catalogue)


def _filled(template: str, params: Mapping[str, Value], catalogue: Catalogue) -> str:
    parts: list[str] = []
    for before, name, spec, _ in string.Formatter().parse(template):
        parts.append(before)
        if name is None:
            continue
        value = params[name]
        parts.append("\0" if value is None else _written(value, spec or "", catalogue))
    text = "".join(parts)
    return re.sub(r" ?\0", "", text).lstrip() if "\0" in text else text


def _written(value: Any, spec: str, catalogue: Catalogue) -> str:
    if spec not in SPECS:
        raise ValueError(f"unknown specification {spec!r}")
    if isinstance(value, tuple):
        return _joined([_one(item, catalogue) for item in value], spec, catalogue)
    if spec == "iso":
        return str(value.isoformat())
    if spec == "cure":
        return worded(value, catalogue)[1]
    text = _one(value, catalogue)
    if spec == "capital":
        return capital(text)
    return _lower(text) if spec == "lower" else text


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _joined(words: list[str], spec: str, catalogue: Catalogue) -> str:
    if spec in ("comma", "lines"):
        return (", " if spec == "comma" else " ").join(words)
    if spec == "numbered":
        return " ".join(f"({number}) {word}" for number, word in enumerate(words, 1))
    if spec == "code":
        return ", ".join(f"`{word}`" for word in words)
    if spec == "lower":
        words = [_lower(word) for word in words]
    if catalogue is ENGLISH:
        return listed(words, "or" if spec == "or" else "and")
    kind = "choice" if spec == "or" else "list"
    return format_value(words, kind, catalogue.language) or ", ".join(words)


def _one(value: Any, catalogue: Catalogue) -> str:
    if isinstance(value, Message):
        return worded(value, catalogue)[0]
    if isinstance(value, Term):
        return catalogue.terms.get((value.kind, value.id), value.name)
    if isinstance(value, dt.date):
        if catalogue is ENGLISH:
            return day(value)
        return format_value(value, "date", catalogue.language) or day(value)
    return str(value)
