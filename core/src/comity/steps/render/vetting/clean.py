"""Cleaning: what a word processor leaves in a file about people and machines goes out."""

from __future__ import annotations

from lxml import etree

from comity.steps.render.vetting.allowed import Allowed, allowed
from comity.word.ooxml import Element, attributes, w

__all__ = ["clean"]

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def clean(root: Element) -> None:
    """Take out of a part, in place, what ``allowed.toml`` lists as left behind.

    Revision ids, comment marks, editors' traces, languages and settings of the program go. A
    content control goes too, and what is in it stays in its place.
    """
    lists = allowed()
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)  # keeps text around them
    settings = root.tag == w("settings")
    for node in list(root.iter("*")):
        if node.tag in lists.unwrapped:
            continue
        if _goes(node, lists, settings=settings):
            _drop(node)
        else:
            _forget_file(node)
            _strip(node, lists)
    etree.strip_tags(root, *lists.unwrapped)


def _goes(node: Element, lists: Allowed, *, settings: bool) -> bool:
    if node.tag in lists.dropped_elements or _is_private_bookmark(node):
        return True
    return settings and _space(str(node.tag)) in lists.dropped_namespaces


def _strip(node: Element, lists: Allowed) -> None:
    own = _space(str(node.tag))
    for name, _ in attributes(node):
        space = _space(name)
        if (space != own and space in lists.dropped_namespaces) or name in lists.dropped_attributes:
            del node.attrib[name]


def _space(name: str) -> str:
    """The namespace of a qualified name, or nothing."""
    return name[1:].partition("}")[0] if name.startswith("{") else ""


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
        if node.tail and node.tail.strip():  # text where none belongs: vetting must still see it
            before = node.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + node.tail
            else:
                parent.text = (parent.text or "") + node.tail
        parent.remove(node)
