"""What is set in a line without being text: marks of notes, fields, signs of a font, pictures.

The mark of a note is a digit, and so is a page number; a picture can be one. Beside a value,
without a blank between, they make another value of it, and stand in no other format.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lxml import etree

from comity.steps.render.visible.legibility import Fonts
from comity.steps.render.visible.own_words import word_faults
from comity.steps.render.visible.touching import Narrow, text_of
from comity.word.ooxml import Element, w

__all__ = ["beside_faults", "sign_faults"]

Fault = tuple[Element, str, str]

_SET = {
    **{w(f"{name}Reference"): "the mark of a note" for name in ("footnote", "endnote")},
    **{w(f"{name}Ref"): "the mark of a note" for name in ("footnote", "endnote")},
    **{w(name): "a picture" for name in ("drawing", "pict", "object")},
    w("fldSimple"): "a Word field",
    w("sym"): "a font symbol",
    w("pgNum"): "a page number",
}
_CIRCLED = {"wingdings": range(0x80, 0x96), "wingdings 2": range(0x69, 0x7D)}
_PRIVATE = range(0xF000, 0xF100)
APART = "Put a space or a word between them"


def beside_faults(root: Element, narrow: Narrow | None = None) -> Iterator[Fault]:
    """Paragraphs in which something that is no text touches a value: element, cause, cure.

    Args:
        root: the part.
        narrow: tells of a run whether its blanks are so close that they part nothing.
    """
    for paragraph in root.iter(w("p")):
        if not any("{" in (text.text or "") for text in paragraph.iter(w("t"))):
            continue
        names = dict.fromkeys(name for name in map(_named, paragraph.iter("*")) if name)
        for name in names:
            if _touched(paragraph, name, "0", narrow) - _touched(paragraph, name, " ", narrow):
                cause = f"{name} is right next to a value, so it looks like another value"
                yield paragraph, cause, APART


def _named(node: Element) -> str:
    if node.tag == w("fldChar"):
        return "a Word field" if node.get(w("fldCharType")) == "begin" else ""
    return _SET.get(str(node.tag), "")


def _touched(paragraph: Element, name: str, sign: str, narrow: Narrow | None) -> set[str]:
    """What touches a value in a paragraph if what has a name is taken for a sign."""
    text = "".join(_pieces(paragraph, name, sign, narrow))
    made = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(made, w("r")), w("t")).text = text
    return {cause for _, cause, _ in word_faults(made) if "value" in cause}


def _pieces(paragraph: Element, name: str, sign: str, narrow: Narrow | None) -> Iterator[str]:
    depth = 0  # of fields, whose results Word writes anew
    for node in paragraph.iter("*"):
        kind = node.get(w("fldCharType"))
        parent = node.getparent()
        named = _named(node)
        if named and not depth:
            yield sign if named == name else " "
        if node.tag == w("fldChar"):
            depth = max(0, depth + (kind == "begin") - (kind == "end"))
        elif depth or next(node.iterancestors(w("fldSimple")), None) is not None:
            continue
        elif node.tag == w("t"):
            yield text_of(node, narrow)
        elif node.tag == w("noBreakHyphen"):
            yield "\u2011"
        elif node.tag in (w("br"), w("cr"), w("ptab")):
            yield "\n"
        elif node.tag == w("tab") and parent is not None and parent.tag == w("r"):
            yield "\t"


def sign_faults(root: Element, fonts: Fonts) -> Iterator[Fault]:
    """Signs of a font that are letters or digits: they stand in no other format."""
    for node in root.iter(w("sym")):
        if not _is_sign(node.get(w("char"), ""), node.get(w("font"), ""), fonts):
            cause = "letters or digits are inserted as font symbols, which no other format has"
            yield node, cause, "Type them as text"


def _is_sign(code: str, font: str, fonts: Fonts) -> bool:
    try:
        place = int(code, 16)
        letter = chr(place - 0xF000 if place in _PRIVATE else place)
    except (ValueError, OverflowError):
        return False
    name = font.strip().casefold()
    if fonts.odd(font) and name != "symbol":
        return ord(letter) not in _CIRCLED.get(name, ())
    kind = unicodedata.category(letter)
    return kind in ("So", "Sk", "Co") or (kind[0] == "P" and kind != "Pd" and letter not in ".,'")
