"""HTML from a rendered document: one standing file, no script, nothing fetched.

Made to meet WCAG 2.2 AA; docs/formats.md says how that is checked. The marks of the DOCX's header
(classification, draft) stay in sight while a reader scrolls, come again on every printed page, and
stand in the title, which browsers print and keep in their history.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from comity.model.content import PUBLISHED, Content, Passage, Rendered
from comity.steps.render.html_style import style_sheet
from comity.steps.render.passages import Passages
from comity.word.notes import Note, raised
from comity.word.readback import Block, Document, Heading, Item, Paragraph, Table, walk
from comity.word.styles import Role

__all__ = ["export"]

WIDE = 3  # columns from which a table may be wider than a small screen

# In a request an address may be evidence, and nobody should open it by a slip: only notices link.
_ADDRESS = re.compile(
    r"https://[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:!?]"
    # from the start of a word and of bounded length, or a long word is tried at each of its letters
    r"|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,63}"
)
# Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms: the blocks that Unicode keeps for them
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def export(rendered: Rendered) -> bytes:
    """The document as one HTML file in UTF-8; the same input gives the same bytes."""
    content = rendered.content
    document = walk(rendered.docx)
    title = " · ".join([*(mark.text for mark in document.header), content.title])
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(content.language)}" dir="{escape(content.direction)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>{style_sheet(content.paper)}</style>",
        "</head>",
        f'<body class="{escape(content.kind)}">',
        *_Page(document, content).lines(),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


class _Page:
    """The body of one page. Headings get ids, by which tables are named and parts can be cited."""

    def __init__(self, document: Document, content: Content) -> None:
        self.document = document
        self.links = content.kind in PUBLISHED
        self.direction = content.direction
        self.passages = Passages(content.passages)
        self.headings = 0

    def lines(self) -> Iterator[str]:
        document = self.document
        if document.header:
            yield "<header>"
            for mark in document.header:
                yield f'<p class="mark {mark.role.value}">{escape(mark.text)}</p>'
            yield "</header>"
        yield "<main>"
        yield from self._blocks(document.blocks)
        if document.notes:
            yield "<hr>"
            yield from map(self._note, document.notes)
        yield "</main>"
        if document.footer:
            yield "<footer>"
            yield from (f"<p>{escape(text)}</p>" for text in document.footer)
            yield "</footer>"

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for is_item, group in groupby(blocks, key=lambda block: isinstance(block, Item)):
            if is_item:
                yield '<ol class="items">'
                yield from (self._item(block) for block in group if isinstance(block, Item))
                yield "</ol>"
            else:
                for block in group:
                    yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            self.headings += 1
            tag = f"h{block.level + 1}"
            number = f'<span class="number">{escape(block.number)}</span> ' if block.number else ""
            yield f'<{tag} id="s{self.headings}">{number}{escape(block.text)}</{tag}>'
        elif isinstance(block, Paragraph):
            kind = "" if block.role is Role.TEXT else f' class="{block.role.value}"'
            yield f"<p{kind}>{self._text(block.text)}</p>"
        elif isinstance(block, Table) and block.labels and _are_pairs(block):
            yield from self._pairs(block)
        elif isinstance(block, Table):
            yield from self._table(block)

    def _item(self, item: Item) -> str:
        notes = "".join(f'<p class="note">{self._text(note)}</p>' for note in item.notes)
        return (
            f'<li><span class="number">{escape(item.number)}</span> '
            f'<span class="text">{self._text(item.text)}</span>{notes}</li>'
        )

    def _note(self, note: Note) -> str:
        mark = f'<span class="number">{escape(raised(note.mark))}</span> ' if note.mark else ""
        lines = note.text.replace("\n", " ")
        return f'<p class="note">{mark}{self._text(lines)}</p>'

    def _pairs(self, table: Table) -> Iterator[str]:
        yield '<dl class="labels">'
        for label, text in table.rows:
            yield f"<div><dt>{escape(label)}</dt><dd>{self._text(text)}</dd></div>"
        yield "</dl>"

    def _table(self, table: Table) -> Iterator[str]:
        name = f' aria-labelledby="s{max(self.headings, 1)}"' if self._has_heading() else ""
        wide = max(len(row) for row in (table.head, *table.rows)) >= WIDE
        if wide:  # scrolls by itself on a small screen, so the keyboard must reach it
            yield f'<div class="wide" role="group" tabindex="0"{name}>'
        yield f"<table{name}>"
        if table.head:
            head = "".join(
                f'<th scope="col">{escape(cell)}</th>' if cell.strip() else "<td></td>"
                for cell in table.head
            )
            yield f"<thead><tr>{head}</tr></thead>"
        yield "<tbody>"
        for row in table.rows:
            cells = [f"<td>{self._text(cell)}</td>" for cell in row]
            if table.labels and row and row[0].strip():
                cells[0] = f'<th scope="row">{escape(row[0])}</th>'
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody>"
        yield "</table>"
        if wide:
            yield "</div>"

    def _has_heading(self) -> bool:
        return any(isinstance(block, Heading) for block in self.document.blocks)

    def _text(self, text: str) -> str:
        """Text, with the addresses of a notice as links whose words are the address.

        Where lines run from the right, a text without a letter that does so keeps its own order: a
        telephone number would be shown back to front.
        """
        shown = "".join(self._spoken(piece, of) for piece, of in self.passages.split(text))
        foreign = self.direction == "rtl" and text.strip() and not _FROM_RIGHT.search(text)
        return f'<bdi dir="ltr">{shown}</bdi>' if foreign else shown

    def _spoken(self, text: str, passage: Passage | None) -> str:
        """A piece of text, with its language if that is another than the page's."""
        if passage is None:
            return self._linked(text)
        turned = "" if passage.direction == self.direction else f' dir="{passage.direction}"'
        return f'<span lang="{escape(passage.language)}"{turned}>{self._linked(text)}</span>'

    def _linked(self, text: str) -> str:
        if not self.links:
            return escape(text)
        pieces: list[str] = []
        at = 0
        for found in _ADDRESS.finditer(text):
            address = found.group()
            target = address if address.startswith("https:") else f"mailto:{address}"
            pieces += [
                escape(text[at : found.start()]),
                f'<a href="{escape(target)}">{escape(address)}</a>',
            ]
            at = found.end()
        return "".join([*pieces, escape(text[at:])])


def _are_pairs(table: Table) -> bool:
    return all(len(row) == 2 and row[0].strip() for row in table.rows)
