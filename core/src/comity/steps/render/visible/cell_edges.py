"""The lines around the cells of a row, and the room between their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from comity.steps.render.visible.blanks import size_of
from comity.steps.render.visible.colour import LEAST_CONTRAST, contrast
from comity.steps.render.visible.drawn_blanks import is_drawn_on
from comity.steps.render.visible.letter_format import Formats, Props, amount, merged, properties_of
from comity.steps.render.visible.table_room import cell_width
from comity.word.ooxml import Element, child, w

__all__ = ["LEAST_ROOM", "Edges", "is_drawn", "is_seen", "side_of"]

LEAST_ROOM = 100
"""The least room between cells, in twips: 5 points, nearly two blanks of letters of 11 points."""
_OF_SIZE = 0.15  # of the size of the largest letters
_PADDING = 115  # twips, where nothing says how far text stands from the edge of a cell
_THINNEST = 2  # an eighth of a point
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PALE = ("background", "light", "bg", "lt")
_OTHER = {"left": "start", "right": "end", "top": "top", "bottom": "bottom"}
_FACING = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


class Edges:
    """The lines and the room between the cells of a row."""

    def __init__(
        self, table: Element, row: Element, formats: Formats, styled: Sequence[Element]
    ) -> None:
        self._formats = formats
        self._table = table
        self._row = row
        self._styled = styled

    @cached_property
    def _whole(self) -> list[Element]:
        return [one for one in self._styled if _is_whole(one)]

    @cached_property
    def _regions(self) -> list[Element]:
        return [one for one in self._styled if not _is_whole(one)]

    @cached_property
    def _tables(self) -> list[Element]:
        """The properties that apply to the table: of the row, then the table, then its styles."""
        near = (child(self._row, "tblPrEx"), child(self._table, "tblPr"))
        return [one for one in (*near, *self._whole[::-1]) if one is not None]

    @cached_property
    def columns(self) -> list[int]:
        """The widths of the columns of the table's grid."""
        grid = child(self._table, "tblGrid")
        nodes = () if grid is None else grid.iterchildren(w("gridCol"))
        return [amount({"w": node.get(w("w"), "0")}, "w") for node in nodes]

    @cached_property
    def _spacing(self) -> int:
        given = [properties_of(child(self._row, "trPr")), *map(properties_of, self._tables)]
        return next((twips(one["tblCellSpacing"]) for one in given if "tblCellSpacing" in one), 0)

    @cached_property
    def _fixed(self) -> bool:
        own = properties_of(child(self._table, "tblPr"))
        return own.get("tblLayout", {}).get("type") == "fixed"

    def part(
        self, lefts: Sequence[Element], rights: Sequence[Element], between: Sequence[Element]
    ) -> bool:
        """Whether some cells are kept apart from those behind them, with empty ones between."""
        if all(self._lined(left, right) for left in lefts for right in rights[:1]) and all(
            self._lined(lefts[0], right) for right in rights
        ):
            return True
        room = self._spacing + min(self.room(cell, "right", "end") for cell in lefts)
        room += min(self.room(cell, "left", "start") for cell in rights)
        for cell in between:
            padding = sum(self.pad(cell, *side) for side in _SIDES)
            room += max(padding, cell_width(cell) if self._fixed else 0)
        sizes = [self._size(cell) for cell in {*lefts, *rights}]
        return room >= max(LEAST_ROOM, _OF_SIZE * 10 * max(sizes))

    def _size(self, cell: Element) -> int:
        paragraphs = list(cell.iter(w("p")))
        return max(
            (
                size_of(self._formats.letters(run, paragraph, said.get("rPr", {})))
                for paragraph in paragraphs
                for run in (None, *paragraph.iter(w("r")))
                for said in self._formats.cells(cell)
            ),
            default=20,
        )

    def room(self, cell: Element, side: str, other: str) -> int:
        """How far text stands from an edge of its cell at least."""
        return self.pad(cell, side, other) + min(self._indents(cell, side, other), default=0)

    def _indents(self, cell: Element, side: str, other: str) -> Iterator[int]:
        for paragraph in cell.iter(w("p")):
            for said in self._formats.cells(cell):
                given = self._formats.paragraph(paragraph, said.get("pPr", {})).get("ind", {})
                first = 0
                if side == "left":
                    first = min(amount(given, "firstLine"), -amount(given, "hanging"), 0)
                letters = [amount(given, name) * 3 for name in given if name.endswith("Chars")]
                yield (amount(given, side) or amount(given, other)) + first + min(0, *letters, 0)
        for table in cell.iter(w("tbl")):
            yield min(0, twips(properties_of(child(table, "tblPr")).get("tblInd", {})))

    def pad(self, cell: Element, side: str, other: str) -> int:
        """The margin of a cell at a side, in twips."""
        by_hand = side_of(child(cell, "tcPr"), "tcMar", side, other)
        if by_hand is not None:
            return twips(by_hand)
        given = [side_of(one, "tblCellMar", side, other) for one in self._tables]
        found = [twips(one) for one in given if one is not None]
        regions = [side_of(one, "tcMar", side, other) for one in (*self._whole, *self._regions)]
        regions += [side_of(one, "tblCellMar", side, other) for one in self._regions]
        return min([*(found[:1] or [_PADDING]), *(twips(one) for one in regions if one)])

    def _lined(self, left: Element, right: Element) -> bool:
        """Whether a line is drawn between two cells that can be seen."""
        by_hand = [
            side_of(child(left, "tcPr"), "tcBorders", "right", "end"),
            side_of(child(right, "tcPr"), "tcBorders", "left", "start"),
        ]
        given = [line for line in by_hand if line is not None]
        if not given:
            inside = [side_of(one, "tblBorders", "insideV", "insideV") for one in self._tables]
            given = [line for line in inside if line is not None][:1]
            given += [
                line
                for one in (*self._whole, *self._regions)
                for name in ("insideV", "left", "right")
                if (line := side_of(one, "tcBorders", name, name)) is not None
            ]
        grounds = ["FFFFFF", *self._grounds(left, right)]
        return bool(given) and all(is_seen(line, grounds) for line in given)

    def lines(self, cell: Element, side: str, beyond: Sequence[Element]) -> list[dict[str, str]]:
        """What says which line is at a side of a cell.

        Args:
            cell: the cell.
            side: ``left``, ``right``, ``top`` or ``bottom``.
            beyond: the cells on its other side; none at the edge of the table.
        """
        facing = _FACING[side]
        by_hand = [side_of(child(cell, "tcPr"), "tcBorders", side, _OTHER[side])]
        by_hand += [
            side_of(child(one, "tcPr"), "tcBorders", facing, _OTHER[facing]) for one in beyond
        ]
        if any(by_hand):
            return [line for line in by_hand if line is not None]
        inside = "insideV" if side in ("left", "right") else "insideH"
        name, other = (inside, inside) if beyond else (side, _OTHER[side])
        given = [side_of(one, "tblBorders", name, other) for one in self._tables]
        found = [line for line in given if line is not None][:1]
        return found + [
            line
            for one in (*self._whole, *self._regions)
            for name in (inside, side)
            if (line := side_of(one, "tcBorders", name, name)) is not None
        ]

    def rows(self, *, before: bool) -> Sequence[Element]:
        """The cells of the row above, or below."""
        row = next(self._row.itersiblings(w("tr"), preceding=before), None)
        return () if row is None else row.findall(w("tc"))

    def borders(self, paragraph: Element) -> Iterator[dict[str, dict[str, str]]]:
        """The lines that each level of formats sets around a paragraph."""
        for node in self._formats.borders(paragraph):
            yield {name: dict(given) for name, given in properties_of(node).items()}

    def draws(self, cell: Element) -> bool:
        """Whether a cell without words has blanks that are drawn on."""
        return any(
            is_drawn_on(merged(*self._formats.letters(run, paragraph, said.get("rPr", {}))))
            for paragraph in cell.iter(w("p"))
            for run in paragraph.iter(w("r"))
            if next(run.iter(w("t"), w("tab"), w("ptab")), None) is not None
            for said in self._formats.cells(cell)
        )

    def _grounds(self, *cells: Element) -> Iterator[str]:
        holders = [*self._tables, *self._regions, *(child(cell, "tcPr") for cell in cells)]
        for one in holders:
            shading = properties_of(one).get("shd", {})
            for name in ("fill", "color"):
                if _HEX.fullmatch(shading.get(name, "")):
                    yield shading[name]


_SIDES = (("left", "start"), ("right", "end"))


def _is_whole(node: Element) -> bool:
    """Whether properties of a style count for the whole table, not for a region of it."""
    parent = node.getparent()
    return parent is not None and parent.tag == w("style")


def side_of(properties: Element | None, name: str, side: str, other: str) -> dict[str, str] | None:
    """What properties say of a side, under either of its names."""
    holder = None if properties is None else child(properties, name)
    given: Props = properties_of(holder)
    found = given.get(side, given.get(other))
    return None if found is None else dict(found)


def twips(given: dict[str, str] | Props | object) -> int:
    said = given if isinstance(given, dict) else {}
    return amount(said, "w") if said.get("type", "dxa") == "dxa" else 0


def is_drawn(line: Mapping[str, str]) -> bool:
    """Whether a line is drawn, in whatever colour."""
    return line.get("val", "nil") not in ("nil", "none") and amount(line, "sz", 4) > 0


def is_seen(line: Mapping[str, str], grounds: Sequence[str] = ("FFFFFF",)) -> bool:
    """Whether a line stands out from what may be behind it."""
    if line.get("val", "nil") in ("nil", "none") or amount(line, "sz", 4) < _THINNEST:
        return False
    if line.get("themeColor", "").startswith(_PALE):
        return False
    given = line.get("color", "auto")
    colour = given if _HEX.fullmatch(given) else "000000"
    return all(contrast(colour, ground) >= LEAST_CONTRAST for ground in grounds)
