"""What compose hands to render, and render to the exporters: plain data.

A document is a set of named *parts*. Every part has the same six slots, all present, each
possibly empty, so that a template may ask for any of them:

    heading      str
    paragraphs   list of str
    rows         list of {"label": str, "text": str}
    items        list of {"number": str, "text": str, "notes": list of str}
    entries      list of {"heading": str, "paragraphs": [...], "rows": [...], "items": [...]}
    table        {"head": list of str, "rows": list of list of str}

``shown`` is true when any slot but the heading holds something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comity.model.citations import Citation

__all__ = ["PUBLISHED", "ClauseUse", "Content", "Passage", "Rendered", "texts_in"]

PUBLISHED = frozenset({"notice"})
"""The kinds that are made for the public: with links that work, and dates for programs."""


@dataclass(frozen=True, slots=True)
class ClauseUse:
    """One clause in a document: its id, the part it stands in, and the law behind it."""

    clause: str
    part: str
    citations: tuple[Citation, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in a document that is in another language: a BCP 47 tag, and "ltr" or "rtl"."""

    text: str
    language: str
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Content:
    """A document as composed: strings, numbers, lists and mappings, nothing else.

    ``context`` is what the template sees: ``doc`` (title, subject, reference, date,
    classification, draft_mark, language, direction), ``labels`` (page, of), ``letterhead``
    (list of str), ``addressee`` (list of str), ``salutation``, ``closing`` (list of str),
    ``signature`` (list of str) and ``parts``.
    ``placed`` maps each field path of the draft to the composed strings that hold it; each must be
    found again in the output. ``withheld`` maps a field path to the reason why it is not there.
    ``paper`` is "a4" or "letter". ``data`` is the machine-readable twin, without internal fields.
    ``passages`` are the texts in other languages, marked as such wherever they stand.
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


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered document: the DOCX bytes and the content they were made from.

    ``folder`` is where the result will lie: an exporter that needs working files makes them there,
    or in the next folder above that exists, private, and removes them.
    """

    docx: bytes
    content: Content
    folder: Path | None = None


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
