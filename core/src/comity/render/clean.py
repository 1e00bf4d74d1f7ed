"""Cleaning: what a word processor leaves in a file about people and machines goes out."""

from __future__ import annotations

from lxml import etree

from comity.render.ooxml import Element, w

__all__ = ["clean"]

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_W16CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RUN_IDS = frozenset({"rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidDel", "rsidTr", "rsidSect"})

_ATTRIBUTES = frozenset({w(name) for name in _RUN_IDS}) | {
    f"{{{_W14}}}paraId",  # unique by rule, and a loop would repeat them
    f"{{{_W14}}}textId",
    f"{{{_W16CID}}}durableId",
    f"{{{_WP14}}}anchorId",
    f"{{{_WP14}}}editId",
}
_ELEMENTS = frozenset(
    w(name)
    for name in (
        "proofErr",
        "lastRenderedPageBreak",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "permStart",
        "permEnd",
        "rsids",
        "rsid",
        "attachedTemplate",
        "docVars",
        "proofState",
        "trackRevisions",
        "attachedSchema",
        "dataBinding",
        "lang",  # the document's language is set once, from the draft
        *("bidi", "bidiVisual", "rtl"),  # and so is its direction, which changes how a sum reads
    )
) | {f"{{{_W14}}}docId", f"{{{_W15}}}docId", f"{{{_W15}}}dataBinding"}


def clean(root: Element) -> None:
    """Take revision ids, comment marks, editors' traces and languages out of a part, in place."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)  # keeps text around them
    for node in list(root.iter("*")):
        if node.tag in _ELEMENTS or _is_private_bookmark(node):
            _drop(node)
        else:
            _forget_file(node)
            for name in _ATTRIBUTES.intersection(str(key) for key in node.attrib):
                del node.attrib[name]


def _forget_file(node: Element) -> None:
    if node.tag in {f"{{{_WP}}}docPr", f"{{{_PIC}}}cNvPr"}:
        node.set("name", f"Picture {node.get('id', '')}".strip())
    if node.tag == f"{{{_PIC}}}cNvPr":
        for name in ("descr", "title"):  # Word writes the path here; readers are given wp:docPr's
            if name in node.attrib:
                del node.attrib[name]


def _is_private_bookmark(node: Element) -> bool:
    return node.tag == w("bookmarkStart") and (node.get(w("name")) or "").startswith("_GoBack")


def _drop(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)  # tails are white space between elements, never text
