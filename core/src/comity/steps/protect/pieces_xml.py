"""The pieces of XML, as in the parts of a Word document: texts, attributes, names, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

from comity.steps.protect.pieces import FAR, Kind, Piece, together, torn_together, untorn

__all__ = ["part_label", "xml_pieces"]

_PARAGRAPHS = frozenset({"p", "rt"})  # what is set above a word stands by itself
_CODES = frozenset({"instrText", "delInstrText"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n"}
_SIGNS |= {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PRIVATE = 0xF000  # fonts of symbols have their letters from here on
_PARTS = {
    "document": "body",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "comments": "comments",
    "fontTable": "fonts",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "core": "properties",
    "app": "properties",
    "custom": "own properties",
    "[Content_Types]": "list of parts",
}
_FOR_PEOPLE = {
    ("docPr", "descr"): "alternative text of a picture",
    ("docPr", "title"): "title of a picture",
    ("docPr", "name"): "name of a picture",
    ("cNvPr", "descr"): "alternative text of a picture",
    ("cNvPr", "title"): "title of a picture",
    ("cNvPr", "name"): "name of a picture",
    ("hyperlink", "tooltip"): "tooltip of a link",
    ("alias", "val"): "title of a content control",
    ("listItem", "displayText"): "choice of a content control",
    ("lvlText", "val"): "text of a numbering",
    ("tblCaption", "val"): "alternative text of a table",
    ("tblDescription", "val"): "alternative text of a table",
    ("textpath", "string"): "text of a drawing",
    ("helpText", "val"): "help text of a form field",
    ("statusText", "val"): "help text of a form field",
    ("default", "val"): "text of a form field",
}
_FOR_PROGRAMS = {
    ("bookmarkStart", "name"): "bookmark",
    ("fldSimple", "instr"): "code of a field",
    ("hyperlink", "anchor"): "target of a link",
    ("tag", "val"): "tag of a content control",
    ("name", "val"): "name of a style",
    ("aliases", "val"): "name of a style",
    ("pStyle", "val"): "name of a style",
    ("rStyle", "val"): "name of a style",
    ("tblStyle", "val"): "name of a style",
    ("Relationship", "Target"): "target of a relationship",
    ("Override", "PartName"): "name of a part",
    ("docVar", "name"): "document variable",
    ("docVar", "val"): "document variable",
}
_ALTERNATIVE = frozenset({"alt", "title", "descr", "tooltip"})


def part_label(name: str) -> str:
    """A part of a Word document in words, with its name behind: ``header 2 (word/header2.xml)``."""
    folder, _, last = name.rpartition("/")
    stem, _, ending = last.rpartition(".")
    if ending == "rels":
        return f"relationships ({name})"
    numbered = re.fullmatch(r"(header|footer)(\d*)", stem)
    known = _PARTS.get(stem) if ending == "xml" and folder in ("", "word", "docProps") else None
    if numbered:
        return f"{' '.join(filter(None, numbered.groups()))} ({name})"
    return f"{known} ({name})" if known else f"part {name}"


def xml_pieces(data: bytes) -> Iterator[Piece]:
    """Every piece of an XML file; one that is not sound is read as far as it goes.

    Entities are not followed; a file that declares any is to be read as text beside.
    """
    root = _parsed(data)
    if root is not None:
        reading = _Reading()
        yield from dict.fromkeys(reading.pieces(root))


def _parsed(data: bytes) -> etree._Element | None:
    for recover in (False, True):
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=recover)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            return root
    return None


class _Reading:
    """One walk over a tree; a paragraph within another, as in a text box, is read by itself."""

    def __init__(self) -> None:
        self.open: list[tuple[list[str], list[str]]] = []  # texts and field codes of paragraphs
        self.edges: list[str] = []
        self.tables: list[list[list[str]]] = []  # the cells of the rows of tables that are open
        self.codes = 0  # field codes that are open
        self.named: set[object] = set()  # names and attributes that were read: most come often

    def pieces(self, root: etree._Element) -> Iterator[Piece]:
        spaces: list[tuple[str, str]] = []  # of the element that comes next
        events = ("start-ns", "start", "end", "comment", "pi")
        for event, node in etree.iterwalk(root, events=events):
            if event == "start-ns":
                spaces.append(node)
            elif event == "start":
                yield from self._names(node, spaces)
                spaces.clear()
                yield from self._started(node)
                yield from self._said(node.text)
            elif event == "end":
                yield from self._ended(node)
                yield from self._said(node.tail)
            else:
                yield Piece("remark", str(node.text or ""))
                if event == "pi":
                    yield Piece("remark", str(getattr(node, "target", "")), Kind.MARK)
                yield from self._said(node.tail)
        yield from together("joined texts", self.edges)
        yield from torn_together("joined texts", self.edges)

    def _names(self, node: etree._Element, spaces: Iterable[tuple[str, str]]) -> Iterator[Piece]:
        name = _local(node.tag)
        if self._is_new(name):
            yield Piece("name of an element", name, Kind.MARK)
        for prefix, space in spaces:
            yield Piece("name of a namespace", f"{prefix} {space}", Kind.MARK)
        for key, value in node.attrib.items():
            if self._is_new((name, key, value)):
                attribute = _local(key)
                yield Piece("name of an attribute", attribute, Kind.MARK)
                yield _attribute(name, attribute, str(value))

    def _is_new(self, named: object) -> bool:
        known = len(self.named)
        self.named.add(named)
        return len(self.named) > known

    def _started(self, node: etree._Element) -> Iterator[Piece]:
        name = _local(node.tag)
        if name in _PARAGRAPHS:
            self.open.append(([], []))
        elif name == "tbl":
            self.tables.append([])
        elif name == "tr" and self.tables:
            self.tables[-1].append([])
        elif name == "tc" and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
        elif name in _CODES:
            self.codes += 1
        elif name == "sym":
            yield from self._said(_symbol(node))
        elif name in _SIGNS and self.open:
            self.open[-1][0].append(_SIGNS[name])

    def _said(self, text: object) -> Iterator[Piece]:
        if not isinstance(text, str) or not text:
            return
        if self.open:
            self.open[-1][1 if self.codes else 0].append(text)
        elif text.strip():
            self.edges.append(text)
            yield Piece("text", text)

    def _ended(self, node: etree._Element) -> Iterator[Piece]:
        name = _local(node.tag)
        if name in _CODES:
            self.codes -= 1
        if name == "tbl" and self.tables:
            yield from _columns(self.tables.pop())
        if name not in _PARAGRAPHS:
            return
        texts, codes = self.open.pop()
        text = "".join(texts)
        if text.strip():
            self.edges.append(text)
            if self.tables and self.tables[-1] and self.tables[-1][-1]:
                self.tables[-1][-1][-1] += f" {text}"
            yield Piece("text", text)
            yield from untorn("text", text)
        if codes:
            yield Piece("code of a field", "".join(codes), Kind.MARK)


def _columns(rows: list[list[str]]) -> Iterator[Piece]:
    """The cells of a table down each column, where it has several; those beside a single word."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        for number, cell in enumerate(row):
            columns.setdefault(number, []).append(cell)
    for column in columns.values() if len(columns) > 1 else ():
        cells = [cell for cell in column if cell.strip()]
        single = [len(cell.split()) == 1 for cell in cells]
        near = (any(single[max(at - 1, 0) : at + 2]) for at in range(len(cells)))
        texts = [cell if one else FAR for cell, one in zip(cells, near, strict=True)]
        yield from together("joined cells of a column", texts)


def _attribute(element: str, attribute: str, value: str) -> Piece:
    where = _FOR_PEOPLE.get((element, attribute))
    if where:
        return Piece(where, value)
    if attribute in _ALTERNATIVE:
        return Piece(f"alternative text ({attribute} of {element})", value)
    where = _FOR_PROGRAMS.get((element, attribute))
    return Piece(where or f"attribute {attribute} of {element}", value, Kind.MARK)


def _symbol(node: etree._Element) -> str:
    """The letter that an element stands for which names it by its code."""
    code = next((str(v) for k, v in node.attrib.items() if _local(k) == "char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    number -= _PRIVATE if _PRIVATE <= number < _PRIVATE + 0x100 else 0
    return chr(number) if 0x20 <= number < 0x110000 else ""


def _local(name: object) -> str:
    """A name without its namespace, or the prefix of one that is not known."""
    return _last_of(str(name)) if isinstance(name, (str, etree.QName)) else ""


@lru_cache(maxsize=1024)
def _last_of(name: str) -> str:
    return re.split(r"[}:]", name)[-1]
