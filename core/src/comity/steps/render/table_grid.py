"""Tables after filling: a grid that fits the cells, as wide as the text."""

from __future__ import annotations

import math

from lxml import etree

from comity.word.ooxml import Element, child, paragraph_text, w

__all__ = ["fit_tables"]

FULL = "5000"  # fiftieths of a per cent
_WEIGHTS = (5, 42)  # characters: no column counts as narrower or wider than this
_SPREAD = 2.6  # characters of width for the root of a character of text
_EM, _MARGINS = 200, 240  # in twentieths of a point: ten points, and both sides of a cell
_WIDE, _NARROW = frozenset("mwMW@%—"), frozenset("iljtfrI.,:;'’|!()[]-")


def fit_tables(root: Element, width: int) -> None:
    """Fit the grid of every table that spans the text, in place.

    A table with automatic column widths, and one in which a loop over cells made another number
    of columns than the template has, shares the width by what the columns hold; in all others
    the template's proportions stay.

    Args:
        root: the body, a header or a footer.
        width: between the margins, in twentieths of a point.
    """
    for table in root.iter(w("tbl")):
        grid = child(table, "tblGrid")
        if grid is None:
            continue
        rows = [_cells(row) for row in table.iterchildren(w("tr"))]
        count = max((sum(_span(cell) for cell in row) for row in rows), default=0)
        columns = [int(node.get(w("w"), "0")) for node in grid.iter(w("gridCol"))]
        spans_text = _spans_text(table)
        if count and (count != len(columns) or (spans_text and not _fixed(table))):
            columns = _by_content(rows, count, width)
        elif not spans_text:
            continue
        _set_grid(grid, _shares(columns, width))
        _set_cells(rows, _shares(columns, width))


def _spans_text(table: Element) -> bool:
    properties = child(table, "tblPr")
    size = None if properties is None else child(properties, "tblW")
    return size is not None and size.get(w("type")) == "pct" and size.get(w("w")) == FULL


def _fixed(table: Element) -> bool:
    properties = child(table, "tblPr")
    layout = None if properties is None else child(properties, "tblLayout")
    return layout is not None and layout.get(w("type")) == "fixed"


def _cells(row: Element) -> list[Element]:
    return list(row.iterchildren(w("tc")))


def _span(cell: Element) -> int:
    properties = child(cell, "tcPr")
    span = None if properties is None else child(properties, "gridSpan")
    return int(span.get(w("val"), "1")) if span is not None else 1


def _by_content(rows: list[list[Element]], count: int, width: int) -> list[int]:
    """Columns by what they hold: room for the longest word of each, the rest shared by length."""
    low, high = _WEIGHTS
    needed, weights = [low * _EM // 2] * count, [low] * count
    for row in rows:
        for index, cell in enumerate(row[:count]):
            text = "\n".join(paragraph_text(p) for p in cell.iter(w("p")))
            longest = max((len(word) for word in text.split()), default=0)
            widest = max(map(_width, text.split()), default=0)
            needed[index] = max(needed[index], min(widest, high * _EM // 2) + _MARGINS)
            # by the root of what it holds: four times the text gets twice the width
            wanted = max(longest + 1, round(_SPREAD * math.sqrt(len(text))))
            weights[index] = max(weights[index], min(wanted, high))
    rest = width - sum(needed)
    if rest <= 0:
        return _shares(needed, width)
    more = [share - word for share, word in zip(_shares(weights, width), needed, strict=True)]
    extra = _shares([max(0, part) for part in more], rest) if any(p > 0 for p in more) else []
    return [word + part for word, part in zip(needed, extra or _shares(weights, rest), strict=True)]


def _width(word: str) -> int:
    """About how wide a word is in print, in twentieths of a point."""
    return sum(
        _EM * 17 // 20
        if letter in _WIDE
        else _EM * 7 // 20
        if letter in _NARROW
        else _EM * 14 // 20
        if letter.isupper()
        else _EM // 2
        for letter in word
    )


def _shares(columns: list[int], width: int) -> list[int]:
    total = sum(columns) or 1
    shares = [column * width // total for column in columns]
    if shares:
        shares[-1] += width - sum(shares)
    return shares


def _set_grid(grid: Element, columns: list[int]) -> None:
    for node in list(grid):
        grid.remove(node)
    for column in columns:
        etree.SubElement(grid, w("gridCol"), {w("w"): str(column)})


def _set_cells(rows: list[list[Element]], columns: list[int]) -> None:
    for row in rows:
        at = 0
        for cell in row:
            span = _span(cell)
            size = _cell_width(cell)
            size.set(w("w"), str(sum(columns[at : at + span])))
            size.set(w("type"), "dxa")
            at += span


def _cell_width(cell: Element) -> Element:
    properties = child(cell, "tcPr")
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    size = child(properties, "tcW")
    if size is None:
        size = etree.Element(w("tcW"))
        properties.insert(0 if child(properties, "cnfStyle") is None else 1, size)
    return size
