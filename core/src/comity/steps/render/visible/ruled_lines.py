"""Lines beside the values of a page that read as part of them: as a 1 at a side, as a minus.

A line may be that of a paragraph, of a cell, of an empty cell beside one, or of a bar tab. Lines on
all sides are a frame, and read as one; so does a thin line between two cells with words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from comity.steps.render.visible.blanks import Blanks
from comity.steps.render.visible.cell_edges import Edges, is_drawn, is_seen
from comity.steps.render.visible.letter_format import Formats, amount, properties_of
from comity.steps.render.visible.table_room import cell_width, spanned
from comity.steps.render.visible.touching import begins_with_value, ends_with_value
from comity.word.ooxml import Element, child, w

__all__ = ["Cell", "bar_faults", "border_faults", "ruled_faults"]

_BESIDE = 3  # points between a line and the text beside it; Word puts 4 there
_NEAR = 48  # twips between a line and the text of its cell; LibreOffice puts 55 there
_APART = 60  # twips between a bar and the text behind it
_HALF = 1.25  # twips in half an eighth of a point
_THIN = 6  # eighths of a point: as a line between cells, thinner than a stroke of letters
_DASH = 567  # twips: a shorter line beside a value reads as a dash
_STROKE = 200  # twips: a narrower filled cell reads as a stroke
_ALL = ("top", "left", "bottom", "right")
_NAMES = {"start": "left", "end": "right", "bar": "left"}
_CELLS = "Give the cells a margin of 1 mm or more (Layout, Cell Margins), or lines on all sides"
_AS_ONE = "a line right before a value looks like a 1"
_AS_ONE_BEHIND = "a line right after a value looks like a 1"


def border_faults(
    paragraph: Element, formats: Formats, blanks: Blanks
) -> Iterator[tuple[str, str]]:
    """Lines of a paragraph right beside its value: cause and cure."""
    text = blanks.printed(paragraph)
    if "{{" not in text:
        return
    levels = [properties_of(node) for node in formats.borders(paragraph)]
    if not levels:
        return
    counts: dict[str, Mapping[str, str]] = {}
    close = set()
    for level in levels:
        for name, line in level.items():
            counts[_NAMES.get(name, name)] = line
            if is_drawn(line) and amount(line, "space") < _BESIDE:
                close.add(_NAMES.get(name, name))
    if is_seen(counts.get("top", {})):  # with what is at the sides it makes a frame
        return
    if "left" in close and begins_with_value(text):
        yield _AS_ONE, "Borders, Options: set the left distance to 4 pt"
    if "right" in close and ends_with_value(text):
        yield _AS_ONE_BEHIND, "Borders, Options: set the right distance to 4 pt"


def bar_faults(
    paragraph: Element, formats: Formats, blanks: Blanks, start: int
) -> Iterator[tuple[str, str]]:
    """Bars of a paragraph with a value that do not stand clear of the left of its text.

    Args:
        paragraph: the paragraph.
        formats: of the package.
        blanks: tells which blanks count.
        start: where its text starts at the left, in twips.
    """
    if "{{" not in blanks.printed(paragraph):
        return
    for stop in formats.stops(paragraph, always=True):
        place = amount({"pos": stop.get(w("pos"), "0")}, "pos")
        if stop.get(w("val")) == "bar" and place > start - _APART:
            yield (
                "a bar tab draws a line next to a value, which looks like a 1",
                ("Paragraph, Tabs: clear the bar, and use a table with lines"),
            )
            return


@dataclass(slots=True)
class Cell:
    """A cell, its place in the grid, whether it has words, and where lines of them may start."""

    node: Element
    at: int
    words: bool
    near: bool
    far: bool


def ruled_faults(
    cells: Sequence[Cell], edges: Edges, blanks: Blanks
) -> Iterator[tuple[Element, str, str]]:
    """Lines of a row's cells that read as part of a value in them: the cell, cause, cure."""
    row = _Row(cells, edges)
    for at, cell in enumerate(cells):
        texts = [blanks.printed(one) for one in cell.node.iter(w("p"))] if cell.words else []
        texts = [text for text in texts if "{{" in text]
        if cell.near and any(map(begins_with_value, texts)):
            if row.reads_as_one(at, "left"):
                yield cell.node, _AS_ONE, _CELLS
            yield from row.dashes(at, range(at - 1, -1, -1), "before", "left")
        if cell.far and any(map(ends_with_value, texts)):
            if row.reads_as_one(at, "right"):
                yield cell.node, _AS_ONE_BEHIND, _CELLS
            yield from row.dashes(at, range(at + 1, len(cells)), "after", "right")


class _Row:
    def __init__(self, cells: Sequence[Cell], edges: Edges) -> None:
        self._cells = cells
        self._edges = edges

    @cached_property
    def _rows(self) -> dict[str, Sequence[Element]]:
        return {"top": self._edges.rows(before=True), "bottom": self._edges.rows(before=False)}

    def reads_as_one(self, at: int, side: str) -> bool:
        """Whether a line close to the text of a cell is no frame, and no line between words."""
        other = self._beyond(at, side)
        nodes = [cell.node for cell in other]
        room = self._edges.room(self._cells[at].node, side, _STARTS[side])
        drawn = [
            line
            for line in self._edges.lines(self._cells[at].node, side, nodes)
            if is_drawn(line) and room - amount(line, "sz", 4) * _HALF < _NEAR
        ]
        if not drawn or all(self._seen(at, one) for one in _ALL):
            return False
        thin = all(amount(line, "sz", 4) <= _THIN and line.get("val") == "single" for line in drawn)
        return not (thin and any(cell.words for cell in other))

    def dashes(
        self, at: int, others: range, where: str, side: str
    ) -> Iterator[tuple[Element, str, str]]:
        """Empty cells beside a value, so narrow that what is drawn in them reads as a sign."""
        apart = self._edges.room(self._cells[at].node, side, _STARTS[side])
        for place in others:
            cell = self._cells[place]
            if cell.words or apart >= _DASH:
                return
            width = self._width(cell)
            if self._edges.draws(cell.node):
                cause = (
                    f"the formatting of the cell {where} a value makes its spaces look like a sign"
                )
                yield cell.node, cause, "Clear the formatting of that cell (Ctrl+Space)"
            if width < _DASH and (self._has_dash(place, at) or self._has_rule(cell)):
                cause = f"a short line in the empty cell {where} a value looks like a minus sign"
                yield cell.node, cause, "Clear the lines of the empty cell, or make it 1 cm wide"
            elif width < _STROKE and apart < _NEAR and _is_filled(cell.node):
                cause = f"the filled empty cell {where} a value looks like a stroke"
                yield cell.node, cause, "Clear the shading of the empty cell"
            apart += width

    def _width(self, cell: Cell) -> int:
        columns = self._edges.columns[cell.at : cell.at + spanned(cell.node)]
        known = [one for one in (cell_width(cell.node), sum(columns)) if one > 0]
        return min(known, default=0)

    def _has_dash(self, place: int, at: int) -> bool:
        boxed = all(self._seen(place, side) for side in _ALL)
        if boxed and self._width(self._cells[place]) >= _STROKE:
            return False  # a box to tick
        return any(
            any(map(is_drawn, self._lines(place, side))) and not self._seen(at, side)
            for side in ("top", "bottom")
        )

    def _has_rule(self, cell: Cell) -> bool:
        return any(
            is_drawn(line)
            for paragraph in cell.node.iter(w("p"))
            for level in self._edges.borders(paragraph)
            for name, line in level.items()
            if name in ("top", "bottom", "between")
        )

    def _beyond(self, at: int, side: str) -> Sequence[Cell]:
        if side == "left":
            return self._cells[max(0, at - 1) : at]
        return self._cells[at + 1 : at + 2]

    def _lines(self, at: int, side: str) -> list[dict[str, str]]:
        cell = self._cells[at].node
        if side in ("left", "right"):
            return self._edges.lines(cell, side, [one.node for one in self._beyond(at, side)])
        others = self._rows[side]
        return self._edges.lines(cell, side, others[at : at + 1] or others[-1:])

    def _seen(self, at: int, side: str) -> bool:
        return any(map(is_seen, self._lines(at, side)))


_STARTS = {"left": "start", "right": "end"}


def _is_filled(cell: Element) -> bool:
    given = properties_of(child(cell, "tcPr")).get("shd", {})
    filled = given.get("fill", "auto").upper() not in ("AUTO", "FFFFFF") or "themeFill" in given
    return filled or given.get("val", "clear") not in ("clear", "nil")
