"""The names and the strict parser that everything about WordprocessingML shares."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import cast

from lxml import etree

from comity.model.errors import RenderError

__all__ = [
    "STRICT_W",
    "XML_SPACE",
    "Element",
    "W",
    "attributes",
    "child",
    "default_namespace",
    "insert_before",
    "made",
    "markup_in",
    "name_language",
    "paragraph_text",
    "parse",
    "serialise",
    "speak",
    "w",
    "yes",
]

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@lru_cache(maxsize=1024)
def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


_BREAKS = (w("br"), w("cr"))
_READ = (w("t"), w("tab"), *_BREAKS, w("noBreakHyphen"))


def parse(xml: bytes, what: str) -> Element:
    """Parse XML without recovery, entities or network.

    Args:
        xml: the bytes of one part.
        what: the part and its file, for the message.

    Raises:
        RenderError: the XML is not well formed, not in UTF-8, or holds a document type declaration.
    """
    _require_utf8(xml, what)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise RenderError(f"{what}: not well-formed XML: {error.msg}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RenderError(
            f"{what}: contains a document type declaration (DTD), which is not allowed"
        )
    for node in root.iter(etree.Entity):
        raise RenderError(f"{what}: contains the entity {node.text!r}, which is not allowed")
    return root


def markup_in(xml: bytes) -> int:
    """How many tags, or attributes if there are more, some XML has: what it costs to hold."""
    return max(xml.count(b"<"), xml.count(b'="') + xml.count(b"='"))


def _require_utf8(xml: bytes, what: str) -> None:
    """Refuse other encodings: they hide from whoever looks at the bytes what a parser reads."""
    start = xml.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    declared = _DECLARED.match(start)
    if not start.startswith(b"<") or start[1:2] == b"\0":
        raise RenderError(f"{what}: not XML in UTF-8")
    if declared is not None and declared[1].lower() not in {b"utf-8", b"us-ascii"}:
        raise RenderError(f"{what}: XML in {declared[1].decode('ascii', 'replace')}, not in UTF-8")


def default_namespace(uri: str) -> dict[str, str]:
    """An ``nsmap`` that binds a namespace without a prefix."""
    return cast("dict[str, str]", {None: uri})  # lxml's stubs know no None key


def serialise(root: Element) -> bytes:
    """The bytes of a part: UTF-8, with declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def attributes(node: Element) -> list[tuple[str, str]]:
    """The attributes of an element, qualified name and value, in their order."""
    return cast("list[tuple[str, str]]", node.items())


def child(parent: Element, name: str) -> Element | None:
    """The first ``w:name`` child, or None."""
    # faster than find(), and nothing is asked more often
    return next(parent.iterchildren(w(name)), None)


def insert_before(parent: Element, new: Element, followers: Iterable[str]) -> None:
    """Put ``new`` in front of the first child that the schema wants behind it."""
    behind = {w(name) for name in followers}
    for index, present in enumerate(parent):
        if present.tag in behind:
            parent.insert(index, new)
            return
    parent.append(new)


def made(parent: Element, name: str, followers: Iterable[str]) -> Element:
    """The first ``w:name`` child, put where the schema wants it if there is none."""
    found = child(parent, name)
    if found is None:
        found = etree.Element(w(name))
        insert_before(parent, found, followers)
    return found


def speak(run: Element, language: str = "", *, rtl: bool = False) -> None:
    """Give a run the language of its text, and the direction of a script from the right."""
    properties = child(run, "rPr")
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    if language:
        name_language(properties, language)
    if rtl:
        made(properties, "rtl", ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"))


def name_language(properties: Element, language: str) -> None:
    """Set a language, a BCP 47 tag, for scripts of every kind in properties of runs."""
    lang = made(properties, "lang", ("eastAsianLayout", "specVanish", "oMath"))
    for name in ("val", "eastAsia", "bidi"):
        lang.set(w(name), language)


def yes(parent: Element | None, name: str) -> bool:
    """Whether a toggle such as ``w:tblHeader`` is there and not switched off."""
    found = None if parent is None else child(parent, name)
    return found is not None and found.get(w("val"), "1") not in {"0", "false", "off"}


def paragraph_text(paragraph: Element, marks: Mapping[Element, str] | None = None) -> str:
    """What a reader sees of a paragraph: tabs and line breaks as characters, no field codes.

    Args:
        paragraph: it is read.
        marks: what stands in place of references to notes; left out, nothing does.
    """
    return "".join(_pieces(paragraph, marks or {}))


def _pieces(paragraph: Element, marks: Mapping[Element, str]) -> Iterator[str]:
    names = _READ if not marks else (*_READ, w("footnoteReference"), w("endnoteReference"))
    for node in paragraph.iter(*names):
        if node in marks:
            yield marks[node]
        elif node.tag == w("t"):
            yield node.text or ""
        elif node.tag == w("tab"):
            if _in_run(node):  # a tab stop in w:tabs has the same name
                yield "\t"
        elif node.tag == w("noBreakHyphen"):
            yield "\u2011"
        elif node.tag in _BREAKS:
            yield "\n"


def _in_run(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == w("r")
