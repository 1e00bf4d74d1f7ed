"""The names and the strict parser that everything about WordprocessingML shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree

from comity.errors import RenderError

__all__ = [
    "STRICT_W",
    "XML_SPACE",
    "Element",
    "W",
    "child",
    "default_namespace",
    "insert_before",
    "paragraph_text",
    "parse",
    "serialise",
    "w",
    "yes",
]

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def parse(xml: bytes, what: str) -> Element:
    """Parse XML without recovery, entities or network.

    Args:
        xml: the bytes of one part.
        what: the part and its file, for the message.

    Raises:
        RenderError: the XML is not well formed, or holds a document type declaration.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise RenderError(f"{what}: not well-formed XML: {error.msg}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RenderError(f"{what}: holds a document type declaration (DTD), which is refused")
    for node in root.iter(etree.Entity):
        raise RenderError(f"{what}: holds the entity {node.text!r}, which is refused")
    return root


def default_namespace(uri: str) -> dict[str, str]:
    """An ``nsmap`` that binds a namespace without a prefix."""
    return cast("dict[str, str]", {None: uri})  # lxml's stubs know no None key


def serialise(root: Element) -> bytes:
    """The bytes of a part: UTF-8, with declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def child(parent: Element, name: str) -> Element | None:
    """The first ``w:name`` child, or None."""
    return parent.find(w(name))


def insert_before(parent: Element, new: Element, followers: Iterable[str]) -> None:
    """Put ``new`` in front of the first child that the schema wants behind it."""
    behind = {w(name) for name in followers}
    for index, present in enumerate(parent):
        if present.tag in behind:
            parent.insert(index, new)
            return
    parent.append(new)


def yes(parent: Element | None, name: str) -> bool:
    """Whether a toggle such as ``w:tblHeader`` is there and not switched off."""
    found = None if parent is None else child(parent, name)
    return found is not None and found.get(w("val"), "1") not in {"0", "false", "off"}


def paragraph_text(paragraph: Element) -> str:
    """What a reader sees of a paragraph: tabs and line breaks as characters, no field codes."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: Element) -> Iterator[str]:
    for node in paragraph.iter(w("t"), w("tab"), w("br"), w("cr"), w("noBreakHyphen")):
        if node.tag == w("t"):
            yield node.text or ""
        elif node.tag == w("tab"):
            if _in_run(node):  # a tab stop in w:tabs has the same name
                yield "\t"
        elif node.tag == w("noBreakHyphen"):
            yield "\u2011"
        else:
            yield "\n"


def _in_run(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == w("r")
