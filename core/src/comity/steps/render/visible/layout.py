"""Whether text and pictures stand where a reader sees them: in the flow of a page, whole.

Text boxes, frames, floating tables and pictures can lie off the page, over one another or under a
picture, and programs differ in where they put them. So nothing floats in a template. What stands
in the flow can still be moved out of it or cut off: by indents, exact heights, narrow columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.steps.render.visible.letter_format import Props, amount, properties_of
from comity.word.ooxml import Element, child, w, yes

__all__ = [
    "AT_LEAST",
    "COLUMN",
    "EDGE",
    "INDENTS",
    "Page",
    "Pages",
    "covering_faults",
    "drawing_faults",
    "is_off_page",
    "paragraph_faults",
    "section_faults",
    "setting_faults",
]

Fault = tuple[Element, str, str]
"""An element, why it cannot be seen as it is, and the cure."""

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SMALLEST = (11906, 15840)  # of A4 and Letter, the narrower width and the lower height
EDGE = 113  # 2 mm: what stands nearer to the edge of the paper is not printed
COLUMN = 567  # 1 cm: no column of text is narrower
_OVER = 200  # what may stand out of a cell or over a margin, as Word itself makes it
_LEAST_LINES = 180  # of 240: three quarters of a line
_LEAST_EXACT = 0.9  # of the size of the letters
_GRID = -4096  # a point less between letters, in 4096ths: a blank is not much wider
_SIDES = ("distT", "distB", "distL", "distR")
_WIDEST_STOP = 5670  # 10 cm between tab stops
_BORDER = 96  # 12 pt, the broadest line that Word draws, in eighths
_OUTLINE = 38100  # 3 pt, in EMU
_ABSOLUTE = re.compile(r"position\s*:\s*absolute", re.IGNORECASE)

IN_FLOW = "Put it in line with the text"
AT_LEAST = "Set the height or spacing to At least, or to Single"
INDENTS = "Set the indents back (Ctrl+Q), or choose another style"


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
        heights = [amount(margins, name, 720) for name in ("top", "bottom")]
        heights += [
            amount(margins, name, 720)
            for name in ("header", "footer")
            if next(body.iter(w(f"{name}Reference")), None) is not None
        ]
        wide = given.get("pgSz", {}).get("orient") == "landscape"
        most = _SMALLEST[not wide] // 2 - COLUMN
        if min(sides) < EDGE or min(heights) < EDGE or max(heights) > most:
            yield (
                section,
                "the margins move text off the page or over other text",
                "Set the margins",
            )
        elif width < COLUMN:
            yield section, "a column is narrower than 1 cm", "Use wider columns, or fewer"
        elif _least_between(section) < EDGE:
            cause = "its columns are so close that lines of two look like one"
            yield section, cause, "Columns: set the spacing to 2 mm or more"
        yield from _beside_text(section, (left, right, *heights[:2]))
        grid = given.get("docGrid", {})
        by_letter = grid.get("type") in ("linesAndChars", "snapToChars")
        if by_letter and amount(grid, "charSpace") < _GRID:
            yield (
                section,
                "its grid makes letters overlap",
                "Set the document grid to none",
            )


def _least_between(section: Element) -> int:
    """The least room between two columns of a section, in twips."""
    cols = child(section, "cols")
    if cols is None:
        return COLUMN
    given = properties_of(section)["cols"]
    own = [amount({"w": one.get(w("space"), "0")}, "w") for one in cols.iterchildren(w("col"))]
    if len(own) > 1:
        return min(own[:-1])
    return amount(given, "space", 720) if amount(given, "num", 1) > 1 else COLUMN


def _beside_text(section: Element, margins: tuple[int, ...]) -> Iterator[Fault]:
    """Borders of a page that lie over text, and numbers of lines that touch it."""
    borders = properties_of(child(section, "pgBorders"))
    for side, margin in zip(("left", "right", "top", "bottom"), margins, strict=True):
        line = borders.get(side, {})
        broad, apart = amount(line, "sz"), amount(line, "space")
        drawn = line.get("val", "nil") not in ("nil", "none")
        if drawn and (broad > _BORDER or apart < 0 or broad * 2.5 + apart * 20 > margin):
            cause = "a page border is so wide that it covers text"
            yield section, cause, "Page Borders: choose a thinner line"
    numbers = properties_of(section).get("lnNumType", {})
    if 0 < amount(numbers, "distance") < EDGE:
        cause = "the line numbers touch the text and look like part of it"
        yield section, cause, "Line Numbers, Options: set From text to Auto"


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
    mark = child(node, "pPr")
    mark = None if mark is None else child(mark, "rPr")
    if yes(mark, "vanish") or yes(mark, "specVanish"):
        yield "its end is hidden, so it runs into the text that follows", "Show its end"
    yield from _indents(given.get("ind", {}), page, cell)
    yield from _lines(given.get("spacing", {}), size)


def is_off_page(stop: Element, page: Page) -> bool:
    """Whether a tab stop leads off the paper."""
    place = amount({"pos": stop.get(w("pos"), "0")}, "pos")
    return not -page.left <= place <= page.width + page.right


def setting_faults(root: Element) -> Iterator[Fault]:
    """Settings of a document that move text off the page."""
    for stop in root.iter(w("defaultTabStop")):
        if not 0 <= amount({"w": stop.get(w("val"), "0")}, "w") <= _WIDEST_STOP:
            cause = "the tab stops are so far apart that text runs off the page"
            yield stop, cause, "Paragraph, Tabs: set Default tab stops to 1 cm"


def covering_faults(
    given: Props, page: Page, *, cell: int | None, pictured: bool
) -> Iterator[tuple[str, str]]:
    """Why a paragraph can cover others, whether or not it has text.

    Args:
        given: what counts for it.
        page: the room that it has.
        cell: the width of the cell that it stands in; 0 if that is not known, None outside tables.
        pictured: whether there is a picture in it.
    """
    frame = given.get("framePr")
    if frame is not None and frame.get("dropCap", "none") != "none":
        yield "it is a drop cap, which is in a frame", "Insert, Drop Cap: None"
    elif frame is not None:
        yield "it is in a frame, which can be anywhere", IN_FLOW
    spacing = given.get("spacing", {})
    if amount(spacing, "before") < 0 or amount(spacing, "after") < 0:
        cause = "it is moved over the text around it"
        yield cause, "Set the space before and after to 0 or more"
    if pictured:
        yield from _indents(given.get("ind", {}), page, cell)
        if "line" in spacing and spacing.get("lineRule", "auto") == "exact":
            cause = "its lines have an exact height, which its picture exceeds"
            yield cause, AT_LEAST


def _indents(given: Mapping[str, str], page: Page, cell: int | None) -> Iterator[tuple[str, str]]:
    sides = {
        name: amount(given, name) or amount(given, other) or _characters(given, name, other)
        for name, other in (("left", "start"), ("right", "end"))
    }
    first = amount(given, "firstLine") or _characters(given, "firstLine", "firstLine")
    first -= amount(given, "hanging") or _characters(given, "hanging", "hanging")
    start = sides["left"] + min(0, first)
    room = page.width if cell is None else cell
    least = (EDGE - page.left, EDGE - page.right) if cell is None else (-_OVER, -_OVER)
    if start < least[0] or sides["right"] < least[1]:
        yield "its indents move it off the page or out of its cell", INDENTS
    elif room and room - sides["left"] - max(0, first) - sides["right"] < min(COLUMN, room) // 2:
        yield "its indents leave no room for text", INDENTS


def _characters(given: Mapping[str, str], name: str, other: str) -> int:
    """An indent in hundredths of a letter, taken as letters of twelve points."""
    if f"{name}Chars" not in given and f"{other}Chars" not in given:
        return 0
    return round(max((amount(given, f"{one}Chars") for one in (name, other)), key=abs) * 2.4)


def _lines(given: Mapping[str, str], size: int) -> Iterator[tuple[str, str]]:
    if "line" not in given:
        return
    height = amount(given, "line")
    rule = given.get("lineRule", "auto")
    if rule == "exact" and height < size * 10 * _LEAST_EXACT:
        yield "its lines are not high enough for its letters, which are cut off", AT_LEAST
    elif rule == "auto" and height < _LEAST_LINES:
        yield "its lines overlap", AT_LEAST


def drawing_faults(root: Element) -> Iterator[Fault]:
    """Pictures and shapes that float, or reach out of their place: so they can cover text."""
    for node in root.iter(f"{_A}ln"):
        if not 0 <= amount({"w": str(node.get("w", "0"))}, "w", _OUTLINE + 1) <= _OUTLINE:
            yield (
                node,
                "the line around a picture is so wide that it covers text",
                "Picture Border: choose a weight of 3 pt or less",
            )
    for node in root.iter(f"{_WP}anchor"):
        yield node, "a picture or shape floats and can cover text", IN_FLOW
    for node in root.iter(f"{_WP}inline"):
        if any(_is_displaced(inner) for inner in node.iter("*")):
            yield node, "a picture extends beyond its place, over text", "Insert the picture again"
    for node in root.iter("*"):
        if str(node.tag).startswith(_VML) and _ABSOLUTE.search(node.get("style", "")):
            yield node, "a shape floats and can cover text", IN_FLOW


def _is_displaced(node: Element) -> bool:
    if node.tag == f"{_WP}effectExtent":
        return any(str(value).startswith("-") for value in node.attrib.values())
    if node.tag == f"{_WP}inline":
        return any(str(node.get(side, "0")).startswith("-") for side in _SIDES)
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
