"""Whether cells that stand side by side keep a figure in one apart from a value in the other.

Without a line and without room between them, ``1`` in one cell and a date in the next show another
date. Text wraps, and tags decide what stands where, so any word of a cell may come to its edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from comity.steps.render.tag_syntax import near
from comity.steps.render.visible.blanks import Blanks
from comity.steps.render.visible.cell_edges import LEAST_ROOM, Edges
from comity.steps.render.visible.letter_format import Formats, Props, amount, properties_of
from comity.steps.render.visible.room import numbered
from comity.steps.render.visible.ruled_lines import Cell, ruled_faults
from comity.steps.render.visible.sign_kinds import (
    BEFORE,
    BEHIND,
    FIGURE,
    JOINS,
    NOTE,
    SILENT,
    THIN,
    VALUE,
    plain,
)
from comity.steps.render.visible.table_room import spanned
from comity.steps.render.visible.touching import spread
from comity.word.ooxml import Element, child, w

__all__ = ["LEAST_ROOM", "cell_faults"]

Fault = tuple[Element, str, str]

_PAIR = 2
_ENDS = rf"(?:[0$\-|{FIGURE}{NOTE}]|(?<!\w)\w|[^{BEFORE}\w]){JOINS}"
_STARTS = rf"{JOINS}(?:[0$|{FIGURE}{NOTE}]|a(?!\w)|[^{BEHIND}\w])"
_CLOSES = re.compile(rf"{_ENDS} *(?=[\n{SILENT}]|$)")
_OPENS = re.compile(rf"(?:^|(?<=[\n{SILENT}])) *{_STARTS}")
_WITHIN = re.compile(rf"{_ENDS}(?=[\s{SILENT}]|$)|(?:^|(?<=[\s{SILENT}])){_STARTS}")
_AT_LEFT, _AT_RIGHT = frozenset({"left", "start"}), frozenset({"right", "end"})
_CURE = (
    "Put a line between the cells, or give the cells of the table a left and right margin of "
    "1 mm or more (Layout, Cell Margins)"
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
        tagged = _tagged(row)
        if not merged and not tagged:
            continue
        placed = [(cell, at, _said(cell, formats, blanks)) for cell, at in _placed(row)]
        edges = Edges(table, row, formats, styled)
        if tagged:
            held = [Cell(cell, at, said.words, said.near, said.far) for cell, at, said in placed]
            yield from ruled_faults(held, edges, blanks)
        cells = [(cell, _carried(cell, at, said, above)) for cell, at, said in placed]
        if not merged and len(cells) < _PAIR:
            continue
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
    words = bool(kinds.strip(f"{SILENT}{THIN} \n\t\u00a0"))
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


def _pairs(cells: Sequence[tuple[Element, _Said]], edges: Edges) -> Iterator[Fault]:
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


def _any(cells: Sequence[tuple[Element, _Said]], edges: Edges) -> Iterator[Fault]:
    together = _Said()
    for _, said in cells:
        together.add(said)
    told = [cell for cell, said in cells if said.words]
    if told and together.touches(together) and not edges.part(told, told, []):
        yield told[0], _cause(together.figure, "a cell that a tag puts next to it,"), _CURE


def _cause(figure: bool, where: str) -> str:
    what = "a digit or sign" if figure else "a value"
    return f"no line or space separates it from {where} so {what} and a value look like one"


def _near(cell: Element) -> str:
    text = "".join(text.text or "" for text in cell.iter(w("t")))
    return near(text) or "a list number"
