"""What compose hands to render, and render to the exporters: plain data.

A document is a set of named *parts* (``Part``). Every part has the same slots, all present, each
possibly empty, so that a template may ask for any of them. At run time all of it is dicts, lists
and strings, which a template and JSON take as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

from comity.model.citations import Citation

__all__ = [
    "PUBLISHED",
    "ClauseUse",
    "Content",
    "Entry",
    "Frame",
    "Head",
    "Item",
    "Labels",
    "PageAids",
    "Part",
    "Passage",
    "Rendered",
    "Row",
    "Table",
    "texts_in",
]

PUBLISHED = frozenset({"notice"})
"""The kinds that are made for the public: with links that work, and dates for programs."""


class Row(TypedDict):
    """A labelled text; a template may pick it by ``name``, which further particulars lack."""

    name: NotRequired[str]
    label: str
    text: str


class Item(TypedDict):
    """A numbered item, with its notes."""

    number: str
    text: str
    notes: list[str]


class Entry(TypedDict):
    """A part within a part: one person, one offence, one measure."""

    heading: str
    paragraphs: list[str]
    rows: list[Row]
    items: list[Item]


class Table(TypedDict):
    """A table; each row has as many cells as the head."""

    head: list[str]
    rows: list[list[str]]


class Part(TypedDict):
    """A part of a document; ``shown`` is true when any slot but the heading holds something."""

    heading: str
    paragraphs: list[str]
    rows: list[Row]
    items: list[Item]
    entries: list[Entry]
    table: Table
    shown: bool


class Head(TypedDict):
    """What is printed of a document as a whole; ``direction`` is "ltr" or "rtl"."""

    form: str
    title: str
    subject: str
    reference: str
    date: str
    classification: str
    draft_mark: str
    language: str
    direction: str
    own_language: bool
    reference_line: str
    date_line: str


class Labels(TypedDict):
    """Words of the frame: "Page 1 of 3", "To", "Subject"."""

    page: str
    of: str
    to: str
    subject: str


class Frame(TypedDict):
    """What every template sees; a plugin may add values under names of its own."""

    doc: Head
    labels: Labels
    letterhead: list[str]
    addressee: list[str]
    salutation: str
    closing: list[str]
    signature: list[str]
    parts: dict[str, Part]


@dataclass(frozen=True, slots=True)
class ClauseUse:
    """One clause in a document: its id, part and text, the law and the fields behind it."""

    clause: str
    part: str
    citations: tuple[Citation, ...] = ()
    fields: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in a document that is in another language: a BCP 47 tag, and "ltr" or "rtl".

    ``of`` tells whose it is: the author's, a ``citation``, or ``law``, a text of law or of a plugin
    (``lent`` where a template may print it or not).
    """

    text: str
    language: str
    direction: str = "ltr"
    of: Literal["author", "citation", "law", "lent"] = "author"


@dataclass(frozen=True, slots=True)
class PageAids:
    """What the web page of a published document offers beside its text, for finding one's way.

    ``contents``, ``skip`` and ``cited`` are labels: of the list of contents, of the link that
    passes it, and of the links from a provision back to the text. ``law`` maps each text in the
    list of law to the address of the official text, ``telephones`` each number as it is written to
    the address by which it is called (``tel:+442079460000``).
    """

    contents: str
    skip: str
    cited: str
    law: Mapping[str, str] = field(default_factory=dict)
    telephones: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """A document as composed: strings, numbers, lists and mappings, nothing else.

    ``context`` is what the template sees: a ``Frame``, and what plugins lend under their names.
    ``placed`` maps each field path of the draft to the composed strings that hold it; each must be
    found again in the output. ``withheld`` maps a field path to the reason why it is not there.
    ``paper`` is "a4" or "letter". ``data`` is the machine-readable twin, without internal fields.
    ``passages`` are the texts in other languages, marked as such wherever they stand.
    ``page_aids`` are there for what is published.
    """

    kind: str
    form: str
    language: str
    title: str
    paper: str
    date: str
    context: Mapping[str, Any]
    placed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    clauses: tuple[ClauseUse, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    direction: str = "ltr"
    passages: tuple[Passage, ...] = ()
    page_aids: PageAids | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered document: the DOCX bytes and the content they were made from.

    ``folder`` is where the result will lie: an exporter that needs working files makes them there,
    or in the next folder above that exists, private, and removes them. ``beside`` names the files
    that are made of the document in the same run, by their format.
    """

    docx: bytes
    content: Content
    folder: Path | None = None
    beside: Mapping[str, str] = field(default_factory=dict)


def texts_in(value: Any) -> Iterator[str]:
    """Every text in plain data, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
