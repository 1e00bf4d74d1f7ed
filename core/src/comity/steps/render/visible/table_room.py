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
    columns = _columns(table, given)
    for row in table.iterchildren(w("tr")):
        if not has_text(row):
            continue
        yield from _row(row)
        # asked once for each cell: large documents have thousands
        cells = [(cell, properties_of(child(cell, "tcPr"))) for cell in row.iterchildren(w("tc"))]
        spans = [_span(asked) for _, asked in cells]
        whole = sum(spans) == len(shares)  # else the program fits the columns to what they hold
        at = 0
        for (cell, asked), span in zip(cells, spans, strict=True):
            if has_text(cell):
                share = sum(shares[at : at + span]) if whole else 0
                yield from _cell(cell, asked, share, columns[at : at + span])
            at += span
        before = indent + amount(properties_of(child(row, "trPr")).get("wBefore"), "w")
        wide = before + (0 if shares else sum(_width(asked) for _, asked in cells))
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
    yield from _turned_or_crossed(properties, given)


def _turned_or_crossed(properties: Element | None, given: Props) -> Iterator[tuple[str, str]]:
    """What a cell, or a style of tables, does to letters: turn them, or draw lines through."""
    if given.get("textDirection", {}).get("val", "lrTb") not in _UPRIGHT:
        yield "the text of a cell is rotated", "Layout, Text Direction: from left to right"
    if properties is None or "tcBorders" not in given:
        return
    lines = child(properties, "tcBorders")
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
    if properties is None:
        return
    if not 0 <= amount(properties_of(properties).get("tblCellSpacing"), "w") <= COLUMN:
        cause = "the space between its cells pushes text off the page"
        yield row, cause, "Table options: clear Spacing"
    if yes(properties, "hidden"):
        yield row, "the row is hidden", "Delete the row, or show it"
    height = properties_of(properties).get("trHeight", {})
    if height.get("hRule", "auto").strip().casefold() == "exact":
        yield row, "the row has an exact height, which cuts off longer text", AT_LEAST


def _cell(cell: Element, own: Props, share: int, columns: Sequence[int]) -> Iterator[Fault]:
    width = share or _width(own)
    asked = own.get("tcW", {}).get("type", "") == "dxa"
    room = width if asked else sum(columns)
    if (asked or columns) and room < _CELL:
        yield cell, "the cell is too narrow to show its text", WIDER
    for name in ("vMerge", "hMerge"):
        if name in own and own[name].get("val", "continue") != "restart":
            cause = "the cell is merged into another, which hides its content"
            yield cell, cause, "Split the cells, and empty the hidden one"
    if not own:
        return
    properties = child(cell, "tcPr")
    for cause, cure in _turned_or_crossed(properties, own):
        yield cell, cause, cure
    if "tcFitText" in own and yes(properties, "tcFitText"):
        yield cell, "its text is squeezed to fit", "Cell options: clear Fit text"
    if "noWrap" in own and yes(properties, "noWrap"):
        yield cell, "its text does not wrap and can run off the page", "Cell options: set Wrap text"
    if "tcMar" in own and any(_is_too_far(one, width) for one in _margins(properties, "tcMar")):
        yield cell, "its margins push the text out of it", "Cell options: set Same as the table"


def _margins(properties: Element | None, name: str) -> list[int]:
    around = None if properties is None else child(properties, name)
    return [amount(given, "w") for given in properties_of(around).values()]


def _is_too_far(margin: int, width: int) -> bool:
    return not 0 <= margin <= (max(0, width - _CELL) if width else _FAR)


def cell_width(cell: Element) -> int:
    """The width that a cell asks for, or 0."""
    return _width(properties_of(child(cell, "tcPr")))


def _width(own: Props) -> int:
    given = own.get("tcW", {})
    return amount(given, "w") if given.get("type", "dxa") == "dxa" else 0


def cell_room(cell: Element, page: Page) -> int:
    """The width that a cell has at most: what it asks for, that of its columns, or of the page."""
    return cell_width(cell) or _spanned_columns(cell) or page.width


def _spanned_columns(cell: Element) -> int:
    """The width of the columns that a cell of a table with fixed columns spans, or 0."""
    table = next(cell.iterancestors(w("tbl")), None)
    if table is None:
        return 0
    columns = _columns(table, properties_of(child(table, "tblPr")))
    if not columns:
        return 0
    at = sum(spanned(one) for one in cell.itersiblings(w("tc"), preceding=True))
    return sum(columns[at : at + spanned(cell)])


def _columns(table: Element, given: Props) -> list[int]:
    """The columns of a table with fixed columns, as its grid says."""
    grid = child(table, "tblGrid")
    if grid is None or given.get("tblLayout", {}).get("type") != "fixed":
        return []
    return [amount({"w": node.get(w("w"), "0")}, "w") for node in grid]


def spanned(cell: Element) -> int:
    """How many columns of the grid a cell spans."""
    return _span(properties_of(child(cell, "tcPr")))


def _span(own: Props) -> int:
    return max(1, amount(own.get("gridSpan"), default=1))
