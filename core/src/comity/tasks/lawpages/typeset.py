"""Setting a page of law as plain text: wrapped, indented, with its headings marked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from comity.law.citing import cited, how_read, of_source, of_statement, source_lines
from comity.model.citations import Citation
from comity.tasks.lawpages.page import Entry, Item, Page, Section
from comity.tasks.lawpages.wrapping import Line, wrapped
from comity.text.written import sentence

__all__ = ["typeset"]


def typeset(page: Page, width: int) -> Iterator[Line]:
    """The lines of a page."""
    yield from _heading(page.title, "=", width)
    for text in page.preface:
        yield from wrapped(text, width)
    for section in page.sections:
        yield Line()
        yield from _section(section, width)
    if page.sources:
        yield Line()
        yield from _heading("Sources", "-", width)
        for source in page.sources:
            yield Line()
            yield from wrapped(source.title, width, hang=4)
            for text in source_lines(source):
                yield from wrapped(text, width, 4, 2)


def _heading(text: str, mark: str, width: int) -> Iterator[Line]:
    lines = _unbroken(text, width)
    for line in lines:
        yield Line(line, strong=True)
    yield Line(mark * max(map(len, lines), default=0), strong=True)


def _unbroken(text: str, width: int) -> list[str]:
    """A heading in lines; an id or an address in it is never broken, so that it can be copied."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _section(section: Section, width: int) -> Iterator[Line]:
    yield from _heading(section.title, "-", width)
    for text in section.preface:
        yield Line()
        yield from wrapped(text, width)
    for item in section.items:
        yield Line()
        yield from _item(item, width)


def _item(item: Item, width: int) -> Iterator[Line]:
    for line in _unbroken(item.title, width):
        yield Line(line, strong=True)
    if item.note:
        yield from wrapped(item.note, width, 4)
    for number, entry in enumerate(item.entries):
        if number:
            yield Line()
        yield from _entry(entry, width)
    for number, entry in enumerate(item.unread):
        if item.entries or number:
            yield Line()
        yield from _unread(entry, width)


def _unread(entry: Entry, width: int) -> Iterator[Line]:
    """What is still to be read, under a heading of its own: it belongs to no entry above it."""
    yield from _label(entry, width)
    yield from wrapped(f"To be read: {_where(entry)}.", width, 4, 2)
    yield from _note(entry, width)
    yield from _place(entry, width)


def _label(entry: Entry, width: int) -> Iterator[Line]:
    if entry.label:
        yield from wrapped(f"{entry.label}:", width, 2, 2)


def _entry(entry: Entry, width: int) -> Iterator[Line]:
    yield from _label(entry, width)
    for text in entry.written:
        yield from wrapped(text, width, 4, 2)
    if entry.says and (entry.says,) != entry.written:
        yield from wrapped(entry.says, width, 4)
    yield from _note(entry, width)
    if entry.citation is not None:
        yield from _sources(entry.citation, width)
    yield from _place(entry, width)


def _sources(citation: Citation, width: int) -> Iterator[Line]:
    """Each source with its own day and reading; the days of what they say together come last."""
    own, *further = citation.sources
    yield from wrapped(f"[{cited(own)}]", width, 4, 1)
    yield from wrapped(of_source(own) if further else how_read(own), width, 5)
    for one in further:
        yield from wrapped(f"[with {cited(one)}]", width, 4, 1)
        yield from wrapped(of_source(one), width, 5)
    if further:
        yield from wrapped(of_statement(own), width, 5)


def _place(entry: Entry, width: int) -> Iterator[Line]:
    """The id of a statement, and the file and the line that hold it."""
    if entry.origin is not None and entry.origin.line:
        yield from wrapped(f"{entry.id}, {entry.origin}", width, 5, 2)


def _note(entry: Entry, width: int) -> Iterator[Line]:
    if entry.note:
        yield from wrapped(f"Note: {sentence(entry.note)}", width, 4)


def _where(entry: Entry) -> str:
    return cited(entry.citation) if entry.citation is not None else entry.id
