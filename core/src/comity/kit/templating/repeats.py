"""Formatting that only repeats the style.

LibreOffice writes beside a style, in the paragraphs of tables and in headings, what the style says
already; that changes nothing on the page, and nobody set it by hand.
"""

from __future__ import annotations

from lxml import etree

from comity.word.ooxml import Element, child, w
from comity.word.styles import Styles

__all__ = ["repeats_style"]

_MERGED = frozenset({"rFonts", "spacing", "ind"})  # of these each attribute is inherited by itself


def repeats_style(node: Element, paragraph: Element, styles: Styles) -> bool:
    """Whether a paragraph's style, or one it is based on, states a property with the same value.

    What only the defaults of the document say does not count, since the style of a table may lie
    between; nor does a value from the theme, nor a run with a style of its own.

    Args:
        node: a property in the ``pPr`` of the paragraph or in the ``rPr`` of one of its runs.
        paragraph: the paragraph.
        styles: the style sheet of its document.
    """
    group, name = node.getparent(), etree.QName(node).localname
    if group is None or child(group, "rStyle") is not None:
        return False
    inner = "rPr" if group.tag == w("rPr") else "pPr"
    owners = (child(style, inner) for style in styles.lineage(paragraph))
    stated = [
        found for owner in owners if owner is not None for found in owner.iterchildren(w(name))
    ]
    if any(len(one) or _themed(one) for one in (node, *stated)):
        return False
    if name not in _MERGED:
        return bool(stated) and sorted(stated[0].attrib.items()) == sorted(node.attrib.items())
    nearest: dict[str, str] = {}
    for one in reversed(stated):
        nearest |= {str(key): str(value) for key, value in one.attrib.items()}
    return all(nearest.get(str(key)) == value for key, value in node.attrib.items())


def _themed(node: Element) -> bool:
    return any("theme" in etree.QName(key).localname.lower() for key in node.attrib)
