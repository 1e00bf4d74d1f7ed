"""The body of a notice's page: what helps a reader of the public to find, cite and use it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from typing import Any

from comity.model.content import Content
from comity.steps.render.html_law import CITED, LawLinks
from comity.steps.render.html_page import Page, numbered
from comity.steps.render.html_places import heading_ids
from comity.word.readback import Block, Document, Heading, Item, Paragraph, Table
from comity.word.styles import Role

__all__ = ["NoticePage"]

STACKED = 3  # columns from which a table is shown as stacked cells on a small screen
DATES = {"date": "date", "effective": "effective", "review_by": "expires"}  # row to field

_ADDRESS = (
    r"https://[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:!?]"
    # from the start of a word and of bounded length, or a long word is tried at each of its letters
    r"|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,63}"
)


class NoticePage(Page):
    """A page with a list of contents, and with links: addresses, telephones, law.

    What it adds to the words of the document has the class ``aid``, and is not printed.
    """

    def __init__(self, document: Document, content: Content) -> None:
        """A page of a notice; without aids in its content it has no contents list."""
        super().__init__(document, content)
        parts: Mapping[str, Any] = content.context.get("parts", {})
        self.aids = content.page_aids
        self.ids = heading_ids(document.blocks, parts)
        self.law = LawLinks(document.blocks, self.ids, parts)
        self.telephones = dict(self.aids.telephones) if self.aids else {}
        self.dates = _dates(content, parts)
        self.lists = _list_items(content.placed)
        self.section = ""
        self.leads = {
            id(block)
            for block, after in pairwise(document.blocks)
            if isinstance(block, Paragraph)
            and block.role is Role.TEXT
            and not isinstance(after, (Paragraph, Heading))
        }
        numbers = (re.escape(one) for one in sorted(self.telephones, key=len, reverse=True))
        called = "|".join(numbers) or r"(?!)"
        self.links = re.compile(
            rf"(?P<address>{_ADDRESS})|(?P<law>{CITED})|(?P<telephone>(?<![\w+])(?:{called})(?!\w))"
        )

    def lines(self) -> Iterator[str]:
        """What stands within ``body``, line by line."""
        blocks = self.document.blocks
        firsts = (at for at, block in enumerate(blocks) if _opens_section(block))
        first = next(firsts, len(blocks))
        contents = list(self._contents())
        if contents and self.aids:
            yield f'<a class="aid skip" href="#text">{escape(self.aids.skip)}</a>'
        yield from self._marks()
        yield "<main>"
        yield '<div class="front">'
        yield from self._blocks(blocks[:first])
        yield "</div>"
        yield from contents
        yield '<div id="text" tabindex="-1">'
        yield from self._sections(blocks[first:])
        yield from self._notes()
        yield "</div>"
        yield "</main>"
        yield from self._footer()

    def _contents(self) -> Iterator[str]:
        headings = [block for block in self.document.blocks if isinstance(block, Heading)]
        rows = [
            f'<li><a href="#{name}">{numbered(heading)}</a></li>'
            for heading, name in zip(headings, self.ids, strict=True)
            if heading.level == 1
        ]
        if self.aids and rows:
            name = escape(self.aids.contents)
            yield f'<nav class="aid contents" id="contents" aria-label="{name}">'
            yield f'<p class="contents-name" aria-hidden="true">{name}</p>'
            yield '<ol role="list">'
            yield from rows
            yield "</ol>"
            yield "</nav>"

    def _sections(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        starts = [at for at, block in enumerate(blocks) if _opens_section(block)]
        for start, end in pairwise([*starts, len(blocks)]):
            yield "<section>"
            yield from self._blocks(blocks[start:end])
            yield "</section>"

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading) and block.level == 1:
            self.section = self.ids[self.headings]
        if id(block) in self.leads and isinstance(block, Paragraph):
            yield f'<p class="lead">{self._text(block.text)}</p>'
        else:
            yield from super()._block(block)

    def _id(self) -> str:
        return self.ids[max(self.headings, 1) - 1]

    def _items(self) -> str:
        return '<ol class="items" role="list">'

    def _item(self, item: Item) -> str:
        if not self.law.is_entry(item):
            return super()._item(item)
        address = self.aids.law.get(item.text, "") if self.aids else ""
        text = self._text(item.text)
        if address.startswith("https://") and "<a " not in text:
            text = f'<a href="{escape(address)}">{text}</a>'
        notes = "".join(f'<p class="note">{self._text(note)}</p>' for note in item.notes)
        arrow, told = ("", "")
        if self.aids:
            arrow, told = self.law.back(item.number, self.aids.cited, self.section)
        return (
            f'<li id="{self.law.id_of(item.number)}">'
            f'<span class="number">{escape(item.number)}</span> '
            f'<span class="text">{text}{arrow}</span>{notes}{told}</li>'
        )

    def _pairs(self, table: Table) -> Iterator[str]:
        yield '<dl class="labels">'
        for label, text in table.rows:
            day = self.dates.get((label, text))
            shown = f'<time datetime="{day}">{self._text(text)}</time>' if day else self._cell(text)
            yield f"<div><dt>{escape(label)}</dt><dd>{shown}</dd></div>"
        yield "</dl>"

    def _table(self, table: Table) -> Iterator[str]:
        """A table whose cells stack on a small screen, each under the head of its column.

        The roles say again what the elements mean, since stacking takes it from them in some
        browsers.
        """
        wide = max(len(row) for row in (table.head, *table.rows)) >= STACKED and table.head
        name = f' aria-labelledby="{self._id()}"' if self._has_heading() else ""
        stack = ' class="stack"' if wide else ""
        yield f'<table{stack} role="table"{name}>'
        if table.head:
            cells = "".join(
                f'<th scope="col" role="columnheader">{escape(cell)}</th>'
                if cell.strip()
                else '<td role="cell"></td>'
                for cell in table.head
            )
            yield f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>'
        yield '<tbody role="rowgroup">'
        for row in table.rows:
            yield f'<tr role="row">{"".join(self._cells(row, table.head))}</tr>'
        yield "</tbody>"
        yield "</table>"

    def _cells(self, row: tuple[str, ...], head: tuple[str, ...]) -> Iterator[str]:
        """The cells of a row: the first says what the row is about."""
        for at, cell in enumerate(row):
            label = head[at] if at < len(head) else ""
            name = f' data-label="{escape(label)}"' if label.strip() else ""
            if at == 0 and cell.strip():
                yield f'<th scope="row" role="rowheader"{name}>{self._text(cell)}</th>'
            else:
                yield f'<td role="cell"{name}>{self._cell(cell)}</td>'

    def _cell(self, text: str) -> str:
        """What stands in a cell: several items of one list are a list."""
        lines = text.split("\n")
        if len(lines) < 2 or not self.lists.issuperset(lines):
            return self._text(text)
        items = "".join(f"<li>{self._text(line)}</li>" for line in lines)
        return f'<ul class="lines" role="list">{items}</ul>'

    def _linked(self, text: str) -> str:
        pieces: list[str] = []
        at = 0
        for found in self.links.finditer(text):
            pieces += [escape(text[at : found.start()]), self._link(found)]
            at = found.end()
        return "".join([*pieces, escape(text[at:])])

    def _link(self, found: re.Match[str]) -> str:
        words = found.group()
        if found["law"]:
            return self.law.links(words, self.section)
        if found["telephone"]:
            return f'<a class="tel" href="{escape(self.telephones[words])}">{escape(words)}</a>'
        target = words if words.startswith("https:") else f"mailto:{words}"
        return f'<a href="{escape(target)}">{escape(words)}</a>'


def _opens_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _dates(content: Content, parts: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """The rows of the summary that are days, each with its day as ISO 8601 writes it."""
    draft: Mapping[str, Any] = content.data.get("draft", {})
    days = {row: str(draft.get(field) or "") for row, field in DATES.items()}
    rows = parts.get("summary", {}).get("rows", ())
    return {
        (row["label"], row["text"]): day for row in rows if (day := days.get(row.get("name", "")))
    }


def _list_items(placed: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The texts that are items of a list in the draft; the lines of an address are none."""
    return frozenset(
        text
        for path, texts in placed.items()
        if path.endswith("]") and not re.search(r"\baddress\[\d+\]$", path)
        for text in texts
    )
