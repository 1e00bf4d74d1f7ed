"""How letters really look: what defaults, table, paragraph and character styles and hands set.

Word layers them in this order (ECMA-376, part 1, 17.7.2), each property by itself. Properties are
kept as plain names and values; of a cell there may be more than one answer, since a loop decides
which rows are odd.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Any

from lxml import etree

from comity.steps.render.visible.list_labels import Lists
from comity.word.ooxml import Element, W, attributes, child, parse, w
from comity.word.package import Package

__all__ = [
    "NOTHING",
    "Appearance",
    "Formats",
    "Props",
    "amount",
    "merged",
    "properties_of",
    "shade_of",
    "style_of",
    "switched_on",
]

Props = Mapping[str, Mapping[str, str]]
"""Properties by name, each with its attributes by name: ``{"sz": {"val": "22"}}``."""
Appearance = tuple[Props, ...]
"""Properties by level, what counts least first; the last is what was set by hand."""

NOTHING: Mapping[str, Props] = {}
"""What a style says outside tables."""
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ATTRIBUTES = f"{{{W}}}"
_BY_ATTRIBUTE = frozenset({"rFonts", "ind", "spacing"})  # others are replaced whole
_LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_ON = frozenset({"1", "true", "on"})
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "pi": 240.0}


def properties_of(node: Element | None) -> Props:
    """The properties within a ``w:rPr``, ``w:pPr``, ``w:tcPr`` and so on."""
    found: dict[str, Mapping[str, str]] = {}
    for inner in () if node is None else node.iterchildren("*"):
        name = str(inner.tag)
        if name.startswith(_ATTRIBUTES):
            found[_short(name)] = {_short(key): value for key, value in attributes(inner)}
        elif name.startswith(_W14):
            found[f"w14:{name.removeprefix(_W14)}"] = {"plain": _plain_fill(inner)}
    return found


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    return name.removeprefix(_ATTRIBUTES)


def _plain_fill(node: Element) -> str:
    """The colour of a text effect that is one opaque colour and nothing else, or nothing."""
    inner = list(node.iter("*"))[1:]
    names = [etree.QName(one).localname for one in inner]
    if names == ["solidFill", "srgbClr"]:
        return str(inner[1].get(f"{_W14}val", ""))
    return ""


def merged(*levels: Props) -> dict[str, Mapping[str, str]]:
    """What counts of several levels, the last of which counts most."""
    found: dict[str, Mapping[str, str]] = {}
    for level in levels:
        for name, given in level.items():
            found[name] = {**found.get(name, {}), **given} if name in _BY_ATTRIBUTE else given
    return found


def shade_of(given: Props) -> tuple[tuple[str, str], ...]:
    """What fills the ground, in an order of its own."""
    return tuple(sorted(given.get("shd", {}).items()))


def switched_on(look: Appearance, name: str) -> bool:
    """Whether a toggle is on: by hand as it says there, else as soon as any level has it on.

    Word lets two styles that both have a toggle switch it off. Who looks for hidden text does not
    rely on that: other programs do not.
    """
    if name in look[-1]:
        return _is_on(look[-1][name])
    return any(_is_on(level[name]) for level in look[:-1] if name in level)


def _is_on(given: Mapping[str, str]) -> bool:
    return given.get("val", "1") not in {"0", "false", "off"}


def amount(given: Mapping[str, str] | None, name: str = "val", default: int = 0) -> int:
    """A whole number out of an attribute; a measure with a unit counts as what it is in twips."""
    found = _number(given.get(name, "")) if given else None
    return default if found is None else found


@lru_cache(maxsize=1024)
def _number(text: str) -> int | None:
    try:
        unit = _UNITS.get(text[-2:])
        return round(float(text[:-2]) * unit) if unit else round(float(text))
    except (ValueError, OverflowError):
        return None


class Formats:
    """The style sheet, defaults and numbering of a package, asked for the looks of letters."""

    def __init__(self, package: Package) -> None:
        """Read what styles and numbering say; each may be missing.

        Raises:
            RenderError: one of them is no sound XML.
        """
        self.styles: dict[str, Element] = {}
        self.standard: dict[str, str] = {}
        self.defaults: dict[str, Props] = {"rPr": {}, "pPr": {}}
        self._bordered: list[Element] = []
        for part in package.related("styles"):
            self._read_styles(parse(part.blob, part.name))
        numbering = [parse(part.blob, part.name) for part in package.related("numbering")]
        self.lists = Lists(numbering, self.styles)
        self._known: dict[Any, Any] = {}
        self._cells: dict[Element, tuple[Mapping[str, Props], ...]] = {}
        self._tables: dict[Element, Props] = {}

    def _read_styles(self, root: Element) -> None:
        for style in root.iter(w("style")):
            self.styles[style.get(w("styleId"), "")] = style
            if style.get(w("default")) in _ON:
                self.standard[style.get(w("type"), "")] = style.get(w("styleId"), "")
        for name in self.defaults:
            for holder in root.iter(w(f"{name}Default")):
                self.defaults[name] = properties_of(child(holder, name))
                self._bordered += holder.iter(w("pBdr"))

    def chain(self, style: str, kind: str) -> tuple[Element, ...]:
        """A style and those it is based on, the first of them first; the standard one if none."""
        found: list[Element] = []
        at = self.styles.get(style if style in self.styles else self.standard.get(kind, ""))
        while at is not None and at not in found:
            found.append(at)
            based = child(at, "basedOn")
            at = None if based is None else self.styles.get(based.get(w("val"), ""))
        return tuple(reversed(found))

    def of_style(self, style: str, kind: str, name: str) -> Props:
        """What a style says of ``rPr`` or ``pPr``, with what it is based on."""
        key = (style, kind, name)
        if key not in self._known:
            levels = [properties_of(child(one, name)) for one in self.chain(style, kind)]
            self._known[key] = merged(*levels)
        found: Props = self._known[key]
        return found

    def letters(self, run: Element | None, paragraph: Element, cell: Props) -> Appearance:
        """How the letters of a run look.

        Args:
            run: the run, or None for what the paragraph alone says.
            paragraph: it stands in this.
            cell: what the style of the table says of letters in the cell, or nothing.
        """
        by_hand = properties_of(None if run is None else child(run, "rPr"))
        named = by_hand.get("rStyle", {}).get("val", "")
        return (
            self.defaults["rPr"],
            cell,
            self.of_style(style_of(paragraph), "paragraph", "rPr"),
            self.of_style(named, "character", "rPr"),
            by_hand,
        )

    def paragraph(self, node: Element, cell: Props) -> Props:
        """What counts for a paragraph, its list included."""
        own = child(node, "pPr")
        by_hand = properties_of(own)
        key = ("pPr", repr(by_hand), repr(cell))
        if key not in self._known or "numPr" in by_hand:
            style = style_of(node)
            self._known[key] = merged(
                self.defaults["pPr"],
                cell,
                properties_of(self._listed(self.levels(None, style))),
                self.of_style(style, "paragraph", "pPr"),
                properties_of(self._listed(self.levels(own, style) if "numPr" in by_hand else ())),
                by_hand,
            )
        found: Props = self._known[key]
        return found

    def levels(self, properties: Element | None, style: str) -> tuple[Element, ...]:
        """The levels of a list that a paragraph may be at, the one that Word takes first.

        Args:
            properties: ``w:pPr`` of the paragraph, or None for what its style alone says.
            style: the id of its style, or nothing.
        """
        numbered = None if properties is None else child(properties, "numPr")
        key = ("levels", style, b"" if numbered is None else etree.tostring(numbered))
        if key not in self._known:
            chain = self.chain(style, "paragraph")[::-1]
            named = [one.get(w("styleId"), "") for one in chain]
            said = [properties, *(child(one, "pPr") for one in chain)]
            self._known[key] = self.lists.levels(said, named)
        found: tuple[Element, ...] = self._known[key]
        return found

    def stops(self, node: Element, *, always: bool = False) -> tuple[Element, ...]:
        """The tab stops of a paragraph: its own, and if a tab stands in it those of its styles.

        Args:
            node: the paragraph.
            always: those of its styles too if no tab stands in it, since bars are drawn even so.
        """
        own, style = child(node, "pPr"), style_of(node)
        levels = self.levels(own, style)
        holders = [own]
        if always or levels or _has_tab(node):
            chain = self.chain(style, "paragraph")
            holders = [*(child(one, "pPr") for one in (*levels, *chain)), own]
        found: dict[str, Element] = {}
        for holder in holders:
            tabs = None if holder is None else child(holder, "tabs")
            for stop in () if tabs is None else tabs.iterchildren(w("tab")):
                found[stop.get(w("pos"), "0")] = stop
        return tuple(stop for stop in found.values() if stop.get(w("val")) != "clear")

    def borders(self, node: Element) -> tuple[Element, ...]:
        """Each ``w:pBdr`` that applies to a paragraph, the one with most weight last."""
        own, style = child(node, "pPr"), style_of(node)
        key = ("borders", style)
        if key not in self._known:
            self._known[key] = [child(one, "pPr") for one in self.chain(style, "paragraph")]
        holders = [*self._known[key], *(child(one, "pPr") for one in self.levels(own, style)), own]
        table = next(node.iterancestors(w("tbl")), None)
        named = properties_of(None if table is None else child(table, "tblPr")).get("tblStyle", {})
        chain = self.chain(named.get("val", ""), "table") if table is not None else ()
        styled = [one for each in chain for one in each.iter(w("pBdr"))]
        given = [child(one, "pBdr") for one in holders if one is not None]
        return (*self._bordered, *styled, *(one for one in given if one is not None))

    @staticmethod
    def _listed(levels: tuple[Element, ...]) -> Element | None:
        return child(levels[0], "pPr") if levels else None

    def of_table(self, table: Element) -> tuple[Element, ...]:
        """Each ``w:tblPr`` and ``w:tcPr`` in the style of a table and those it is based on."""
        style = properties_of(child(table, "tblPr")).get("tblStyle", {}).get("val", "")
        chain = self.chain(style, "table")
        return tuple(node for one in chain for node in one.iter(w("tblPr"), w("tcPr")))

    def cells(self, cell: Element) -> tuple[Mapping[str, Props], ...]:
        """What the table's style says of a cell, of letters and of paragraphs in it.

        Returns:
            Each possible answer, as ``rPr``, ``pPr`` and ``tcPr``.
        """
        if cell not in self._cells:
            self._cells[cell] = self._said_of(cell)
        return self._cells[cell]

    def _said_of(self, cell: Element) -> tuple[Mapping[str, Props], ...]:
        row = next(cell.iterancestors(w("tr")), None)
        table = next(cell.iterancestors(w("tbl")), None)
        if row is None or table is None:
            return (NOTHING,)
        if table not in self._tables:
            self._tables[table] = properties_of(child(table, "tblPr"))
        given = self._tables[table]
        style = given.get("tblStyle", {}).get("val", "")
        key = (style, *_position(cell, row, table, given.get("tblLook")))
        if key not in self._known:
            chain = self.chain(style, "table")
            self._known[key] = tuple(_said(chain, regions) for regions in _stacks(*key[1:]))
        found: tuple[Mapping[str, Props], ...] = self._known[key]
        return found


def _has_tab(paragraph: Element) -> bool:
    """Whether a tab stands in a paragraph, as an element or as a sign of its text."""
    if any("\t" in (text.text or "") for text in paragraph.iter(w("t"))):
        return True
    around = (tab.getparent() for tab in paragraph.iter(w("tab")))
    return any(holder is not None and holder.tag == w("r") for holder in around)


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style, or nothing."""
    properties = child(paragraph, "pPr")
    named = None if properties is None else child(properties, "pStyle")
    return "" if named is None else named.get(w("val"), "")


def _position(
    cell: Element, row: Element, table: Element, look: Mapping[str, str] | None
) -> tuple[Any, ...]:
    """Where a cell stands (top, bottom, left, right, of a head), and which regions are on."""
    top = _is_last(row, preceding=True) or _is_head(row)
    bottom = _is_last(row)
    left, right = _is_last(cell, preceding=True), _is_last(cell)
    bits = _bits(look)
    on = tuple(
        name for name, bit in _LOOK_BITS.items() if look is not None and _has(look, name, bits, bit)
    )
    return top, bottom, left, right, on, look is None


def _is_last(node: Element, *, preceding: bool = False) -> bool:
    """Whether no other of its kind stands behind, or before, a row or a cell."""
    return next(node.itersiblings(str(node.tag), preceding=preceding), None) is None


def _bits(look: Mapping[str, str] | None) -> int:
    """The bits of ``w:tblLook w:val``."""
    try:
        return int((look or {}).get("val", "0"), 16)
    except ValueError:
        return 0


def _has(look: Mapping[str, str], name: str, bits: int, bit: int) -> bool:
    return look[name] in _ON if name in look else bool(bits & bit)


def _is_head(row: Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and child(properties, "tblHeader") is not None


def _stacks(
    top: bool, bottom: bool, left: bool, right: bool, on: tuple[str, ...], unsaid: bool
) -> Iterator[tuple[str, ...]]:
    """The regions that a cell may belong to, what counts least first."""
    rows = ("band1Horz", "band2Horz") if unsaid or "noHBand" not in on else ("",)
    columns = ("band1Vert", "band2Vert") if unsaid or "noVBand" not in on else ("",)
    edges = (
        ("firstCol", left, "firstColumn"),
        ("lastCol", right, "lastColumn"),
        ("firstRow", top, "firstRow"),
        ("lastRow", bottom, "lastRow"),
    )
    said = tuple(region for region, there, name in edges if there and (unsaid or name in on))
    corners = (
        ("nwCell", {"firstRow", "firstCol"}),
        ("neCell", {"firstRow", "lastCol"}),
        ("swCell", {"lastRow", "firstCol"}),
        ("seCell", {"lastRow", "lastCol"}),
    )
    cornered = tuple(name for name, needs in corners if needs <= set(said))
    if unsaid:
        yield ()
    for one, other in product(rows, columns):
        yield (other, one, *said, *cornered)


def _said(chain: tuple[Element, ...], regions: tuple[str, ...]) -> Mapping[str, Props]:
    found: dict[str, Props] = {}
    for name in ("rPr", "pPr", "tcPr", "trPr"):
        levels = [properties_of(child(style, name)) for style in chain]
        for region in ("wholeTable", *regions):
            for style in chain:
                for part in style.iterchildren(w("tblStylePr")):
                    if part.get(w("type")) == region:
                        levels.append(properties_of(child(part, name)))
        found[name] = merged(*levels)
    table = [properties_of(child(style, "tblPr")) for style in chain]
    found["tblPr"] = merged(*table)
    return found
