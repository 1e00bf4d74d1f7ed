"""A hearing of the second witness: document, page and data, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from comity.model.content import Content
from comity.model.errors import RenderError
from comity.steps.witness.beside import Labels
from comity.steps.witness.letter_forms import MEASURED, script_of
from comity.steps.witness.order import misplaced, overprinted
from comity.steps.witness.page_comparison import Comparison
from comity.steps.witness.printed_pages import Sheet, sheets_of
from comity.steps.witness.said import Said, said_in
from comity.steps.witness.shown import shown_on
from comity.steps.witness.testimony import Testimony, WitnessFinding
from comity.steps.witness.word_sources import Sources, figures_of

__all__ = ["compared"]


def compared(docx: bytes, pdf: bytes, content: Content, own: Sequence[str]) -> Testimony:
    """Compare a page with the data: see ``comity.steps.witness.hear``.

    Raises:
        RenderError: the DOCX or the PDF cannot be read.
    """
    said = said_in(docx)
    try:
        sheets = sheets_of(pdf)
    except pdfium.PdfiumError as error:
        raise RenderError(f"pdf: the second witness cannot read it: {error}") from error
    heights = {sheet.number: sheet.height for sheet in sheets}
    shown = shown_on(sheets, said, rtl=content.direction == "rtl")
    sources = Sources(content, own)
    laid = Comparison(said, shown, heights, Labels(said.marks, own, sources.begins))
    found = [
        *laid.findings(),
        *misplaced(laid.by_piece(), content.direction == "rtl", heights),
        *overprinted(shown.letters, heights),
        *sources.findings(said.texts),
        *_strange(said, sheets),
    ]
    placed = (f if f.field else replace(f, field=sources.field_of(f.text)) for f in found)
    return Testimony(
        tuple(dict.fromkeys(placed)),
        len(laid.words),
        len(sheets),
        tuple(sorted((_unread(sheets) | _unread_in(said)).items())),
        tuple(_notes(sheets, own)),
    )


def _unread(sheets: Sequence[Sheet]) -> Counter[str]:
    """The letters on the pages of scripts whose reading was not measured."""
    return _unmeasured(one for sheet in sheets for glyph in sheet.glyphs for one in glyph.text)


def _unread_in(said: Said) -> Counter[str]:
    """Likewise of the document, whose letters a page without a font for them may not tell."""
    return _unmeasured(one for text in _texts(said) for one in text)


def _unmeasured(letters: Iterable[str]) -> Counter[str]:
    scripts = Counter(map(script_of, letters))
    return Counter({n: count for n, count in scripts.items() if n and n not in MEASURED})


def _texts(said: Said) -> Iterator[str]:
    yield from said.texts
    yield from (margin.text for margin in said.margins)


def _strange(said: Said, sheets: Sequence[Sheet]) -> Iterator[WitnessFinding]:
    """A script on the page that is not compared, and of which the document has not one letter."""
    known = {script_of(letter) for text in _texts(said) for letter in text}
    for name in sorted(set(_unread(sheets)) - known):
        message = f"the page shows {name} letters, but the data contain none"
        yield WitnessFinding("surplus", name, message)


def _notes(sheets: Sequence[Sheet], own: Sequence[str]) -> Iterator[str]:
    for sheet in sheets:
        if sheet.pictures:
            count = len(sheet.pictures)
            what = "a picture" if count == 1 else f"{count} pictures"
            yield f"page {sheet.number} has {what}, which Comity does not read"
    for text in figures_of(own):
        yield f'the template itself prints figures: "{text}"'
