"""Lines of headers and footers: what of them stands in formats that have no pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.render.ooxml import Element, paragraph_text, w

__all__ = ["NUMBER", "lines_beside_fields", "without_fields"]

NUMBER = "…"
"""What stands in place of a page number, where the line has more than that."""
_BREAKS = re.compile(r"[\t\n]+")
_FEW = 3  # words that only name a page number: Page, of


def lines_beside_fields(paragraph: Element) -> list[str]:
    """The texts of a paragraph of a header or footer; one with a field is parted at its tabs.

    What only numbers pages, as ``Page 1 of 3``, is left out.
    """
    pieces = list(without_fields(paragraph))
    if None not in pieces:
        text = paragraph_text(paragraph).strip()
        return [text] if text else []
    whole = "".join("\0" if piece is None else piece for piece in pieces)
    parts = (part.strip() for part in _BREAKS.split(whole))
    return [part.replace("\0", NUMBER) for part in parts if part and not _only_numbers(part)]


def _only_numbers(text: str) -> bool:
    words = re.findall(r"\w+", text)
    few = len(words) <= _FEW and not any(one.isdigit() for one in text)
    return "\0" in text and few


def without_fields(paragraph: Element) -> Iterator[str | None]:
    """The texts of a paragraph in order; None in place of each field."""
    inside = 0
    for node in paragraph.iter(*_READ):
        if node.tag == w("fldChar"):
            kind = node.get(w("fldCharType"))
            if kind == "begin" and not inside:
                yield None
            inside += (kind == "begin") - (kind == "end")
        elif node.tag == w("fldSimple"):
            yield None
        elif not inside and next(node.iterancestors(w("fldSimple")), None) is None:
            yield _READ[node.tag] or node.text or ""


_READ = {w("t"): "", w("fldChar"): "", w("fldSimple"): "", w("noBreakHyphen"): "-"}
_READ |= {w("tab"): "\t", w("br"): "\n", w("cr"): "\n"}
