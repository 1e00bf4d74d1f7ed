"""Whether the text of tables is shown whole: in rows, cells and columns that have room for it.

What a table says of itself, its style and its rows' exceptions may say too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from comity.steps.render.visible.layout import AT_LEAST, COLUMN, EDGE, Page
from comity.steps.render.visible.letter_format import Props, amount, properties_of
from comity.word.ooxml import Element, child, w, yes

__all__ = ["cell_room", "cell_width", "spanned", "table_faults"]

Fault = tuple[Element, str, str]

_CELL = 200  # 3.5 mm
_UPRIGHT = frozenset({"lrTb", "lrTbV", "lr", "tb"})
_FAR = 5670  # 10 cm: no margin of a cell is wider
WIDER = "Make it wider (Layout, AutoFit)"


def table_faults(
    table: Element, page: Page, has_text: Callable[[Element], bool], styled: Sequence[Element]
) -> Iterator[Fault]:
    """Tables that can cover text, and rows, cells and tables whose own text is not seen whole.

    Args:
        table: the table.
        page: the room that it has.
        has_text: tells whether an element has text that is shown.
        styled: each ``w:tblPr`` and ``w:tcPr`` in the styles of the table.
    """
    own = child(table, "tblPr")
    given = properties_of(own)
    if any("tblpPr" in properties_of(one) for one in (own, *styled)):
        cause = "the table floats and can be anywhere"
        yield table, cause, "Table Properties: set Text wrapping to None"
    if not has_text(table):
        return
    changed = [one for row in table.iterchildren(w("tr")) for one in row.iterchildren(w("tblPrEx"))]
    for each in (own, *styled, *changed):
        for cause, cure in _whole(each, page):
            yield table, cause, cure
    indent = amount(given.get("tblInd"), "w")
    outer = next(table.iterancestors(w("tc")), None)
    around = 0 if outer is None else cell_room(outer, page)
    shares = _shares(table, given, page)
    for row in table.iterchildren(w("tr")):
        if not has_text(row):
            continue
        yield from _row(row)
        cells = [(cell, properties_of(child(cell, "tcPr"))) for cell in row.iterchildren(w("tc"))]
        spans = [spanned(cell) for cell, _ in cells]
        whole = sum(spans) == len(shares)  # else the program fits the columns to what they hold
        at = 0
        for (cell, asked), span in zip(cells, spans, strict=True):
            if has_text(cell):
                yield from _cell(cell, asked, sum(shares[at : at + span]) if whole else 0)
            at += span
        before = indent + amount(properties_of(child(row, "trPr")).get("wBefore"), "w")
        wide = before + (0 if shares else sum(cell_width(cell) for cell, _ in cells))
        if wide > page.width + page.right - EDGE:
            yield row, "the row is wider than the page", "Make the table as wide as the text"
        elif around and wide > around + 2 * _CELL:
            cause = "the row is wider than the cell around its table, and covers the next cell"
            yield row, cause, "Make the table as wide as the cell"


def _whole(properties: Element | None, page: Page) -> Iterator[tuple[str, str]]:
    """What a table, its style or a row says of all cells that moves text out of sight."""
    given = properties_of(properties)
    if any(_is_too_far(one, 0) for one in _margins(properties, "tblCellMar")):
        yield "its margins push text out of the cells", "Table options: use the default margins"
    if not EDGE - page.left <= amount(given.get("tblInd"), "w") <= page.width - COLUMN:
        yield "the table is off the page", "Table Properties: set its indent to 0"
    if not 0 <= amount(given.get("tblCellSpacing"), "w") <= COLUMN:
        yield "the space between its cells pushes text off the page", "Table options: clear Spacing"
    yield from _turned_or_crossed(properties)


def _turned_or_crossed(properties: Element | None) -> Iterator[tuple[str, str]]:
    """What a cell, or a style of tables, does to letters: turn them, or draw lines through."""
    given = properties_of(properties)
    if given.get("textDirection", {}).get("val", "lrTb") not in _UPRIGHT:
        yield "the text of a cell is rotated", "Layout, Text Direction: from left to right"
    lines = None if properties is None else child(properties, "tcBorders")
    for name in ("tl2br", "tr2bl"):
        line = properties_of(lines).get(name)
        if line is not None and line.get("val", "nil") not in ("nil", "none"):
            cause = "a line goes through the text of a cell, which no other format shows"
            yield cause, "Borders: clear the diagonal lines"


def _shares(table: Element, given: Props, page: Page) -> list[int]:
    """The columns of a table that is fitted to the text, by the shares that its grid says."""
    size = given.get("tblW", {})
    grid = child(table, "tblGrid")
    share = size.get("w", "").rstrip("%")
    most = 100 if size.get("w", "").endswith("%") else 5000
    if grid is None or size.get("type") != "pct" or amount({"w": share}, "w") > most:
        return []
    columns = [max(0, amount({"w": node.get(w("w"), "0")}, "w")) for node in grid]
    total = sum(columns) or 1
    return [column * page.width // total for column in columns]


def _row(row: Element) -> Iterator[Fault]:
    properties = child(row, "trPr")
    if not 0 <= amount(properties_of(properties).get("tblCellSpacing"), "w") <= COLUMN:
        cause = "the space between its cells pushes text off the page"
        yield row, cause, "Table options: clear Spacing"
    if yes(properties, "hidden"):
        yield row, "the row is hidden", "Delete the row, or show it"
    height = properties_of(properties).get("trHeight", {})
    if height.get("hRule", "auto").strip().casefold() == "exact":
        yield row, "the row has an exact height, which cuts off longer text", AT_LEAST


def _cell(cell: Element, own: Props, share: int) -> Iterator[Fault]:
    width = share or cell_width(cell)
    asked = own.get("tcW", {}).get("type", "") == "dxa"
    room = width if asked else _column(cell)
    if room is not None and room < _CELL:
        yield cell, "the cell is too narrow to show its text", WIDER
    for name in ("vMerge", "hMerge"):
        if name in own and own[name].get("val", "continue") != "restart":
            cause = "the cell is merged into another, which hides its content"
            yield cell, cause, "Split the cells, and empty the hidden one"
    for cause, cure in _turned_or_crossed(child(cell, "tcPr")):
        yield cell, cause, cure
    if yes(child(cell, "tcPr"), "tcFitText"):
        yield cell, "its text is squeezed to fit", "Cell options: clear Fit text"
    if yes(child(cell, "tcPr"), "noWrap"):
        yield cell, "its text does not wrap and can run off the page", "Cell options: set Wrap text"
    if any(_is_too_far(one, width) for one in _margins(child(cell, "tcPr"), "tcMar")):
        yield cell, "its margins push the text out of it", "Cell options: set Same as the table"


def _margins(properties: Element | None, name: str) -> list[int]:
    around = None if properties is None else child(properties, name)
    return [amount(given, "w") for given in properties_of(around).values()]


def _is_too_far(margin: int, width: int) -> bool:
    return not 0 <= margin <= (max(0, width - _CELL) if width else _FAR)


def cell_width(cell: Element) -> int:
    """The width that a cell asks for, or 0."""
    given = properties_of(child(cell, "tcPr")).get("tcW", {})
    return amount(given, "w") if given.get("type", "dxa") == "dxa" else 0


def cell_room(cell: Element, page: Page) -> int:
    """The width that a cell has at most: what it asks for, that of its columns, or of the page."""
    return cell_width(cell) or _column(cell) or page.width


def _column(cell: Element) -> int | None:
    """The width of the columns that a cell of a table with fixed columns spans, or None."""
    table = next(cell.iterancestors(w("tbl")), None)
    own = None if table is None else child(table, "tblPr")
    grid = None if table is None else child(table, "tblGrid")
    if grid is None or properties_of(own).get("tblLayout", {}).get("type") != "fixed":
        return None
    before = cell.itersiblings(w("tc"), preceding=True)
    at = sum(spanned(one) for one in before)
    columns = [amount({"w": node.get(w("w"), "0")}, "w") for node in grid]
    held = columns[at : at + spanned(cell)]
    return sum(held) if held else None


def spanned(cell: Element) -> int:
    """How many columns of the grid a cell spans."""
    given = properties_of(child(cell, "tcPr"))
    return max(1, amount(given.get("gridSpan"), default=1))
