"""HTML from a rendered document: one standing file, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from comity.content import Rendered
from comity.render.styles import Role
from comity.render.walk import Block, Document, Heading, Item, Paragraph, Table, walk

__all__ = ["export"]

_CSS = """
:root { color-scheme: light; --ink: #14213d; --soft: #4a4f5a; --hair: #bfc5d0; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 46rem; background: #fff; color: #111;
  font: 1rem/1.5 "Times New Roman", "Liberation Serif", serif; overflow-wrap: break-word; }
body.notice { font-family: Arial, "Liberation Sans", sans-serif; }
h1, h2, h3, h4, th, header, footer, .letterhead, .letterhead-name, .subtitle {
  font-family: Arial, "Liberation Sans", sans-serif; }
h1, h2, .letterhead-name { color: var(--ink); line-height: 1.25; }
h1 { font-size: 1.6rem; margin: 2rem 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; font-style: italic; }
.number { margin-inline-end: .75em; }
p { margin: 0 0 .75rem; white-space: pre-line; }
.mark { margin: 0; text-align: center; font-weight: bold; text-transform: uppercase;
  letter-spacing: .08em; color: var(--ink); }
.draft-mark { color: #a61c1c; }
.letterhead, .letterhead-name, .addressee, .signature { margin: 0; }
.letterhead-name { font-size: 1.35rem; font-weight: bold; }
.letterhead, .subtitle, .note { color: var(--soft); }
.request .letterhead, .request .letterhead-name, .request h1, .request .subtitle {
  text-align: center; }
.items { list-style: none; margin: 0 0 .75rem; padding: 0; }
.items li { display: grid; grid-template-columns: minmax(2.5rem, max-content) 1fr; gap: 0 .5rem; }
.items li > * { margin: 0 0 .5rem; }
.items .text, .items .note { grid-column: 2; white-space: pre-line; }
table { width: 100%; margin: .5rem 0 1.25rem; border-collapse: collapse; }
th, td { padding: .35rem .6rem; border-block: 1px solid var(--hair); text-align: start;
  vertical-align: top; white-space: pre-line; }
th { color: var(--soft); font-size: .85rem; }
thead th { background: #edf0f5; color: var(--ink); border-block-color: var(--ink); }
tbody th { width: 30%; }
footer { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid var(--hair);
  color: var(--soft); font-size: .85rem; }
@media print {
  @page { margin: 2.5cm; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, .items li { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""


def export(rendered: Rendered) -> bytes:
    """The document as one HTML file in UTF-8; the same input gives the same bytes."""
    content = rendered.content
    document = walk(rendered.docx)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(content.language)}" dir="{escape(content.direction)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(content.title)}</title>",
        f"<style>{_CSS}</style>",
        "</head>",
        f'<body class="{escape(content.kind)}">',
        *_body(document),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _body(document: Document) -> Iterator[str]:
    if document.header:
        yield "<header>"
        for mark in document.header:
            yield f'<p class="mark {mark.role.value}">{escape(mark.text)}</p>'
        yield "</header>"
    yield "<main>"
    yield from _blocks(document.blocks)
    yield "</main>"
    if document.footer:
        yield "<footer>"
        yield from (f"<p>{escape(text)}</p>" for text in document.footer)
        yield "</footer>"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for is_item, group in groupby(blocks, key=lambda block: isinstance(block, Item)):
        if is_item:
            yield '<ol class="items">'
            yield from (_item(block) for block in group if isinstance(block, Item))
            yield "</ol>"
        else:
            for block in group:
                yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        number = f'<span class="number">{escape(block.number)}</span> ' if block.number else ""
        yield f"<h{block.level + 1}>{number}{escape(block.text)}</h{block.level + 1}>"
    elif isinstance(block, Paragraph):
        kind = "" if block.role is Role.TEXT else f' class="{block.role.value}"'
        yield f"<p{kind}>{escape(block.text)}</p>"
    elif isinstance(block, Table):
        yield from _table(block)


def _item(item: Item) -> str:
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in item.notes)
    return (
        f'<li><span class="number">{escape(item.number)}</span> '
        f'<span class="text">{escape(item.text)}</span>{notes}</li>'
    )


def _table(table: Table) -> Iterator[str]:
    yield '<table class="labels">' if table.labels else "<table>"
    if table.head:
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
        yield f"<thead><tr>{head}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = [f"<td>{escape(cell)}</td>" for cell in row]
        if table.labels and row:
            cells[0] = f'<th scope="row">{escape(row[0])}</th>'
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"
    yield "</table>"
