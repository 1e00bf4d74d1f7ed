"""Words of a message: its template filled in, in English or by the catalogue of a language."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Any

from comity.model.cure_words import Reader
from comity.model.findings import Finding
from comity.model.messages import Message, Term, Value
from comity.text.citing_forms import place_in
from comity.text.formatting import format_value, unit_after_number
from comity.text.language_marks import marked, of_words, without_marks
from comity.text.messages.entries import Entry, Words, entry
from comity.text.messages.for_page import in_page_words
from comity.text.plurals import form_of
from comity.text.reader_text import is_of, said_in
from comity.text.tags import alike
from comity.text.written import capital, day, language_name, listed, within

__all__ = ["ENGLISH", "Catalogue", "fill", "page_cure", "retold", "spoken_in", "worded"]

MARKS = {"comma": ", ", "semicolon": "; ", "bar": " | ", "lines": " "}
OF_LISTS = ("assurance", "promise")  # types of ids that the words of documents name
SENTENCES = ("law.says", "law.rule")  # whose text is a sentence of law
STOPS = (".", "!", "?", "…")
_FULL_STOP = re.compile(r"\.(?=\s|$)")
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
    plugin labels. What is not here stays English. ``kept`` is the English from which the name of a
    thing was translated, by id: a name of which the English is another today stays English too.
    ``labels`` are the words that a form has for the values of a closed list, by ``field-value`` and
    by ``value``, where the language itself has none. ``for_page`` is set for a page: there every
    day is in words, also one that a line of a terminal has as ``2026-10-05``, and what is in
    another language stands between marks (``text.language_marks``).
    """

    language: str
    words: Mapping[str, Words] = field(default_factory=dict)
    plural: Mapping[tuple[str, str], Words] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    for_page: bool = False

    @property
    def is_english(self) -> bool:
        """Whether it says what the registry says."""
        return self.language == "en"

    def named(self, term: Term) -> str:
        """A thing by its name in this language, or in English where it has none here."""
        ids = (id for id in _names(term) if is_of(self.kept.get(id, ""), term.name))
        own = next((self.texts[id] for id in ids if id in self.texts), "")
        if own:
            return own
        if term.kind == "term" and (unit := unit_after_number(term.id, self.language)):
            return unit
        name, language = said_in(term.name, self.language)
        if term.kind in ("state", "language") and not alike(language, self.language):
            known = format_value(term.id, term.kind, self.language)
            return name if known in (None, term.id) else known
        return self.foreign(name, language) if term.kind in ("kind", "term") else name

    def foreign(self, text: str, language: str = "en") -> str:
        """A text in its language, on a page between marks where that is not the reader's."""
        own = not self.for_page or alike(language, self.language)
        return text if own else marked(text, language)

    def of_list(self, name: str, value: str) -> str:
        """A value of a closed list as documents word it: ``word.assurance.costs``; else its id."""
        return self.texts.get(f"word.{name}.{value}", value)

    def labelled(self, label: str, text: str) -> str:
        """A label and what it says, as the language writes the colon: ``Forme : demande``."""
        return self._join("format.labelled", "{label}: {text}", label=label, text=text)

    def then(self, texts: Iterable[str]) -> str:
        """Texts in a row, as the language writes the semicolon between them."""
        form = "{first}; {next}"
        told = iter(texts)
        return reduce(
            lambda first, next: self._join("format.then", form, first=first, next=next),
            told,
            next(told, ""),
        )

    def _join(self, id: str, english: str, **texts: str) -> str:
        return self.texts.get(id, english).format(**texts)

    def cure_of(self, found: Finding, reader: Reader) -> str:
        """The cure of a finding, for somebody who edits its file or who fills in a page."""
        if reader == "file":
            return retold(found.said, found.message, found.cure, self)[1]
        if found.said is None:
            return in_page_words(found.cure, found.field, self, {}, ENGLISH)
        return page_cure(found.said, found.field, self)


def _names(term: Term) -> tuple[str, ...]:
    """The ids that may name a thing, the most particular first."""
    if term.kind == "kind":
        return (f"measure.{term.id}",)
    if term.kind == "instrument":
        return (
            f"instrument.{term.id}.short",
            f"instrument.{term.id}.title",
            f"instrument.{term.id}",
        )
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
    return (text, cure) if said is None or catalogue.is_english else worded(said, catalogue)


def page_cure(message: Message, at: str = "", catalogue: Catalogue = ENGLISH) -> str:
    """The cure of a message about a field for somebody who fills in a page.

    It is the page cure of the registry; where that has none, the usual one with the titles of
    fields in place of their names in a file.
    """
    said = message.remedy or message
    names = {term.id: term for term in _terms_in(message)}
    cure = _for_page(said, catalogue, remedy=said is not message)
    return in_page_words(cure, at, catalogue, names, _spoken(said, catalogue))


def spoken_in(said: Message | None, catalogue: Catalogue) -> str:
    """The tag of the language that a text of the core is in; English where no message is behind it.

    Args:
        said: the message, or the remedy of one.
        catalogue: the language of the reader.
    """
    return _spoken(said, catalogue).language if said else ENGLISH.language


def _spoken(said: Message, catalogue: Catalogue) -> Catalogue:
    """The language that a message is said in: English where the catalogue has no words for it.

    A sentence of law is in the language in which a plugin has it.
    """
    known, params = entry(said.id), dict(said.params)
    if _words_for(known, params, catalogue) is None:
        return ENGLISH
    law = params.get("says") if said.id in SENTENCES else None
    if not isinstance(law, str):
        return catalogue
    own = alike(said_in(law, catalogue.language)[1], catalogue.language)
    return catalogue if own else ENGLISH


def _for_page(said: Message, catalogue: Catalogue, *, remedy: bool) -> str:
    """The template for a page, filled in; of a remedy, and of what is nested, the text."""
    known, params = entry(said.id), dict(said.params)
    words = _words_for(known, params, catalogue)
    if words is None:
        words, catalogue = _words_for(known, params, ENGLISH) or known.words, ENGLISH
    template = words.page or (words.message if remedy else words.cure)
    laws = _laws(params, catalogue, known.params)
    return _filled(template, laws, catalogue, page=True)


def _terms_in(value: Any) -> Iterator[Term]:
    """The things with a name in a message, those of nested messages too."""
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _terms_in(one)
    elif isinstance(value, Message):
        for _, one in value.params:
            yield from _terms_in(one)
        yield from _terms_in(value.remedy)


def _words_for(known: Entry, params: Mapping[str, Value], catalogue: Catalogue) -> Words | None:
    """The words for the number of the message, or None for a language that does not have it."""
    count = _count(params[known.plural]) if known.plural else None
    if catalogue.is_english:
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
    told = _laws(params, catalogue, types or {})
    return _filled(words.message, told, catalogue), _filled(words.cure, told, catalogue)


def _laws(
    params: Mapping[str, Value], catalogue: Catalogue, types: Mapping[str, str]
) -> dict[str, Any]:
    """The parameters: law in the reader's language or marked, ids as its words."""
    told = dict(params)
    for name in params.keys() & types.keys():
        kind = types[name].rstrip("?[]")
        if kind == "law":
            told[name] = _law(params[name], catalogue)
        elif kind == "place":
            told[name] = place_in(str(params[name]), catalogue.language)
        elif kind in OF_LISTS:
            told[name] = _of_list(kind, params[name], catalogue)
    return told


def _of_list(name: str, value: Any, catalogue: Catalogue) -> Any:
    if isinstance(value, tuple):
        return tuple(_of_list(name, one, catalogue) for one in value)
    return catalogue.of_list(name, value) if isinstance(value, str) else value


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
    told: dict[str, Value] = {"text": catalogue.foreign(text, language), "language": name}
    return _filled(mark.message, told, catalogue)


def _filled(
    template: str, params: Mapping[str, Value], catalogue: Catalogue, *, page: bool = False
) -> str:
    parts: list[str] = []
    for before, name, spec in _taken_apart(template):
        parts.append(_stopped(before, parts[-1] if parts else ""))
        if name is None:
            continue
        value = params[name]
        parts.append("\0" if value is None else _written(value, spec, catalogue, page=page))
    text = "".join(parts)
    return re.sub(r" ?\0", "", text).lstrip() if "\0" in text else text


@lru_cache(maxsize=16384)
def _taken_apart(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """The words of a template, each with the parameter after them and what is said of it."""
    parts = string.Formatter().parse(template)
    return tuple((before, name, spec or "") for before, name, spec, _ in parts)


def _stopped(words: str, value: str) -> str:
    """The words after a value; a value that ends its sentence brings its own full stop."""
    closed = words.startswith(".") and without_marks(value).rstrip().endswith(STOPS)
    ended = closed and _FULL_STOP.match(words)
    return words[1:] if ended else words


def _written(value: Any, spec: str, catalogue: Catalogue, *, page: bool = False) -> str:
    if spec not in SPECS:
        raise ValueError(f"unknown specification {spec!r}")
    if isinstance(value, tuple):
        return _joined([_one(item, catalogue, page=page) for item in value], spec, catalogue)
    if spec == "iso" and not catalogue.for_page:
        return str(value.isoformat())
    if spec == "cure":
        if page:
            return _for_page(value.remedy or value, catalogue, remedy=value.remedy is not None)
        return worded(value, catalogue)[1]
    text = _one(value, catalogue, page=page)
    if spec == "capital":
        return of_words(text, capital)
    return _lower(text, catalogue) if spec == "lower" else text


def _lower(text: str, catalogue: Catalogue) -> str:
    return of_words(text, lambda words: within(words, catalogue.language))


def _joined(words: list[str], spec: str, catalogue: Catalogue) -> str:
    if spec == "semicolon":
        return catalogue.then(words)
    if spec in MARKS:
        return MARKS[spec].join(words)
    if spec == "numbered":
        return " ".join(f"({number}) {word}" for number, word in enumerate(words, 1))
    if spec == "code":
        return ", ".join(f"`{word}`" for word in words)
    if spec == "lower":
        words = [_lower(word, catalogue) for word in words]
    if catalogue.is_english:
        return listed(words, "or" if spec == "or" else "and")
    kind = "choice" if spec == "or" else "list"
    return format_value(words, kind, catalogue.language) or ", ".join(words)


def _one(value: Any, catalogue: Catalogue, *, page: bool = False) -> str:
    if isinstance(value, Message):
        if page:
            return _for_page(value, catalogue, remedy=True)
        return worded(value, catalogue)[0]
    if isinstance(value, Term):
        return (
            said_in(value.name, ENGLISH.language)[0]
            if catalogue.is_english
            else catalogue.named(value)
        )
    if isinstance(value, dt.date):
        if catalogue.is_english:
            return day(value)
        return format_value(value, "date", catalogue.language) or day(value)
    return said_in(value, catalogue.language)[0] if isinstance(value, str) else str(value)
