"""Whether cells that stand side by side keep a figure in one apart from a value in the other.

Without a line and without room between them, ``1`` in one cell and a date in the next show another
date. Text wraps, and tags decide what stands where, so any word of a cell may come to its edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from comity.render.ooxml import Element, child, w
from comity.render.tags import near
from comity.render.visible_apart import numbered
from comity.render.visible_blanks import Blanks, size_of
from comity.render.visible_colour import LEAST_CONTRAST, contrast
from comity.render.visible_format import Formats, Props, amount, properties_of
from comity.render.visible_signs import BEFORE, BEHIND, FIGURE, JOINS, NOTE, SILENT, VALUE, plain
from comity.render.visible_tables import cell_width, spanned
from comity.render.visible_touch import spread

__all__ = ["LEAST_ROOM", "cell_faults"]

Fault = tuple[Element, str, str]

LEAST_ROOM = 100
"""The least room between cells, in twips: 5 points, nearly two blanks of letters of 11 points."""
_OF_SIZE = 0.15  # of the size of the largest letters
_PAIR = 2
_PADDING = 115  # twips, where nothing says how far text stands from the edge of a cell
_THINNEST = 2  # an eighth of a point
_ENDS = rf"(?:[0$\-|{FIGURE}{NOTE}]|(?<!\w)\w|[^{BEFORE}\w]){JOINS}"
_STARTS = rf"{JOINS}(?:[0$|{FIGURE}{NOTE}]|a(?!\w)|[^{BEHIND}\w])"
_CLOSES = re.compile(rf"{_ENDS} *(?=[\n{SILENT}]|$)")
_OPENS = re.compile(rf"(?:^|(?<=[\n{SILENT}])) *{_STARTS}")
_WITHIN = re.compile(rf"{_ENDS}(?=[\s{SILENT}]|$)|(?:^|(?<=[\s{SILENT}])){_STARTS}")
_AT_LEFT, _AT_RIGHT = frozenset({"left", "start"}), frozenset({"right", "end"})
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PALE = ("background", "light", "bg", "lt")
_CURE = (
    "Give the table a line between the cells, or 1 mm or more as left and right margin of its "
    "cells (Layout, Cell Margins)"
)


@dataclass(slots=True)
class _Said:
    """What the text of a cell, or of several, can bring to an edge of it."""

    words: bool = False
    value: bool = False
    figure: bool = False  # a word that begins or ends in a figure: lines may break beside it
    opens: bool = False  # a line that begins in one
    closes: bool = False  # a line that ends in one
    far: bool = False  # lines that may reach the right edge
    near: bool = False  # lines that may start at the left edge

    def add(self, other: _Said) -> None:
        for name in _FACTS:
            setattr(self, name, getattr(self, name) or getattr(other, name))

    def touches(self, other: _Said) -> bool:
        """Whether a figure of this cell and a value of the one behind it read as one, or turned.

        In a letter from right to left both the cells and their lines are turned round. Where lines
        break is not known: so all words count where lines of this cell may reach its edge and lines
        of the other start there.
        """
        if self.far and other.near:
            mine, others = self.value or self.figure, other.value or other.figure
            return (self.value and others) or (other.value and mine)
        return (self.value and other.opens) or (other.value and self.closes)


_FACTS = tuple(one.name for one in fields(_Said))


def cell_faults(table: Element, formats: Formats, blanks: Blanks) -> Iterator[Fault]:
    """Rows with a figure and a value in cells that nothing parts: the cell, cause, cure.

    Args:
        table: the table.
        formats: of the package.
        blanks: tells which blanks count.
    """
    if not _tagged(table):
        return
    above: dict[int, _Said] = {}
    styled = formats.of_table(table)
    merged = next(table.iter(w("vMerge")), None) is not None
    for row in table.iterchildren(w("tr")):
        written = _written(row)
        if "{%tr " in written:
            continue  # the row goes away with its tag
        if not merged and (len(row.findall(w("tc"))) < _PAIR or not _tagged(row)):
            continue
        cells = [
            (cell, _carried(cell, at, _said(cell, formats, blanks), above))
            for cell, at in _placed(row)
        ]
        edges = _Edges(table, row, formats, styled)
        if "{%tc " in written:  # cells come and go: any may stand beside any
            yield from _any(cells, edges)
        else:
            yield from _pairs(cells, edges)


def _tagged(node: Element) -> bool:
    """Whether tags stand in a table or row; the two braces of one may stand in two runs."""
    return any("{" in (text.text or "") for text in node.iter(w("t")))


def _written(row: Element) -> str:
    """The text of a row's own, without that of tables in it: their tags take their rows away."""
    return "".join(
        text.text or ""
        for text in row.iter(w("t"))
        if next(text.iterancestors(w("tr")), None) is row
    )


def _placed(row: Element) -> Iterator[tuple[Element, int]]:
    before = properties_of(child(row, "trPr")).get("gridBefore")
    at = amount(before)
    for cell in row.iterchildren(w("tc")):
        yield cell, at
        at += spanned(cell)


def _carried(cell: Element, at: int, own: _Said, above: dict[int, _Said]) -> _Said:
    """What a cell says; one that goes on with a cell of the rows above says what that does."""
    merge = properties_of(child(cell, "tcPr")).get("vMerge")
    if merge is None:
        return own
    if merge.get("val", "continue") == "restart" or at not in above:
        above[at] = own
    else:
        own.add(above[at])
    return own


def _said(cell: Element, formats: Formats, blanks: Blanks) -> _Said:
    found = _Said()
    looks = formats.cells(cell)
    for paragraph in cell.iter(w("p")):
        text = blanks.printed(paragraph)
        if "{%tc " not in text:
            found.add(_in_paragraph(paragraph, plain(spread(text)), formats, looks))
    return found


def _in_paragraph(
    paragraph: Element, kinds: str, formats: Formats, looks: Sequence[Mapping[str, Props]]
) -> _Said:
    words = bool(kinds.strip(f"{SILENT} \n\t"))
    label = numbered(formats, paragraph)
    if not words:
        return _Said(words=label, figure=label, opens=label, closes=label, far=label, near=label)
    given = [formats.paragraph(paragraph, one.get("pPr", {})) for one in looks]
    sides = {one.get("jc", {}).get("val", "left") for one in given}
    tabs = "\t" in kinds
    return _Said(
        words=True,
        value=VALUE in kinds,
        figure=label or _WITHIN.search(kinds) is not None,
        opens=label or _OPENS.search(kinds) is not None,
        closes=_CLOSES.search(kinds) is not None,
        far=tabs or bool(sides - _AT_LEFT),
        near=tabs or bool(sides - _AT_RIGHT),
    )


def _pairs(cells: Sequence[tuple[Element, _Said]], edges: _Edges) -> Iterator[Fault]:
    last: tuple[Element, _Said] | None = None
    between: list[Element] = []
    for cell, said in cells:
        if not said.words:
            between.append(cell)
            continue
        if (
            last is not None
            and last[1].touches(said)
            and not edges.part([last[0]], [cell], between)
        ):
            figure = last[1].figure or said.figure
            yield cell, _cause(figure, f'the cell before it, "{_near(last[0])}",'), _CURE
        last, between = (cell, said), []


def _any(cells: Sequence[tuple[Element, _Said]], edges: _Edges) -> Iterator[Fault]:
    together = _Said()
    for _, said in cells:
        together.add(said)
    told = [cell for cell, said in cells if said.words]
    if told and together.touches(together) and not edges.part(told, told, []):
        yield told[0], _cause(together.figure, "a cell that a tag puts beside it"), _CURE


def _cause(figure: bool, where: str) -> str:
    what = "a digit or sign" if figure else "a value"
    return f"neither a line nor room parts it from {where} so that {what} and a value read as one"


def _near(cell: Element) -> str:
    text = "".join(text.text or "" for text in cell.iter(w("t")))
    return near(text) or "a number of a list"


class _Edges:
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
        """What speaks of the table, the nearest first: the row's exception, itself, its styles."""
        near = (child(self._row, "tblPrEx"), child(self._table, "tblPr"))
        return [one for one in (*near, *self._whole[::-1]) if one is not None]

    @cached_property
    def _spacing(self) -> int:
        given = [properties_of(child(self._row, "trPr")), *map(properties_of, self._tables)]
        return next((_twips(one["tblCellSpacing"]) for one in given if "tblCellSpacing" in one), 0)

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
        room = self._spacing + min(self._room(cell, "right", "end") for cell in lefts)
        room += min(self._room(cell, "left", "start") for cell in rights)
        for cell in between:
            padding = sum(self._pad(cell, *side) for side in _SIDES)
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

    def _room(self, cell: Element, side: str, other: str) -> int:
        """How far text stands from an edge of its cell at least."""
        return self._pad(cell, side, other) + min(self._indents(cell, side, other), default=0)

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
            yield min(0, _twips(properties_of(child(table, "tblPr")).get("tblInd", {})))

    def _pad(self, cell: Element, side: str, other: str) -> int:
        by_hand = _side(child(cell, "tcPr"), "tcMar", side, other)
        if by_hand is not None:
            return _twips(by_hand)
        given = [_side(one, "tblCellMar", side, other) for one in self._tables]
        found = [_twips(one) for one in given if one is not None]
        regions = [_side(one, "tcMar", side, other) for one in (*self._whole, *self._regions)]
        regions += [_side(one, "tblCellMar", side, other) for one in self._regions]
        return min([*(found[:1] or [_PADDING]), *(_twips(one) for one in regions if one)])

    def _lined(self, left: Element, right: Element) -> bool:
        """Whether a line is drawn between two cells that can be seen."""
        by_hand = [
            _side(child(left, "tcPr"), "tcBorders", "right", "end"),
            _side(child(right, "tcPr"), "tcBorders", "left", "start"),
        ]
        given = [line for line in by_hand if line is not None]
        if not given:
            inside = [_side(one, "tblBorders", "insideV", "insideV") for one in self._tables]
            given = [line for line in inside if line is not None][:1]
            given += [
                line
                for one in (*self._whole, *self._regions)
                for name in ("insideV", "left", "right")
                if (line := _side(one, "tcBorders", name, name)) is not None
            ]
        grounds = ["FFFFFF", *self._grounds(left, right)]
        return bool(given) and all(_is_seen(line, grounds) for line in given)

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


def _side(properties: Element | None, name: str, side: str, other: str) -> dict[str, str] | None:
    holder = None if properties is None else child(properties, name)
    given: Props = properties_of(holder)
    found = given.get(side, given.get(other))
    return None if found is None else dict(found)


def _twips(given: dict[str, str] | Props | object) -> int:
    said = given if isinstance(given, dict) else {}
    return amount(said, "w") if said.get("type", "dxa") == "dxa" else 0


def _is_seen(line: dict[str, str], grounds: Sequence[str]) -> bool:
    if line.get("val", "nil") in ("nil", "none") or amount(line, "sz", 4) < _THINNEST:
        return False
    if line.get("themeColor", "").startswith(_PALE):
        return False
    given = line.get("color", "auto")
    colour = given if _HEX.fullmatch(given) else "000000"
    return all(contrast(colour, ground) >= LEAST_CONTRAST for ground in grounds)
