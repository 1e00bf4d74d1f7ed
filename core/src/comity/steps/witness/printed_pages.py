"""The pages of a PDF as eyes see them: each letter with its place, and whether it shows.

pypdfium2 reads and paints a page. A letter shows when the painted page changes where it stands as
soon as all text is taken away: white on white, a hidden render mode, a clip, a picture on top or a
place off the page change nothing, whatever the cause.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from comity.steps.witness.paint import ALIKE, Painting

__all__ = ["Glyph", "Picture", "Sheet", "sheets_of"]

LEAST_HEIGHT = 4.0  # points: of the line that a font sets, from its highest to its lowest sign
LEAST_WIDTH = 0.12  # of that height, on average over the letters and figures of a run
_UNPAINTED = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_NESTED = 8  # forms within forms


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter on a page, in points from the lower left corner.

    ``unseen`` says why eyes do not see it; empty where they do. ``left`` to ``top`` bound the sign
    itself, ``low`` and ``high`` the line that its font sets. ``upright`` is false where it is
    turned. ``at_break`` marks a hyphen that the layout put at the end of a line, ``starts`` a sign
    with white space before it; signs of one ``source`` were set in one go.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    low: float
    high: float
    unseen: str = ""
    upright: bool = True
    at_break: bool = False
    starts: bool = False
    source: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page, which nobody reads here: left, bottom, right, top in points."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its number from 1, its letters in the order in which they are set, its pictures."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    pictures: tuple[Picture, ...]


def sheets_of(pdf: bytes) -> tuple[Sheet, ...]:
    """Read every page.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF, or a page cannot be read.
    """
    document = pdfium.PdfDocument(pdf)
    try:
        return tuple(_sheet(document, index) for index in range(len(document)))
    finally:
        document.close()


def _sheet(document: pdfium.PdfDocument, index: int) -> Sheet:
    page = document[index]
    # what fields and comments show is drawn like everything else
    if raw.FPDFPage_GetAnnotCount(page.raw):
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    text = page.get_textpage()
    try:
        objects = list(_objects(page.raw))
        pictures = tuple(_picture(one) for one in objects if _kind(one) == raw.FPDF_PAGEOBJ_IMAGE)
        painting = Painting.of(page, [one for one in objects if _kind(one) == _TEXT])
        glyphs = tuple(_Reader(text.raw, painting).glyphs())
        wide, high = page.get_size()
        return Sheet(index + 1, wide, high, glyphs, pictures)
    finally:
        text.close()
        page.close()


_TEXT = raw.FPDF_PAGEOBJ_TEXT


def _kind(one: Any) -> int:
    return int(raw.FPDFPageObj_GetType(one))


def _objects(page: Any) -> Iterator[Any]:
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _with_inner(raw.FPDFPage_GetObject(page, index), 0)


def _with_inner(one: Any, depth: int) -> Iterator[Any]:
    yield one
    if _kind(one) == raw.FPDF_PAGEOBJ_FORM and depth < _NESTED:
        for index in range(raw.FPDFFormObj_CountObjects(one)):
            yield from _with_inner(raw.FPDFFormObj_GetObject(one, index), depth + 1)


def _picture(one: Any) -> Picture:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *edges)
    return Picture(*(edge.value for edge in edges))


class _Reader:
    """Reads the letters of one page."""

    def __init__(self, text: Any, painting: Painting) -> None:
        self.text, self.painting = text, painting
        self._box = [ctypes.c_double() for _ in range(4)]
        self._line = raw.FS_RECTF()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._why: dict[int, str] = {}

    def glyphs(self) -> Iterator[Glyph]:
        count = raw.FPDFText_CountChars(self.text)
        letters = [chr(raw.FPDFText_GetUnicode(self.text, n)) for n in range(count)]
        squeezed = self._squeezed(letters)
        starts = True
        for index, letter in enumerate(letters):
            generated = raw.FPDFText_IsGenerated(self.text, index) == 1
            hyphen = letter in "\x02\ufffe" or raw.FPDFText_IsHyphen(self.text, index) == 1
            if letter.isspace():
                starts = True
            elif not generated and letter != "\0":
                yield self._glyph(letter, index, squeezed, hyphen, starts)
                starts = False

    def _glyph(self, set_as: str, n: int, squeezed: set[int], hyphen: bool, starts: bool) -> Glyph:
        letter = "-" if hyphen else set_as
        raw.FPDFText_GetCharBox(self.text, n, *self._box)
        left, right, bottom, top = (edge.value for edge in self._box)
        raw.FPDFText_GetLooseCharBox(self.text, n, self._line)
        low, high = sorted((self._line.bottom, self._line.top))
        angle = raw.FPDFText_GetCharAngle(self.text, n)
        upright = abs(angle) < 0.05 or abs(angle - 6.2832) < 0.05
        key = self._object(n)
        why = self._of_object(n, key, squeezed)
        if not why and upright and high - low < LEAST_HEIGHT:
            why = f"set at {high - low:.1f} points"
        if not why:
            why = self.painting.unseen(left, bottom, right, top, letter)
        if why == ALIKE:
            why = self._pale(n) or why
        return Glyph(letter, left, bottom, right, top, low, high, why, upright, hyphen, starts, key)

    def _object(self, n: int) -> int:
        found = raw.FPDFText_GetTextObject(self.text, n)
        return ctypes.cast(found, ctypes.c_void_p).value or 0

    def _of_object(self, n: int, key: int, squeezed: set[int]) -> str:
        """Why nothing of a piece of text shows, as far as its own settings say."""
        if key not in self._why:
            found = raw.FPDFText_GetTextObject(self.text, n)
            mode = raw.FPDFTextObj_GetTextRenderMode(found) if found else None
            self._why[key] = "set without being painted" if mode in _UNPAINTED else ""
            if key in squeezed and not self._why[key]:
                self._why[key] = "squeezed"
        return self._why[key]

    def _pale(self, n: int) -> str:
        """The colour of a letter that is not seen, where it has one that tells."""
        if not raw.FPDFText_GetFillColor(self.text, n, *self._colour):
            return ""
        red, green, blue, alpha = (part.value for part in self._colour)
        if alpha < 64:
            return "transparent"
        if min(red, green, blue) > 160:
            return f"in the colour #{red:02x}{green:02x}{blue:02x}, too pale to see there"
        return ""

    def _squeezed(self, letters: list[str]) -> set[int]:
        """The pieces of text whose letters are far narrower than any font has them."""
        widths: dict[int, list[float]] = {}
        for n, letter in enumerate(letters):
            if letter.isalnum():
                raw.FPDFText_GetLooseCharBox(self.text, n, self._line)
                height = abs(self._line.top - self._line.bottom)
                if height > 0:
                    width = abs(self._line.right - self._line.left) / height
                    widths.setdefault(self._object(n), []).append(width)
        return {
            key
            for key, found in widths.items()
            if len(found) > 2 and sum(found) / len(found) < LEAST_WIDTH
        }
