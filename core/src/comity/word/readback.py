"""A DOCX read back: styles become the elements that HTML, Markdown and JSON are written from.

One walker for all formats, so that every format says the same, header marks included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from comity.word.margins import lines_beside_fields, shown_margins
from comity.word.notes import Note, Notes, raised
from comity.word.numbering import Label, labels_in
from comity.word.ooxml import Element, child, paragraph_text, parse, w, yes
from comity.word.package import Package, open_package
from comity.word.styles import Role, Styles

__all__ = [
    "Block",
    "Document",
    "Heading",
    "Item",
    "Paragraph",
    "Table",
    "number_of",
    "walk",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``role`` says which kind. Newlines and tabs stand as characters."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 0 is the title, 1 to 3 follow; ``number`` as Word shows it, or empty."""

    level: int
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item with its composed number and the notes below it."""

    number: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``head`` is empty if none; with ``labels`` the first cell of a row is its label."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()
    labels: bool = False


Block = Paragraph | Heading | Item | Table


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader sees, in order; page numbers left out, they belong to paper.

    Footnotes and endnotes come last, with their marks.
    """

    header: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    footer: tuple[str, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Body:
    """What is asked of each paragraph of the body: its style, its label, the marks of its notes."""

    styles: Styles
    labels: Mapping[Element, Label]
    marks: Mapping[Element, str]

    def text(self, paragraph: Element) -> str:
        """What a reader sees of a paragraph, raised marks of notes included."""
        if not self.marks:
            return paragraph_text(paragraph)
        return paragraph_text(paragraph, self.marks)


@lru_cache(maxsize=4)  # each format of one document reads it
def walk(docx: bytes, *, marked: bool = True) -> Document:
    """Read a rendered document.

    Args:
        docx: the bytes of a DOCX as ``render`` makes it.
        marked: whether the text has the marks of notes.

    Raises:
        RenderError: the file is no DOCX.
    """
    package = open_package(docx, "document", own=True)
    styles = Styles.of(package)
    root = parse(package.parts[package.main].blob, package.main)
    body = child(root, "body")
    notes = Notes.of(package, root)
    marks = {node: raised(mark) for node, mark in notes.marks.items()} if marked else {}
    read = _Body(styles, labels_in(package, root, styles), marks)
    blocks = list(_blocks(body, read)) if body is not None else []
    return Document(
        header=tuple(_margin(package, root, "header", styles)),
        blocks=tuple(_with_notes(blocks)),
        footer=tuple(paragraph.text for paragraph in _margin(package, root, "footer", styles)),
        notes=notes.notes,
    )


def _margin(package: Package, body: Element, kind: str, styles: Styles) -> Iterator[Paragraph]:
    """The lines of headers or footers, without page numbers; a text of two paragraphs, once."""
    seen: set[str] = set()
    for part in shown_margins(package, body, kind):
        for node in parse(part.blob, part.name).iter(w("p")):
            texts = lines_beside_fields(node)
            yield from (Paragraph(styles.role(node), text) for text in texts if text not in seen)
            seen.update(texts)


def _blocks(parent: Element, read: _Body) -> Iterator[Block]:
    for node in parent:
        if node.tag == w("p"):
            yield from _paragraph(node, read)
        elif node.tag == w("tbl"):
            yield from _table(node, read)
        elif node.tag == w("sdt"):  # a content control is only a frame around blocks
            inner = child(node, "sdtContent")
            if inner is not None:
                yield from _blocks(inner, read)


def _paragraph(node: Element, read: _Body) -> Iterator[Block]:
    text = read.text(node)
    if not text.strip():
        return
    role = read.styles.role(node)
    if role.level is not None:
        yield Heading(role.level, text.strip(), number_of(read.labels.get(node)))
    elif role is Role.ITEM:
        number, tab, rest = text.partition("\t")
        yield Item(number.strip(), rest) if tab else Item("", text)
    else:
        yield Paragraph(role, text)


def number_of(label: Label | None) -> str:
    """The number of a heading, if it has one and it is known."""
    return "" if label is None or label.is_bullet else (label.text or "").strip()


def _with_notes(blocks: list[Block]) -> Iterator[Block]:
    """Hang every note on the item above it."""
    item: Item | None = None
    for block in blocks:
        if item is not None and isinstance(block, Paragraph) and block.role is Role.NOTE:
            item = Item(item.number, item.text, (*item.notes, block.text))
            continue
        if item is not None:
            yield item
        item = block if isinstance(block, Item) else None
        if item is None:
            yield block
    if item is not None:
        yield item


def _table(node: Element, read: _Body) -> Iterator[Block]:
    rows = list(node.iterchildren(w("tr")))
    cells = [list(row.iterchildren(w("tc"))) for row in rows]
    if read.styles.is_layout_table(cells):
        for cell in (cell for row in cells for cell in row):
            yield from _blocks(cell, read)
        return
    head = tuple(_cell(cell, read) for cell in cells[0]) if _is_head(rows) else ()
    text = tuple(tuple(_cell(cell, read) for cell in row) for row in (cells[1:] if head else cells))
    if text or head:
        yield Table(text, head, labels=not head and read.styles.has_labels(cells))


def _is_head(rows: list[Element]) -> bool:
    return bool(rows) and yes(child(rows[0], "trPr"), "tblHeader")


def _cell(cell: Element, read: _Body) -> str:
    return "\n".join(read.text(node) for node in cell.iter(w("p"))).strip()
