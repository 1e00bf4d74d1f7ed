"""The letters that a PDF means and does not show, since no font of the machine has them.

LibreOffice sets the empty sign of its main font in their place, the same for all of them, and says
nothing. The fonts in its PDF are TrueType, with the signs numbered as the pages name them; that
much is read here (OpenType 1.9: tables head, loca and glyf).
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

from comity.steps.render.pdf_text import meanings_of, objects_of, unpacked

__all__ = ["unshown"]

_DESCRIPTOR = re.compile(rb"/FontDescriptor (\d+) 0 R")
_MEANING = re.compile(rb"/ToUnicode (\d+) 0 R")
_FILE = re.compile(rb"/FontFile2 (\d+) 0 R")
_SEEN = frozenset("LNPS")  # Unicode's letters, numbers, punctuation and symbols
_LONG = 50  # where the table head says how wide the entries of loca are


def unshown(pdf: bytes) -> str | None:
    """A letter in place of which the PDF shows an empty sign, the first of its font; or None.

    Args:
        pdf: of LibreOffice. Of fonts that are not built as LibreOffice 25.2 builds them, nothing
            is known.
    """
    return next(_unshown(objects_of(pdf)), None)


def _unshown(objects: Mapping[int, bytes]) -> Iterator[str]:
    for font in objects.values():
        described, meant = _DESCRIPTOR.search(font), _MEANING.search(font)
        if described is None or meant is None:
            continue
        file = _FILE.search(objects.get(int(described.group(1)), b""))
        if file is None:
            continue
        signs = _signs(unpacked(objects, int(file.group(1))))
        _, meanings = meanings_of(unpacked(objects, int(meant.group(1))))
        if len(signs) != len(meanings) + 1:  # one sign for each code, after the empty one
            continue
        for code, text in meanings.items():
            empty = signs[int(code, 16)] == signs[0]
            if empty and any(unicodedata.category(letter)[0] in _SEEN for letter in text):
                yield text


def _signs(font: bytes) -> list[bytes]:
    """The outline of each sign of a TrueType font, the empty one first."""
    try:
        (count,) = struct.unpack_from(">H", font, 4)
        rows = (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(count))
        tables = {tag: font[at : at + length] for tag, _, at, length in rows}
        (long,) = struct.unpack_from(">H", tables[b"head"], _LONG)
        loca, outlines = tables[b"loca"], tables[b"glyf"]
        width, unit = (4, 1) if long else (2, 2)
        form = f">{len(loca) // width}{'I' if long else 'H'}"
        places = [place * unit for place in struct.unpack_from(form, loca)]
    except (struct.error, KeyError):
        return []
    return [outlines[a:b] for a, b in pairwise(places)]
