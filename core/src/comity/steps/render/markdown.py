r"""Markdown from a rendered document: CommonMark with GFM tables, every character meant literally.

Text is escaped so that a reader of the rendered page sees exactly what the DOCX says: ``*``, ``_``
and ``<`` by a backslash; ``|`` by a character reference, since renderers disagree on ``\|`` after a
backslash; leading and trailing space likewise, since Markdown gives it a meaning. An address is
written as a link to itself (``comity.steps.render.markdown_links``), since GitHub would make one of
it, with the backslashes in it. The one piece of HTML is ``<br>`` for a line break within a cell: in
the text itself ``<`` is always escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.model.content import Rendered
from comity.steps.render.markdown_links import pieces
from comity.word.notes import raised
from comity.word.readback import Block, Document, Heading, Item, Paragraph, Table, walk
from comity.word.styles import Role

__all__ = ["export", "written"]

_ALWAYS = re.compile(r"([\\`*_\[\]<>~#$^]|&(?=[#A-Za-z]))")
_AT_START = re.compile(r"^([-+=:])|^(\d{1,9})([.)])")
_EDGE = re.compile(r"^[^\S\x85]+|[^\S\x85]+$|[\t\r]")  # U+0085 has no reference: it stays
_BLANK = re.compile(r"[ \t\r\x85\u2028\u2029]+")  # no-break and other special spaces are meant
_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def export(rendered: Rendered) -> bytes:
    """The document as Markdown in UTF-8; the same input gives the same bytes."""
    return written(walk(rendered.docx)).encode("utf-8")


def written(document: Document) -> str:
    """What a document says, in Markdown."""
    return "\n\n".join(_document(document)) + "\n"


def _document(document: Document) -> Iterator[str]:
    if document.header:
        yield from (_strong(mark.text) for mark in document.header)
        yield "---"
    run: list[str] = []  # lines of text, not yet written
    role: Role | None = None
    for block in document.blocks:
        # the lines of an address or a signature stand close together
        close = isinstance(block, Paragraph) and block.role in _CLOSE
        this = block.role if close and isinstance(block, Paragraph) else None
        if run and this is not role:
            yield _broken(run)
            run = []
        role = this
        if close and isinstance(block, Paragraph):
            run.append(block.text)
        else:
            yield from _block(block)
    if run:
        yield _broken(run)
    if document.notes:
        yield "---"
        for note in document.notes:
            yield _text(f"{raised(note.mark)} {note.text}" if note.mark else note.text)
    if document.footer:
        yield "---"
        yield from (_text(text) for text in document.footer)


_CLOSE = frozenset({Role.ADDRESSEE, Role.SIGNATURE, Role.LETTERHEAD})


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        number = f"{_line(block.number)} " if block.number else ""
        text = _line(block.text)
        yield f"{'#' * (block.level + 1)} {number}{text if not number else _inline(block.text)}"
    elif isinstance(block, Item):
        number = f"{_strong(block.number)} " if block.number else ""
        yield number + _text(block.text, fresh=not number)
        yield from (_text(note) for note in block.notes)
    elif isinstance(block, Table):
        yield _table(block)
    elif block.role in {Role.LETTERHEAD_NAME, Role.SUBTITLE}:
        yield _strong(block.text)
    else:
        yield _text(block.text)


def _table(table: Table) -> str:
    columns = max(len(row) for row in (table.head, *table.rows))
    head = [_cell(cell) for cell in table.head] or [""] * columns
    lines = [_row(head, columns), _row(["---"] * columns, columns)]
    for row in table.rows:
        cells = [_cell(cell) for cell in row]
        if table.labels and row and row[0].strip():
            cells[0] = _strong(row[0], cell=True)
        lines.append(_row(cells, columns))
    return "\n".join(lines)


def _row(cells: list[str], columns: int) -> str:
    return "| " + " | ".join(cells + [""] * (columns - len(cells))) + " |"


def _cell(text: str) -> str:
    """A cell is one line of the file; its own line breaks are ``<br>``."""
    return "<br>".join(_inline(_tidy(line)) for line in text.strip("\n").split("\n"))


def _strong(text: str, *, cell: bool = False) -> str:
    inner = _cell(text) if cell else _inline(_tidy(text.replace("\n", " ")))
    return f"**{inner}**"


def _tidy(line: str) -> str:
    return _BLANK.sub(" ", line).strip(" ")


def _text(text: str, *, fresh: bool = True) -> str:
    """Paragraphs at empty lines, hard breaks at the others.

    Args:
        text: the literal text.
        fresh: whether it opens its line, so that a leading ``1.`` would start a list.
    """
    paragraphs: list[str] = []
    for paragraph in _EMPTY_LINES.split(text.strip("\n")):
        paragraphs.append(_broken(paragraph.split("\n"), fresh=fresh or bool(paragraphs)))
    return "\n\n".join(paragraphs)


def _broken(lines: Sequence[str], *, fresh: bool = True) -> str:
    """Lines of text with hard breaks between them."""
    last = len(lines) - 1
    shown = [_line(line, breaks=at < last) for at, line in enumerate(lines)]
    if not fresh:
        shown[0] = _inline(lines[0], breaks=last > 0)
    return "\\\n".join(shown)


def _line(text: str, *, breaks: bool = False) -> str:
    """One line of text that opens a line of the file."""
    return _AT_START.sub(_start, _inline(text, breaks=breaks))


def _start(found: re.Match[str]) -> str:
    mark, digits, stop = found.groups()
    return f"\\{mark}" if mark else f"{digits}\\{stop}"


def _inline(text: str, *, breaks: bool = False) -> str:
    """Text inside a line: escaped, with space at the edges and tabs as character references."""
    written = "".join(pieces(text.replace("\n", " "), _literal, breaks=breaks))
    return _EDGE.sub(lambda found: "".join(f"&#{ord(c)};" for c in found.group()), written)


def _literal(text: str) -> str:
    return _ALWAYS.sub(r"\\\1", text).replace("|", "&#124;")
