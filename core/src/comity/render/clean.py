"""Cleaning: what a word processor leaves in a file about people and machines goes out."""

from __future__ import annotations

from lxml import etree

from comity.render.ooxml import Element, w

__all__ = ["clean"]

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_RUN_IDS = frozenset({"rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidDel", "rsidTr", "rsidSect"})

_ATTRIBUTES = frozenset({w(name) for name in _RUN_IDS}) | {
    f"{{{_W14}}}paraId",  # unique by rule, and a loop would repeat them
    f"{{{_W14}}}textId",
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
        "attachedTemplate",
        "docVars",
        "proofState",
        "trackRevisions",
        "attachedSchema",
        "dataBinding",
        "lang",  # the document's language is set once, from the draft
    )
) | {f"{{{_W14}}}docId", f"{{{_W15}}}docId", f"{{{_W15}}}dataBinding"}


def clean(root: Element) -> None:
    """Take revision ids, comment marks, editors' traces and languages out of a part, in place."""
    for remark in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        _drop(remark)
    for node in list(root.iter("*")):
        if node.tag in _ELEMENTS or _is_private_bookmark(node):
            _drop(node)
        else:
            for name in _ATTRIBUTES.intersection(str(key) for key in node.attrib):
                del node.attrib[name]


def _is_private_bookmark(node: Element) -> bool:
    return node.tag == w("bookmarkStart") and (node.get(w("name")) or "").startswith("_GoBack")


def _drop(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)  # tails are white space between elements, never text
