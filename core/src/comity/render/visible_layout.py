"""Whether text and pictures stand where a reader sees them: in the flow of a page, whole.

Text boxes, frames, floating tables and pictures can lie off the page, over one another or under a
picture, and programs differ in where they put them. So nothing floats in a template. What stands
in the flow can still be moved out of it or cut off: by indents, exact heights, narrow columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from comity.render.ooxml import Element, child, w, yes
from comity.render.visible_format import Props, amount, properties_of

__all__ = [
    "Page",
    "Pages",
    "drawing_faults",
    "paragraph_faults",
    "section_faults",
    "table_faults",
]

Fault = tuple[Element, str, str]
"""An element, why it cannot be seen as it is, and the cure."""

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SMALLEST = (11906, 15840)  # of A4 and Letter, the narrower width and the lower height
_EDGE = 113  # 2 mm: what stands nearer to the edge of the paper is not printed
_COLUMN = 567  # 1 cm: no column of text is narrower
_CELL = 200  # 3.5 mm
_OVER = 200  # what may stand out of a cell or over a margin, as Word itself makes it
_LEAST_LINES = 180  # of 240: three quarters of a line
_LEAST_EXACT = 0.9  # of the size of the letters
_GRID = -8192  # two points less between letters, in 4096ths
_FAR = 5670  # 10 cm: no margin of a cell is wider
_ABSOLUTE = re.compile(r"position\s*:\s*absolute", re.IGNORECASE)

IN_FLOW = "Put it in line with the text"
AT_LEAST = "Set the height or spacing to At least, or to Single"
INDENTS = "Set the indents back (Ctrl+Q), or choose another style"
WIDER = "Make it wider (Layout, AutoFit)"


@dataclass(frozen=True, slots=True)
class Page:
    """The room of text: margins and the width of its narrowest column, in twips."""

    left: int = 1417
    right: int = 1417
    width: int = _SMALLEST[0] - 2 * 1417


class Pages:
    """The room that each paragraph has: that of its section, and in its columns."""

    def __init__(self, body: Element) -> None:
        """Find the section of each block: it ends with the next block that holds its settings."""
        sections = list(body.iter(w("sectPr")))
        self._margins = _narrowest([_room(section, columns=False) for section in sections])
        self._of: dict[Element, Page] = {}
        waiting: list[Element] = []
        for block in body.iterfind(f"{w('body')}/*"):
            waiting.append(block)
            ends = [block] if block.tag == w("sectPr") else list(block.iter(w("sectPr")))
            if ends:
                self._of |= dict.fromkeys(waiting, Page(*_room(ends[-1])))
                waiting = []

    def of(self, node: Element) -> Page:
        """The room at a place of the body; in headers, footers and notes the whole width."""
        inside: Element | None = node
        while inside is not None and inside not in self._of:
            inside = inside.getparent()
        return self._margins if inside is None else self._of[inside]


def _narrowest(rooms: list[tuple[int, int, int]]) -> Page:
    return Page(*(min(room[at] for room in rooms) for at in range(3))) if rooms else Page()


def _room(section: Element, *, columns: bool = True) -> tuple[int, int, int]:
    given = properties_of(section)
    margins = given.get("pgMar")
    left = amount(margins, "left", 1440) + max(0, amount(margins, "gutter"))
    right = amount(margins, "right", 1440)
    wide = given.get("pgSz", {}).get("orient") == "landscape"
    width = _SMALLEST[wide] - left - right
    columned = child(section, "cols") if columns else None
    if columned is None:
        return left, right, width
    own = [amount({"w": column.get(w("w"), "0")}, "w") for column in columned]
    count = max(1, amount(given.get("cols"), "num", 1))
    if not own and count > 1:
        own = [(width - (count - 1) * amount(given.get("cols"), "space", 720)) // count]
    return left, right, min([width, *own])


def section_faults(body: Element) -> Iterator[Fault]:
    """Sections whose text stands off the paper, or in columns too narrow to be read."""
    for section in body.iter(w("sectPr")):
        given = properties_of(section)
        margins = given.get("pgMar")
        left, right, width = _room(section)
        sides = (left, right)
        heights = [amount(margins, name) for name in ("top", "bottom", "header", "footer")]
        wide = given.get("pgSz", {}).get("orient") == "landscape"
        most = _SMALLEST[not wide] // 2 - _COLUMN
        if min(sides) < _EDGE or min(heights) < 0 or max(heights) > most:
            yield section, "the margins put text off the paper, or text on text", "Set the margins"
        elif width < _COLUMN:
            yield section, "a column is narrower than 1 cm", "Make the columns wider, or fewer"
        grid = given.get("docGrid", {})
        by_letter = grid.get("type") in ("linesAndChars", "snapToChars")
        if by_letter and amount(grid, "charSpace") < _GRID:
            yield (
                section,
                "its grid moves letters over one another",
                "Set the document grid to none",
            )


def paragraph_faults(
    node: Element, given: Props, page: Page, size: int, *, cell: int | None
) -> Iterator[tuple[str, str]]:
    """Why the text of a paragraph is not where it seems to be, or is cut off.

    Args:
        node: the paragraph, which has text.
        given: what counts for it.
        page: the room that it has.
        size: of its largest letters, in half points.
        cell: the width of the cell that it stands in; 0 if that is not known, None outside tables.
    """
    if "framePr" in given:
        yield "it stands in a frame, which can lie anywhere", IN_FLOW
    mark = child(node, "pPr")
    mark = None if mark is None else child(mark, "rPr")
    if yes(mark, "vanish") or yes(mark, "specVanish"):
        yield "its end is hidden, so that it runs together with what follows", "Show its end"
    yield from _indents(given.get("ind", {}), page, cell)
    yield from _lines(given.get("spacing", {}), size)
    if cell is None:
        for tab in node.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}"):
            place = amount({"pos": tab.get(w("pos"), "0")}, "pos")
            if not -page.left <= place <= page.width + page.right and tab.get(w("val")) != "clear":
                yield "a tab stop leads off the page", INDENTS


def _indents(given: Mapping[str, str], page: Page, cell: int | None) -> Iterator[tuple[str, str]]:
    sides = {
        name: amount(given, name) or amount(given, other) or _characters(given, name, other)
        for name, other in (("left", "start"), ("right", "end"))
    }
    first = amount(given, "firstLine") or _characters(given, "firstLine", "firstLine")
    first -= amount(given, "hanging") or _characters(given, "hanging", "hanging")
    start = sides["left"] + min(0, first)
    room = page.width if cell is None else cell
    least = (_EDGE - page.left, _EDGE - page.right) if cell is None else (-_OVER, -_OVER)
    if start < least[0] or sides["right"] < least[1]:
        yield "its indents move it off the page, or out of its cell", INDENTS
    elif room and room - sides["left"] - max(0, first) - sides["right"] < min(_COLUMN, room) // 2:
        yield "its indents leave no room for text", INDENTS


def _characters(given: Mapping[str, str], name: str, other: str) -> int:
    """An indent in hundredths of a letter, taken as letters of twelve points."""
    return round(max((amount(given, f"{one}Chars") for one in (name, other)), key=abs) * 2.4)


def _lines(given: Mapping[str, str], size: int) -> Iterator[tuple[str, str]]:
    if amount(given, "before") < 0 or amount(given, "after") < 0:
        cause = "it is moved over what stands beside it"
        yield cause, "Set the space before and after to 0 or more"
    if "line" not in given:
        return
    height = amount(given, "line")
    rule = given.get("lineRule", "auto")
    if rule == "exact" and height < size * 10 * _LEAST_EXACT:
        yield "its lines are lower than its letters, which are cut off", AT_LEAST
    elif rule == "auto" and height < _LEAST_LINES:
        yield "its lines stand over one another", AT_LEAST


def table_faults(
    table: Element, page: Page, has_text: Callable[[Element], bool]
) -> Iterator[Fault]:
    """Rows, cells and tables whose text is hidden, cut off, or off the page."""
    given = properties_of(child(table, "tblPr"))
    if not has_text(table):
        return
    if "tblpPr" in given:
        cause = "the table floats, and can lie anywhere"
        yield table, cause, "Table Properties: Text wrapping, None"
    if any(_is_too_far(one, 0) for one in _margins(child(table, "tblPr"), "tblCellMar")):
        yield table, "its margins push text out of the cells", "Table options: default margins"
    indent = amount(given.get("tblInd"), "w")
    if not _EDGE - page.left <= indent <= page.width - _COLUMN:
        yield table, "the table stands off the page", "Table Properties: set its indent to 0"
    shares = _shares(table, given, page)
    for row in table.iterchildren(w("tr")):
        if not has_text(row):
            continue
        yield from _row(row)
        cells = [(cell, properties_of(child(cell, "tcPr"))) for cell in row.iterchildren(w("tc"))]
        spans = [max(1, amount(own.get("gridSpan"), default=1)) for _, own in cells]
        whole = sum(spans) == len(shares)  # else the program fits the columns to what they hold
        at = 0
        for (cell, own), span in zip(cells, spans, strict=True):
            if has_text(cell):
                yield from _cell(cell, own, sum(shares[at : at + span]) if whole else 0)
            at += span
        before = indent + amount(properties_of(child(row, "trPr")).get("wBefore"), "w")
        wide = before + (0 if shares else sum(cell_width(cell) for cell, _ in cells))
        if wide > page.width + page.right - _EDGE:
            yield row, "the row is wider than the page", "Make the table as wide as the text"


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
    if yes(properties, "hidden"):
        yield row, "the row is hidden", "Delete the row, or show it"
    height = properties_of(properties).get("trHeight", {})
    if height.get("hRule") == "exact":
        yield row, "the row has an exact height, which cuts longer text off", AT_LEAST


def _cell(cell: Element, own: Props, share: int) -> Iterator[Fault]:
    width = share or cell_width(cell)
    if own.get("tcW", {}).get("type", "") == "dxa" and width < _CELL:
        yield cell, "the cell is too narrow to show its text", WIDER
    for name in ("vMerge", "hMerge"):
        if name in own and own[name].get("val", "continue") == "continue":
            cause = "the cell is merged into another, which hides what stands in it"
            yield cell, cause, "Split the cells, and empty the hidden one"
    if yes(child(cell, "tcPr"), "tcFitText"):
        yield cell, "its text is squeezed to fit", "Cell options: clear Fit text"
    if yes(child(cell, "tcPr"), "noWrap"):
        yield cell, "its text does not wrap, and can run off the page", "Cell options: Wrap text"
    if any(_is_too_far(one, width) for one in _margins(child(cell, "tcPr"), "tcMar")):
        yield cell, "its margins push the text out of it", "Cell options: Same as the table"


def _margins(properties: Element | None, name: str) -> list[int]:
    around = None if properties is None else child(properties, name)
    return [amount(given, "w") for given in properties_of(around).values()]


def _is_too_far(margin: int, width: int) -> bool:
    return not 0 <= margin <= (max(0, width - _CELL) if width else _FAR)


def cell_width(cell: Element) -> int:
    """The width that a cell asks for, or 0."""
    given = properties_of(child(cell, "tcPr")).get("tcW", {})
    return amount(given, "w") if given.get("type", "dxa") == "dxa" else 0


def drawing_faults(root: Element) -> Iterator[Fault]:
    """Pictures and shapes that float, and so can cover text or lie off the page."""
    for node in root.iter(f"{_WP}anchor"):
        yield node, "a picture or shape floats, and can cover text", IN_FLOW
    for node in root.iter(f"{_WP}inline"):
        if any(_is_displaced(inner) for inner in node.iter("*")):
            yield node, "a picture reaches out of its place, over text", "Insert the picture again"
    for node in root.iter("*"):
        if str(node.tag).startswith(_VML) and _ABSOLUTE.search(node.get("style", "")):
            yield node, "a shape floats, and can cover text", IN_FLOW


def _is_displaced(node: Element) -> bool:
    if node.tag == f"{_WP}effectExtent":
        return any(str(value).startswith("-") for value in node.attrib.values())
    if node.tag == f"{_A}off":
        return any(str(value).strip() not in ("0", "") for value in node.attrib.values())
    if node.tag == f"{_A}xfrm":
        return node.get("rot", "0") != "0"
    if node.tag == f"{_A}ext" and node.get("cx"):
        extent = next(node.iterancestors(f"{_WP}inline")).find(f"{_WP}extent")
        given = {} if extent is None else {str(k): str(v) for k, v in extent.attrib.items()}
        own = {str(k): str(v) for k, v in node.attrib.items()}
        return any(amount(own, one) > amount(given, one) * 1.05 for one in ("cx", "cy") if given)
    return False
