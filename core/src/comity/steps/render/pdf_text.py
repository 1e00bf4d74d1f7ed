"""The letters of a PDF, to see that nothing of the document was left out on the way.

LibreOffice has been seen to leave out rows of a table that it could not lay out, and to say
nothing. It writes pages as plain streams, with text as hexadecimal codes and a table of what they
mean for each font: that much is read here, and nothing else of PDF.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from comity.word.ooxml import Element, child, w

__all__ = [
    "first_lost",
    "letters_of",
    "meanings_of",
    "objects_of",
    "paragraphs_of",
    "unpacked",
]

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n")
_PAGE = re.compile(rb"/Type\s*/Page\b[^\0]*?/Contents (\d+) 0 R")
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_MEANING = re.compile(rb"/ToUnicode (\d+) 0 R")
_WIDTH = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_ENTRY = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TEXT = re.compile(rb"/(F\d+) [\d.]+ Tf|(?<!ActualText)<([0-9A-Fa-f]+)>")
_NOT_COMPARED = re.compile(r"[^0-9a-z]+")

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FIELDS = (w("fldChar"), w("fldSimple"))

Meanings = tuple[int, dict[bytes, str]]


def letters_of(pdf: bytes) -> str | None:
    """The letters a to z and the figures of a PDF's pages, in the order in which they are set.

    Returns:
        None where the PDF is not built as LibreOffice builds its: nothing is known of it then.
    """
    objects = objects_of(pdf)
    fonts: dict[bytes, Meanings] = {}
    for name, number in _FONT.findall(pdf):
        meaning = _MEANING.search(objects.get(int(number), b""))
        if meaning is None or not (table := unpacked(objects, int(meaning.group(1)))):
            return None
        fonts[name] = meanings_of(table)
    pages = [int(found[1]) for found in map(_PAGE.search, objects.values()) if found]
    text = _bare("".join(_set(unpacked(objects, number), fonts) for number in pages))
    return text or None


def paragraphs_of(body: Element) -> Iterator[str]:
    """What the paragraphs of a body say; without those that hold fields, which are worked out."""
    for paragraph in body.iter(w("p")):
        if next(paragraph.iter(*_FIELDS), None) is None:
            yield "".join(_own_text(paragraph))


def _own_text(paragraph: Element) -> Iterator[str]:
    """Without the text of boxes within it, which has paragraphs of its own, and what is hidden."""
    for node in paragraph.iter(w("t")):
        run = node.getparent()
        properties = None if run is None else child(run, "rPr")
        hidden = properties is not None and child(properties, "vanish") is not None
        other = next(node.iterancestors(_FALLBACK), None)  # the same box, for older programs
        if next(node.iterancestors(w("p"))) is paragraph and not hidden and other is None:
            yield node.text or ""


def first_lost(paragraphs: Iterable[str], letters: str) -> str | None:
    """A paragraph of the document that is not in the PDF; None when no letter is missing.

    Args:
        paragraphs: what the document says, by `paragraphs_of`.
        letters: of the PDF, by `letters_of`.
    """
    said = list(paragraphs)
    if not Counter(_bare("".join(said))) - Counter(letters):
        return None
    return next((text for text in said if _bare(text) not in letters), said[-1])


def objects_of(pdf: bytes) -> dict[int, bytes]:
    """The objects of a PDF by their numbers."""
    return {int(number): body for number, body in _OBJECT.findall(pdf)}


def meanings_of(table: bytes) -> Meanings:
    """What the codes of a font mean: how many digits a code has, and the text of each."""
    width = _WIDTH.search(table)
    entries = _ENTRY.findall(table.rpartition(b"endcodespacerange")[2])
    found = {code.upper(): _letters(text) for code, text in entries}
    return len(width.group(1)) if width else 2, found


def unpacked(objects: Mapping[int, bytes], number: int) -> bytes:
    """The stream of an object; empty where there is none that can be read."""
    body = objects.get(number, b"")
    start = _STREAM.search(body)
    if start is None:
        return b""
    try:
        return zlib.decompressobj().decompress(body[start.end() :])
    except zlib.error:
        return b""


def _set(page: bytes, fonts: dict[bytes, Meanings]) -> str:
    return "".join(_shown(page, fonts))


def _shown(page: bytes, fonts: dict[bytes, Meanings]) -> Iterator[str]:
    width, meanings = 2, dict[bytes, str]()
    for font, codes in _TEXT.findall(page):
        if font:
            width, meanings = fonts.get(font, (2, {}))
        for at in range(0, len(codes), width):
            yield meanings.get(codes[at : at + width].upper(), "")


def _letters(units: bytes) -> str:
    return bytes.fromhex(units.decode("ascii")).decode("utf-16-be", "replace")


def _bare(text: str) -> str:
    return _NOT_COMPARED.sub("", text.casefold())
