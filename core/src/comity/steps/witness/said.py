"""What a document says, piece by piece in reading order: the text of its JSON, and its margins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.steps.witness.labels import Mark, label_before, leaders_of, marks_in
from comity.steps.witness.letter_forms import bare
from comity.word.field_codes import NUMBERS_OF_PAGES, instructions, name_of
from comity.word.margins import NUMBER as PLACE
from comity.word.margins import shown_margins, without_fields
from comity.word.notes import Notes
from comity.word.numbering import labels_in
from comity.word.ooxml import Element, child, paragraph_text, parse, w
from comity.word.package import Package, Part, open_package
from comity.word.readback import Heading, Item, Paragraph, Table, walk
from comity.word.styles import Role, Styles

__all__ = ["CELL", "NUMBER", "Margin", "Piece", "Said", "said_in"]

CELL = "cell of a table"
NUMBER = "number of a heading"  # which Word counts, and no template writes

_TWIPS = 20  # in a point
_FIGURES = r"(\d+|[ivxlcdm]+)"
_OF_PAGES = frozenset({"PAGE", "NUMPAGES"})
_MARKS = frozenset({Role.CLASSIFICATION, Role.DRAFT_MARK})


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that stands in one place: a paragraph, a number, a cell.

    ``head`` is, for the cells of a table, its head as it is compared: pages may repeat it.
    """

    text: str
    kind: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Margin:
    """A paragraph of a header, a footer or a note.

    ``pattern`` is what it is compared as, with room for page numbers; ``every`` tells that each
    page has to show it, as it has a classification or the mark of a draft; ``parts`` are its texts,
    None in place of each field.
    """

    text: str
    kind: str
    pattern: re.Pattern[str]
    every: bool = False
    parts: tuple[str | None, ...] = ()

    @property
    def said(self) -> Iterator[str]:
        """Its texts, without what fields work out."""
        text = "".join("\0" if part is None else part for part in self.parts)
        yield from (one for one in text.split("\0") if one.strip())

    def with_figures(self, figures: Sequence[int]) -> tuple[str, frozenset[int]]:
        """What it says as it is compared, figures in place of its fields; where words begin."""
        waiting = list(map(str, figures))
        text = "".join(
            (waiting.pop(0) if waiting else "") if part is None else part for part in self.parts
        )
        said, breaks = "", set[int]()
        for word in text.split():
            breaks.add(len(said))
            said += bare(word)
        return said, frozenset(breaks)


@dataclass(frozen=True, slots=True)
class Said:
    """A document's pieces in order, its margins and its notes.

    ``texts`` are those of all of them, without what Word counts or works out; ``marks`` are what
    Word sets beside the text, by its place among the letters of the pieces, ``noted`` the places
    of the marks of notes and their lengths, ``led`` those of tabs and the signs that may fill them.
    ``edges`` are what every page keeps for headers above its text and for footers below, in points;
    ``counts_on`` tells that the fields in them give the number of the page or of all pages, and
    that pages are counted from 1.
    """

    pieces: tuple[Piece, ...]
    margins: tuple[Margin, ...]
    notes: tuple[Margin, ...]
    texts: tuple[str, ...]
    marks: Mapping[int, Sequence[Mark]]
    noted: Mapping[int, int]
    led: Mapping[int, Sequence[frozenset[str]]]
    edges: tuple[float, float] = (0.0, 0.0)
    counts_on: bool = True


def said_in(docx: bytes) -> Said:
    """Read a filled document.

    Raises:
        RenderError: it is no DOCX.
    """
    package = open_package(docx, "document", own=True)
    body = parse(package.parts[package.main].blob, package.main)
    styles = Styles.of(package)
    counted = Notes.of(package, body)
    margins = [
        m
        for kind in ("header", "footer")
        for m in _margins(package, shown_margins(package, body, kind), kind, styles)
    ]
    notes = [
        m
        for kind in ("footnotes", "endnotes")
        for m in _margins(package, package.related(kind), kind, styles, counted.by_note)
    ]
    document = walk(docx)
    pieces = [piece for block in document.blocks for piece in _pieces(block)]
    plain = walk(docx, marked=False) if counted.marks else document
    texts = [text for margin in (*margins, *notes) for text in margin.said]
    blocks = (piece for block in plain.blocks for piece in _pieces(block))
    texts += [piece.text for piece in blocks if piece.kind != NUMBER]
    return Said(
        tuple(piece for piece in pieces if piece.text.strip()),
        tuple({(m.pattern.pattern, m.kind): m for m in margins}.values()),
        tuple(notes),
        tuple(text for text in texts if text.strip()),
        *marks_in(package, body, styles, counted.marks),
        _edges(body),
        _counts_on(package, body),
    )


def _counts_on(package: Package, body: Element) -> bool:
    parts = [part for kind in ("header", "footer") for part in package.related(kind)]
    codes = (code for part in parts for code in instructions(parse(part.blob, part.name)))
    others = NUMBERS_OF_PAGES.intersection(map(name_of, codes)) - _OF_PAGES
    return not others and all(one.get(w("start")) is None for one in body.iter(w("pgNumType")))


def _edges(body: Element) -> tuple[float, float]:
    """The least that a section keeps above and below its text; Word takes a minus for a fixed one.

    A header or footer that is higher takes more.
    """
    kept = [child(section, "pgMar") for section in body.iter(w("sectPr"))]
    sides = (
        [0.0 if one is None else abs(float(one.get(w(side), "0"))) / _TWIPS for one in kept]
        for side in ("top", "bottom")
    )
    top, bottom = (min(side, default=0.0) for side in sides)
    return top, bottom


def _pieces(block: Heading | Paragraph | Item | Table) -> Iterator[Piece]:
    match block:
        case Heading(level, text, number):
            yield Piece(number, NUMBER)
            yield Piece(text, "title" if level == 0 else "heading")
        case Paragraph(_, text):
            yield Piece(text, "paragraph")
        case Item(number, text, notes):
            yield Piece(number, "item")
            yield Piece(text, "item")
            yield from (Piece(note, "item") for note in notes)
        case Table(rows, head):
            above = bare("".join(head))
            yield from (Piece(cell, "head of a table") for cell in head)
            yield from (Piece(cell, CELL, above) for row in rows for cell in row)


def _margins(
    package: Package,
    parts_of: Sequence[Part],
    kind: str,
    styles: Styles,
    marks: Mapping[tuple[str, str], str] | None = None,
) -> Iterator[Margin]:
    """The paragraphs of headers, footers or notes; ``marks`` are those of notes."""
    for part in parts_of:
        root = parse(part.blob, part.name)
        labels = labels_in(package, root, styles)
        for node in root.iter(w("p")):
            text = paragraph_text(node).strip()
            parts = tuple(without_fields(node))
            if bare(text) or None in parts:
                every = kind == "header" and styles.role(node) in _MARKS
                signs = leaders_of(node, styles)
                mark = _mark_of(node, kind, marks or {}) + label_before(labels.get(node))
                pattern = re.compile(
                    re.escape(bare(mark)) + "".join(_pattern(one, signs) for one in parts)
                )
                text = " ".join(text.split()) or PLACE
                yield Margin(text, kind.removesuffix("s"), pattern, every, parts)


def _mark_of(paragraph: Element, kind: str, marks: Mapping[tuple[str, str], str]) -> str:
    """The mark that Word sets in the first line of a note."""
    name = kind.removesuffix("s")
    if next(paragraph.iter(w(f"{name}Ref")), None) is None:
        return ""
    note = next(paragraph.iterancestors(w(name)), None)
    return "" if note is None else marks.get((kind, note.get(w("id"), "")), "")


def _pattern(text: str | None, signs: frozenset[str]) -> str:
    """A text as it is compared, a number in place of what a field works out.

    Any of ``signs`` may fill its tabs.
    """
    if text is None:
        return _FIGURES
    filled = "|".join(f"{re.escape(sign)}{{3,}}" for sign in sorted(signs))
    between = f"(?:{filled})?" if filled else ""
    return between.join(re.escape(bare(part)) for part in text.split("\t"))
