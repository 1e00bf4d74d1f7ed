"""The words of a template's own: nothing invisible in them, and no digit beside a value.

``1{{ amount }}`` prints another amount, and so do two values without anything between. Tags stand
in text only: in an attribute they would change how letters look after everything was checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from comity.steps.render.visible.legibility import ornaments
from comity.steps.render.visible.touching import crossing, printed, tags_in, touching
from comity.text.confusables import disguises
from comity.word.ooxml import Element, paragraph_text, w

__all__ = ["own_words", "tags_in", "without_silent", "word_faults"]

_TRIMS = re.compile(r"\{[{%#][-+]|[-+][}%#]\}$")
_REORDERS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HYPHEN = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])")  # within a word it only lets it break
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SILENT = re.compile(r"\{%.*?%\}", re.DOTALL)
_DESCRIBES = frozenset({"descr", "title", w("val")})

RETYPE = "Delete the text and type it again"
APART = "Put a space or a word between them"


def own_words(text: str) -> str:
    """A text without its tags, each of which a blank stands for."""
    kept, at = [], 0
    for start, end in tags_in(text):
        kept.append(text[at:start])
        at = end
    return " ".join((*kept, text[at:]))


def without_silent(text: str) -> str:
    """A text of the same length, blank where tags stand that print nothing: ``{% … %}``."""
    kept, at = [], 0
    for start, end in tags_in(text):
        if text[start : start + 2] != "{{":
            kept += [text[at:start], " " * (end - start)]
            at = end
    return "".join((*kept, text[at:]))


def word_faults(
    root: Element, shown: Callable[[Element], str] = printed
) -> Iterator[tuple[Element, str, str]]:
    """What is wrong with the words of a part: the element, why, and the cure.

    Args:
        root: the part.
        shown: gives the text of a paragraph, with a sign for each field, mark and picture.
    """
    for paragraph in root.iter(w("p")):
        text = paragraph_text(paragraph)
        if text.strip():
            for cause, cure in _in_text(text, shown(paragraph)):
                yield paragraph, cause, cure
    yield from _links(root)
    yield from _symbols(root)
    for node in root.iter("*"):
        for key, value in node.attrib.items():
            name = str(key)
            described = name in _DESCRIBES and (
                name != w("val") or node.tag in (w("tblCaption"), w("tblDescription"))
            )
            if ("{{" in str(value) or "{%" in str(value)) and not described:
                cause = "a tag is in the formatting, where it could change how letters look"
                yield node, cause, "Write tags in the text only"
        if (
            node.tag in (w("bdo"), w("dir"))
            and "".join(text.text or "" for text in node.iter(w("t"))).strip()
        ):
            yield node, "its direction is overridden, so it reads differently", RETYPE


def _in_text(text: str, shown: str) -> Iterator[tuple[str, str]]:
    tags = [text[start:end] for start, end in tags_in(text)]
    for one in (own_words(text), *tags):
        for found in dict.fromkeys(d.message for d in disguises(_HYPHEN.sub("", one))):
            yield f"not every character in it is what it looks like: {found}", RETYPE
    if _REORDERS.search(text):
        yield "invisible characters in it change the order of letters", RETYPE
    if any(_TRIMS.search(tag) for tag in tags):
        cause = "a tag with a hyphen removes the spaces and paragraphs next to it"
        yield cause, "Write the tag without the hyphen: {% … %}"
    if tags:
        touched = touching(shown)
        if touched:
            yield f"{touched}, so it looks like another value", APART
        if crossing(shown):
            cause = "a tag within the text joins it to the text of another paragraph"
            yield cause, "Close the tag in the same paragraph, or put {%p if … %} in its own"


def _links(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Links around values: the address is the template's own, so what is shown must be too."""
    for link in root.iter(w("hyperlink")):
        text = "".join(node.text or "" for node in link.iter(w("t")))
        if any(key.startswith(_RELATED) for key in map(str, link.attrib)):
            left = _SILENT.sub("", text)
            if "{" in left or "}" in left:
                cause = "a value is in a link that leads to an address the value does not show"
                yield link, cause, "Remove the link (right click, Remove Hyperlink)"


def _symbols(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Letters and digits inserted as symbols: a page has them, and no other format does."""
    for node in root.iter(w("sym")):
        font, code = node.get(w("font"), ""), node.get(w("char"), "")
        try:
            number = int(code, 16)
        except ValueError:
            continue  # refused by the list of what a template may hold
        sign = chr(number - 0xF000 if 0xF000 <= number < 0xF100 else number)
        if ornaments(font):
            reads = font.lower().startswith("symbol") and sign.isdigit()
        else:
            reads = sign.isalnum()
        if reads:
            yield node, "a letter or digit is inserted as a symbol", RETYPE
