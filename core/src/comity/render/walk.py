"""A DOCX read back: styles become the elements that HTML, Markdown and JSON are written from.

One walker for all formats, so that every format says the same, header marks included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.render.ooxml import Element, child, paragraph_text, parse, w, yes
from comity.render.package import Package, open_package
from comity.render.styles import Numbering, Role, Styles

__all__ = ["Block", "Document", "Heading", "Item", "Paragraph", "Table", "walk"]


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
    """What a reader sees, in order; page numbers left out, they belong to paper."""

    header: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    footer: tuple[str, ...]


def walk(docx: bytes) -> Document:
    """Read a rendered document.

    Args:
        docx: the bytes of a DOCX as ``render`` makes it.

    Raises:
        RenderError: the file is no DOCX.
    """
    package = open_package(docx, "document", own=True)
    styles = Styles.of(package)
    root = parse(package.parts[package.main].blob, package.main)
    body = child(root, "body")
    blocks = list(_blocks(body, styles, _Counter())) if body is not None else []
    return Document(
        header=tuple(_margin(package, "header", styles)),
        blocks=tuple(_with_notes(blocks)),
        footer=tuple(paragraph.text for paragraph in _margin(package, "footer", styles)),
    )


def _margin(package: Package, kind: str, styles: Styles) -> Iterator[Paragraph]:
    """The paragraphs of headers or footers, each text once, page numbers left out."""
    seen: set[str] = set()
    for part in package.related(kind):
        for node in parse(part.blob, part.name).iter(w("p")):
            text = paragraph_text(node).strip()
            has_field = any(True for _ in node.iter(w("fldChar"), w("fldSimple")))
            if text and not has_field and text not in seen:
                seen.add(text)
                yield Paragraph(styles.role(node), text)


class _Counter:
    """Counts the headings that Word numbers."""

    def __init__(self) -> None:
        self.count = 0

    def next(self, pattern: Numbering) -> str:
        self.count += 1
        return pattern.written(self.count)


def _blocks(parent: Element, styles: Styles, counter: _Counter) -> Iterator[Block]:
    for node in parent:
        if node.tag == w("p"):
            yield from _paragraph(node, styles, counter)
        elif node.tag == w("tbl"):
            yield from _table(node, styles, counter)
        elif node.tag == w("sdt"):  # a content control is only a frame around blocks
            inner = child(node, "sdtContent")
            if inner is not None:
                yield from _blocks(inner, styles, counter)


def _paragraph(node: Element, styles: Styles, counter: _Counter) -> Iterator[Block]:
    text = paragraph_text(node)
    if not text.strip():
        return
    role = styles.role(node)
    if role.level is not None:
        pattern = styles.number_pattern(node)
        yield Heading(role.level, text.strip(), counter.next(pattern) if pattern else "")
    elif role is Role.ITEM:
        number, tab, rest = text.partition("\t")
        yield Item(number.strip(), rest) if tab else Item("", text)
    else:
        yield Paragraph(role, text)


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


def _table(node: Element, styles: Styles, counter: _Counter) -> Iterator[Block]:
    rows = list(node.iterchildren(w("tr")))
    cells = [list(row.iterchildren(w("tc"))) for row in rows]
    if styles.is_layout_table(cells):
        for cell in (cell for row in cells for cell in row):
            yield from _blocks(cell, styles, counter)
        return
    head = tuple(_cell(cell) for cell in cells[0]) if _is_head(rows) else ()
    text = tuple(tuple(_cell(cell) for cell in row) for row in (cells[1:] if head else cells))
    if text or head:
        yield Table(text, head, labels=not head and styles.has_labels(cells))


def _is_head(rows: list[Element]) -> bool:
    return bool(rows) and yes(child(rows[0], "trPr"), "tblHeader")


def _cell(cell: Element) -> str:
    return "\n".join(paragraph_text(node) for node in cell.iter(w("p"))).strip()
