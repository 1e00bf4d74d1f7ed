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
from comity.text.plurals import form_of
from comity.text.reader_text import said_in
from comity.text.tags import alike
from comity.text.written import capital, day, language_name, listed, within

__all__ = ["ENGLISH", "Catalogue", "fill", "retold", "worded"]

MARKS = {"comma": ", ", "semicolon": "; ", "bar": " | ", "lines": " "}
SPECS = ("", "or", *MARKS, "numbered", "code", "capital", "lower", "iso", "cure")
"""What may follow a name in a template: ``{names:or}``.

A list is joined by "and", if nothing else is said. ``numbered`` puts (1), (2) before its items,
``code`` puts each into backticks, and ``lower`` begins each with a small letter.
``{why:cure}`` is the cure of a nested message, in the place of its text.
"""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of a language: words by id, and those of its plural forms by id and form.

    ``texts`` are all texts of the language, which name kinds of assistance, instruments and what a
    plugin labels. What is not here stays English.
    """

    language: str
    words: Mapping[str, Words] = field(default_factory=dict)
    plural: Mapping[tuple[str, str], Words] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def named(self, term: Term) -> str:
        """A thing by its name in this language, or in English where it has none here."""
        own = next((self.texts[id] for id in _names(term) if id in self.texts), "")
        if own:
            return own
        name, language = said_in(term.name, self.language)
        if term.kind in ("state", "language") and not alike(language, self.language):
            known = format_value(term.id, term.kind, self.language)
            return name if known in (None, term.id) else known
        return name


def _names(term: Term) -> tuple[str, ...]:
    """The ids that may name a thing, the most particular first."""
    if term.kind == "kind":
        return (f"measure.{term.id}",)
    if term.kind == "instrument":
        return (f"instrument.{term.id}.short", f"instrument.{term.id}.title")
    if term.kind in ("state", "language"):
        return (f"{term.kind}.{term.id}.name",)
    return (f"term.{term.id}",)


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
    text, cure = fill(words, dict(message.params), catalogue, known.params)
    return text, worded(message.remedy, catalogue)[0] if message.remedy else cure


def retold(
    said: Message | None, text: str, cure: str, catalogue: Catalogue = ENGLISH
) -> tuple[str, str]:
    """Text and cure in a language; as they are where no message stands behind them."""
    return (text, cure) if said is None or catalogue is ENGLISH else worded(said, catalogue)


def _words_for(known: Entry, params: Mapping[str, Value], catalogue: Catalogue) -> Words | None:
    """The words for the number of the message, or None for a language that does not have it."""
    count = _count(params[known.plural]) if known.plural else None
    if catalogue is ENGLISH:
        return known.one if count == 1 and known.one else known.words
    words = catalogue.words.get(known.id)
    if count is None or words is None:
        return words
    return catalogue.plural.get((known.id, form_of(count, catalogue.language)), words)


def _count(value: Any) -> int:
    return len(value) if isinstance(value, tuple) else int(value)


def fill(
    words: Words,
    params: Mapping[str, Value],
    catalogue: Catalogue,
    types: Mapping[str, str] | None = None,
) -> tuple[str, str]:
    """Message and cure with the parameters in place.

    A text is the one in the reader's language, if there is one. A sentence of law that has none is
    marked with the language that it is in; ``types`` tells which parameters are law.

    Raises:
        ValueError: a template has a specification that is not known.
    """
    laws = {name for name, kind in (types or {}).items() if kind.rstrip("?[]") == "law"}
    told = {
        name: _law(value, catalogue) if name in laws else value for name, value in params.items()
    }
    return _filled(words.message, told, catalogue), _filled(words.cure, told, catalogue)


def _law(value: Any, catalogue: Catalogue) -> Any:
    """A sentence of law in the reader's language, or marked with its own."""
    if isinstance(value, tuple):
        return tuple(_law(one, catalogue) for one in value)
    if not isinstance(value, str):
        return value
    text, language = said_in(value, catalogue.language)
    if not text or alike(language, catalogue.language):
        return text
    mark = _words_for(entry("law.in-language"), {}, catalogue) or entry("law.in-language").words
    name = Term("language", language, language_name(language))
    return _filled(mark.message, {"text": text, "language": name}, catalogue)


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
    return within(text, catalogue.language) if spec == "lower" else text


def _joined(words: list[str], spec: str, catalogue: Catalogue) -> str:
    if spec in MARKS:
        return MARKS[spec].join(words)
    if spec == "numbered":
        return " ".join(f"({number}) {word}" for number, word in enumerate(words, 1))
    if spec == "code":
        return ", ".join(f"`{word}`" for word in words)
    if spec == "lower":
        words = [within(word, catalogue.language) for word in words]
    if catalogue is ENGLISH:
        return listed(words, "or" if spec == "or" else "and")
    kind = "choice" if spec == "or" else "list"
    return format_value(words, kind, catalogue.language) or ", ".join(words)


def _one(value: Any, catalogue: Catalogue) -> str:
    if isinstance(value, Message):
        return worded(value, catalogue)[0]
    if isinstance(value, Term):
        return (
            said_in(value.name, ENGLISH.language)[0]
            if catalogue is ENGLISH
            else catalogue.named(value)
        )
    if isinstance(value, dt.date):
        if catalogue is ENGLISH:
            return day(value)
        return format_value(value, "date", catalogue.language) or day(value)
    return said_in(value, catalogue.language)[0] if isinstance(value, str) else str(value)
