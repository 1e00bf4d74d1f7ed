"""After filling: line breaks and tabs in data become Word's own, text stands only in runs."""

from __future__ import annotations

import re

from lxml import etree

from comity.model.errors import RenderError
from comity.word.ooxml import XML_SPACE, Element, W, w

__all__ = ["settle_text"]

_BREAKS = re.compile(r"([\t\n])")
_HOLDS_TEXT = frozenset(w(name) for name in ("t", "instrText", "delText"))


def settle_text(root: Element, where: str) -> None:
    """Make the text of a filled part sound, in place.

    Tab and newline in a ``w:t`` become ``w:tab`` and ``w:br``, white space is marked as meant,
    and the white space between elements goes.

    Raises:
        RenderError: text stands where Word shows none, as after ``{{r name }}``.
    """
    for node in list(root.iter(f"{{{W}}}*")):
        if node.tag == w("t"):
            _split(node)
        elif node.tag not in _HOLDS_TEXT:
            _require_blank(node.text, where)
            node.text = None
        _require_blank(node.tail, where)
        node.tail = None


def _require_blank(text: str | None, where: str) -> None:
    if text and text.strip():
        raise RenderError(
            f"{where}: the text {text.strip()[:80]!r} is outside a run, where Word does not show "
            "it; write {{ name }}, not {{r name }} or {{p name }}"
        )


def _split(node: Element) -> None:
    text = node.text or ""
    if "\t" not in text and "\n" not in text:
        _keep_space(node)
        return
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    parent.remove(node)
    for piece in _BREAKS.split(text):
        if not piece:
            continue
        new = etree.Element(w({"\t": "tab", "\n": "br"}.get(piece, "t")))
        if piece not in "\t\n":
            new.text = piece
            _keep_space(new)
        parent.insert(at, new)
        at += 1


def _keep_space(node: Element) -> None:
    text = node.text or ""
    if text != text.strip():
        node.set(XML_SPACE, "preserve")
    elif XML_SPACE in node.attrib:
        del node.attrib[XML_SPACE]
