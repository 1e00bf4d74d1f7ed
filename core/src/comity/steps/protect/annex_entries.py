"""The entries of a sealed annex that was built: a heading each, and the rows of its table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

__all__ = ["annex_entries"]

DOCUMENT = "word/document.xml"
MOST = 16 * 2**20  # bytes of the text of an annex
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Rows = list[tuple[str, str]]


def annex_entries(content: bytes) -> Iterator[tuple[str, Rows]]:
    """Each table of a Word document, under the last line of text above it.

    If the bytes are not a Word document, there is nothing.
    """
    body = _body(content)
    heading = ""
    for block in body if body is not None else ():
        if block.tag == f"{W}p":
            heading = _text(block) or heading
        elif block.tag == f"{W}tbl":
            cells = ([_cell(one) for one in row.iter(f"{W}tc")] for row in block.iter(f"{W}tr"))
            yield heading, [(row[0], row[1]) for row in cells if len(row) == 2]


def _body(content: bytes) -> etree._Element | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if package.getinfo(DOCUMENT).file_size > MOST:
                return None
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(package.read(DOCUMENT), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError):
        return None
    return root.find(f"{W}body")


def _cell(cell: etree._Element) -> str:
    return "\n".join(filter(None, map(_text, cell.iter(f"{W}p"))))


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph, with its line ends."""
    parts = (
        "\n" if one.tag == f"{W}br" else one.text or "" for one in paragraph.iter(f"{W}t", f"{W}br")
    )
    return "".join(parts).strip()
