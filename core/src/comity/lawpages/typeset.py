"""Setting a page of law as plain text: wrapped, indented, with its headings marked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from comity.law.citing import READ, cited, how_read, source_lines
from comity.law.written import capital, sentence
from comity.lawpages.lines import Line, wrapped
from comity.lawpages.page import Entry, Item, Page, Section

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
    for entry in item.unread:
        about = f" ({entry.label})" if entry.label else ""
        text = f"To be read: {_where(entry)}{about}."
        yield from wrapped(text, width, 4, 2)
        yield from _note(entry, width)
        yield from _place(entry, width)


def _entry(entry: Entry, width: int) -> Iterator[Line]:
    if entry.label:
        yield from wrapped(f"{entry.label}:", width, 2, 2)
    for text in entry.written:
        yield from wrapped(text, width, 4, 2)
    if entry.says and (entry.says,) != entry.written:
        yield from wrapped(entry.says, width, 4)
    yield from _note(entry, width)
    if entry.citation is not None:
        own, *further = entry.citation.sources
        yield from wrapped(f"[{cited(own)}]", width, 4, 1)
        yield from wrapped(how_read(own), width, 5)
        for one in further:
            yield from wrapped(f"[with {cited(one)}]", width, 4, 1)
            yield from wrapped(f"{capital(READ[one.read])}.", width, 5)
    yield from _place(entry, width)


def _place(entry: Entry, width: int) -> Iterator[Line]:
    """The id of a statement, and the file and the line that hold it."""
    if entry.origin is not None and entry.origin.line:
        yield from wrapped(f"{entry.id}, {entry.origin}", width, 5, 2)


def _note(entry: Entry, width: int) -> Iterator[Line]:
    if entry.note:
        yield from wrapped(f"Note: {sentence(entry.note)}", width, 4)


def _where(entry: Entry) -> str:
    return cited(entry.citation) if entry.citation is not None else entry.id
