"""What is painted where: a page with its text and without, compared where a letter stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import ImageChops
from PIL.Image import Image

from comity.steps.witness.letter_forms import script_of

__all__ = ["ALIKE", "Painting"]

SCALE = 2.0  # pixels for a point: 144 to an inch
LEAST_CHANGE = 70  # of 255 steps of grey between a letter and its ground
LEAST_SHOWN = 0.6  # of a letter's height and width that must change
NARROW = 6  # pixels: of a narrower letter the width says little
CROSSING = 110  # steps of grey within the middle of a letter, once the text is gone
_JOINED = frozenset({"Arabic", "Devanagari"})  # whose letters do not fill the place they are given
_MIDDLE = (0.36, 0.64)
ALIKE = "the same colour as its background"


@dataclass(frozen=True, slots=True)
class Painting:
    """A page painted in grey: where it changes when its text goes, and what is left then.

    ``left`` and ``top`` are the corner of what is painted, in points of the page; ``drawn`` tells
    of each row of pixels whether any is dark enough to cross a letter.
    """

    left: float
    top: float
    changed: Image
    bare: Image
    drawn: bytes

    @classmethod
    def of(cls, page: pdfium.PdfPage, texts: Sequence[Any]) -> Painting:
        """Paint a page twice; ``texts`` are its pieces of text, which are put back afterwards."""
        whole = _painted(page)
        for one in texts:
            raw.FPDFPageObj_SetIsActive(one, False)
        bare = _painted(page)
        for one in texts:
            raw.FPDFPageObj_SetIsActive(one, True)
        changed = ImageChops.difference(whole, bare).point([n >= LEAST_CHANGE for n in range(256)])
        left, _, _, top = page.get_cropbox()
        dark = bare.point([255 * (n <= 255 - CROSSING) for n in range(256)])
        return cls(left, top, changed, bare, bytes(dark.getprojection()[1]))

    def unseen(self, left: float, bottom: float, right: float, top: float, letter: str) -> str:
        """Why eyes do not see a letter in a box in points; empty where they do."""
        x0, x1 = round((left - self.left) * SCALE), round((right - self.left) * SCALE)
        y0, y1 = round((self.top - top) * SCALE), round((self.top - bottom) * SCALE)
        wide, high = self.bare.size
        if x1 <= 0 or y1 <= 0 or x0 >= wide or y0 >= high:
            return "off the page"
        box = (max(0, x0 - 1), max(0, y0 - 1), min(wide, x1 + 1), min(high, y1 + 1))
        seen = self.changed.crop(box).getbbox()
        if seen is None:
            return ALIKE
        if not letter.isalnum() or script_of(letter) in _JOINED:
            return ""
        narrow = x1 - x0 < NARROW
        if seen[3] - seen[1] < LEAST_SHOWN * (y1 - y0) or (
            not narrow and seen[2] - seen[0] < LEAST_SHOWN * (x1 - x0)
        ):
            return "partly covered or cut off"
        return "crossed out or drawn over" if self._crossed(x0, y0, x1, y1) else ""

    def _crossed(self, x0: int, y0: int, x1: int, y1: int) -> bool:
        """Whether a line or a picture runs through the middle of a box."""
        high = y1 - y0
        upper, lower = (y0 + round(high * share) for share in _MIDDLE)
        right, lower = max(x1, x0 + 1), max(lower, upper + 1)
        wide, deep = self.bare.size  # what lies beyond them counts as black
        within = x0 >= 0 and upper >= 0 and right <= wide and lower <= deep
        if within and not any(self.drawn[upper:lower]):
            return False
        ground = self.bare.crop((x0, y0, right, max(y1, y0 + 1))).getextrema()
        middle = self.bare.crop((x0, upper, right, lower)).getextrema()
        return _grey(ground[1]) - _grey(middle[0]) >= CROSSING


def _grey(value: object) -> int:
    """An extreme of a picture with one channel, which Pillow types as of any number."""
    assert isinstance(value, int)
    return value


def _painted(page: pdfium.PdfPage) -> Image:
    bitmap = page.render(scale=SCALE, grayscale=True, may_draw_forms=False)
    try:
        painted: Image = bitmap.to_pil().copy()
        return painted
    finally:
        bitmap.close()
