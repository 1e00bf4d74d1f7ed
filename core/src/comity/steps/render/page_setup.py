"""Page size, language and direction: set from the content, never from the template."""

from __future__ import annotations

import unicodedata

from lxml import etree

from comity.model.errors import RenderError
from comity.word.ooxml import (
    Element,
    child,
    insert_before,
    made,
    name_language,
    paragraph_text,
    speak,
    w,
)
from comity.word.styles import Role, Styles

__all__ = ["PAPERS", "keep_together", "set_language", "set_paper", "set_rtl", "text_width"]

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}  # twentieths of a point, portrait

_AFTER_SIZE = [
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
]
_AFTER_SECTION_BIDI = ("rtlGutter", "docGrid", "printerSettings")
_AFTER_TABLE_BIDI = [
    "tblStyleRowBandSize",
    "tblStyleColBandSize",
    "tblW",
    "jc",
    "tblCellSpacing",
    "tblInd",
    "tblBorders",
    "shd",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
]
_AFTER_PARAGRAPH_BIDI = [
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
]
_SHORT = 6  # rows: a table of so many or fewer stays whole,
_WHOLE = 9  # and of so many lines: a taller one would leave half a page empty before it
_TALL = 24  # lines: a row of more may break, half a page
_LINE = 90  # characters across the page


def set_paper(body: Element, paper: str) -> None:
    """Give every section the size of the paper, keeping its orientation.

    Raises:
        RenderError: the paper is not known.
    """
    if paper not in PAPERS:
        raise RenderError(f"unknown paper {paper!r}; known: {', '.join(PAPERS)}")
    width, height = PAPERS[paper]
    for section in body.iter(w("sectPr")):
        size = child(section, "pgSz")
        if size is None:
            size = etree.Element(w("pgSz"))
            insert_before(section, size, _AFTER_SIZE)
        wide = size.get(w("orient")) == "landscape"
        size.set(w("w"), str(height if wide else width))
        size.set(w("h"), str(width if wide else height))
        if w("code") in size.attrib:  # a printer's number for the old size
            del size.attrib[w("code")]


def text_width(body: Element) -> int:
    """The width between the margins of the last section, in twentieths of a point."""
    sections = list(body.iter(w("sectPr")))
    size = child(sections[-1], "pgSz") if sections else None
    margins = child(sections[-1], "pgMar") if sections else None
    width = int(size.get(w("w"), "11906")) if size is not None else PAPERS["a4"][0]
    for side in ("left", "right"):
        width -= int(margins.get(w(side), "1440")) if margins is not None else 1440
    return width


def set_language(styles: Element, language: str, *, rtl: bool) -> None:
    """Set language and direction in the defaults of the style sheet."""
    defaults = made(styles, "docDefaults", ("latentStyles", "style"))
    run = made(made(defaults, "rPrDefault", ("pPrDefault",)), "rPr", ())
    name_language(run, language)
    if rtl:
        paragraph = made(made(defaults, "pPrDefault", ()), "pPr", ())
        made(paragraph, "bidi", _AFTER_PARAGRAPH_BIDI)


def set_rtl(root: Element) -> None:
    """Let sections and tables of a part run from right to left, and runs that hold such a script.

    Word takes the mark of a run from the run itself, not from a style or the defaults, and does not
    say what it does to a run of Latin letters.
    """
    for run in root.iter(w("r")):
        text = "".join(node.text or "" for node in run.iter(w("t")))
        if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
            speak(run, rtl=True)
    for section in root.iter(w("sectPr")):
        made(section, "bidi", _AFTER_SECTION_BIDI)
    for properties in root.iter(w("tblPr")):
        made(properties, "bidiVisual", _AFTER_TABLE_BIDI)


def keep_together(body: Element, styles: Styles) -> None:
    """Hold on one page what a reader takes in together, and let break what no page holds.

    A paragraph that leads in to a table or a list stays with it, an item with its notes; of a table
    the last two rows stay together, and a short one stays whole. Of a long one the first row is not
    held: where a lead-in is held as well, LibreOffice 25 sets two rows and leaves out the others.
    A table of few rows but many lines counts as long.
    The closing stays with what stands before it, so that no sheet bears a signature and nothing
    that was signed for.
    """
    for paragraph in body.iterchildren(w("p")):
        follower = paragraph.getnext()
        if follower is None or not (text := paragraph_text(paragraph).rstrip()):
            continue
        noted = follower.tag == w("p") and styles.role(follower) is Role.NOTE
        if follower.tag == w("tbl") or text.endswith(":") or noted:
            _keep_with_next(paragraph)
    for table in body.iterchildren(w("tbl")):
        rows = list(table.iterchildren(w("tr")))
        tall = [row for row in rows if _lines(row) > _TALL]
        for row in tall:  # one that may not break can lose its end
            _let_break(row)
        whole = len(rows) <= _SHORT and sum(map(_lines, rows)) <= _WHOLE and not tall
        for row in rows[:-1] if whole else rows[1:-1][-1:]:
            for paragraph in row.iter(w("p")):
                _keep_with_next(paragraph)
    _hold_before_closing(body, styles)


def _hold_before_closing(body: Element, styles: Styles) -> None:
    """Hold the paragraph, or the last row of the table, that stands before the closing."""
    closing = next((p for p in body.iterchildren(w("p")) if styles.role(p) is Role.CLOSING), None)
    before = None if closing is None else closing.getprevious()
    while before is not None:
        rows = list(before.iterchildren(w("tr")))
        for paragraph in rows[-1].iter(w("p")) if rows else [before]:
            _keep_with_next(paragraph)
        if len(rows) == 1:  # LibreOffice 25 does not hold a table whose only row may not break
            _let_break(rows[0])
        if rows or paragraph_text(before).strip():
            break
        before = before.getprevious()  # the empty paragraph that Word asks for after a table
    if before is not None and 0 < len(list(before.iterchildren(w("tr")))) <= _SHORT:
        _hold_before_list(before, styles)


def _hold_before_list(table: Element, styles: Styles) -> None:
    """Hold the sentence before a short list with its heading, such as the contacts.

    So the last sheet has something of the letter itself, and not names and a signature alone.
    """
    before = table.getprevious()
    while before is not None and before.tag == w("p"):
        if paragraph_text(before).strip():
            _keep_with_next(before)
            if styles.role(before).level is None:
                return
        before = before.getprevious()


def _lines(row: Element) -> int:
    """About how many lines the fullest cell of a row takes."""
    cells = list(row.iterchildren(w("tc")))
    across = max(1, _LINE // max(1, len(cells)))
    texts = ["\n".join(paragraph_text(p) for p in cell.iter(w("p"))) for cell in cells]
    return max((sum(1 + len(line) // across for line in t.split("\n")) for t in texts), default=0)


def _let_break(row: Element) -> None:
    for properties in row.iterchildren(w("trPr")):
        for node in list(properties.iterchildren(w("cantSplit"))):
            properties.remove(node)


def _keep_with_next(paragraph: Element) -> None:
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    if child(properties, "keepNext") is None:
        styled = child(properties, "pStyle") is not None
        properties.insert(1 if styled else 0, etree.Element(w("keepNext")))
