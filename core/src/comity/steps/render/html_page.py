"""The body of a web page: what the DOCX says, block by block.

The marks of the DOCX's header (classification, draft) stay in sight while a reader scrolls, and
come again on every printed page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from comity.model.content import Content, Passage
from comity.steps.render.passages import Passages
from comity.word.notes import Note, raised
from comity.word.readback import Block, Document, Heading, Item, Paragraph, Table
from comity.word.styles import Role

__all__ = ["Page", "numbered"]

WIDE = 3  # columns from which a table may be wider than a small screen

# Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms: the blocks that Unicode keeps for them
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Page:
    """The body of one page. Headings get ids, by which tables are named and parts can be cited.

    An address stays plain text: in a request it may be evidence, and nobody should open it by a
    slip.
    """

    def __init__(self, document: Document, content: Content) -> None:
        """A page of a document that was read back, and of the content it was made from."""
        self.document = document
        self.direction = content.direction
        self.passages = Passages(content.passages)
        self.headings = 0

    def lines(self) -> Iterator[str]:
        """What stands within ``body``, line by line."""
        yield from self._marks()
        yield "<main>"
        yield from self._blocks(self.document.blocks)
        yield from self._notes()
        yield "</main>"
        yield from self._footer()

    def _marks(self) -> Iterator[str]:
        if self.document.header:
            yield "<header>"
            for mark in self.document.header:
                yield f'<p class="mark {mark.role.value}">{escape(mark.text)}</p>'
            yield "</header>"

    def _notes(self) -> Iterator[str]:
        if self.document.notes:
            yield "<hr>"
            yield from map(self._note, self.document.notes)

    def _footer(self) -> Iterator[str]:
        if self.document.footer:
            yield "<footer>"
            yield from (f"<p>{escape(text)}</p>" for text in self.document.footer)
            yield "</footer>"

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for is_item, group in groupby(blocks, key=lambda block: isinstance(block, Item)):
            if is_item:
                yield self._items()
                yield from (self._item(block) for block in group if isinstance(block, Item))
                yield "</ol>"
            else:
                for block in group:
                    yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            self.headings += 1
            tag = f"h{block.level + 1}"
            yield f'<{tag} id="{self._id()}">{numbered(block)}</{tag}>'
        elif isinstance(block, Paragraph):
            kind = "" if block.role is Role.TEXT else f' class="{block.role.value}"'
            yield f"<p{kind}>{self._text(block.text)}</p>"
        elif isinstance(block, Table) and block.labels and _are_pairs(block):
            yield from self._pairs(block)
        elif isinstance(block, Table):
            yield from self._table(block)

    def _id(self) -> str:
        """The id of the heading last met, or of the first."""
        return f"s{max(self.headings, 1)}"

    def _items(self) -> str:
        return '<ol class="items">'

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
        name = f' aria-labelledby="{self._id()}"' if self._has_heading() else ""
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
        """Text, with what links there are.

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
        """Text that is in one language."""
        return escape(text)


def numbered(heading: Heading) -> str:
    """A heading's words as HTML, after its number if it has one."""
    number = f'<span class="number">{escape(heading.number)}</span> ' if heading.number else ""
    return f"{number}{escape(heading.text)}"


def _are_pairs(table: Table) -> bool:
    return all(len(row) == 2 and row[0].strip() for row in table.rows)
