"""The tags of a template, looked at before anything reads them: each closed, none too long.

docxtpl finds tags with regular expressions over the whole XML. On tags that never close they take
time without end; here such a template is refused first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from comity.model.errors import RenderError
from comity.word.ooxml import Element, paragraph_text, w

__all__ = ["MAX_SOURCE", "MAX_TAGS", "near", "vet_tags"]

MAX_SOURCE = 2**20
"""The longest XML of a part with tags, in characters."""
MAX_TAGS = 5000
"""The most tags in a part."""
MAX_TAG = 1000
"""The longest tag, in characters."""
_SHOWN = 120  # characters of a paragraph in a message

_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENS = re.compile(r"\{\{|\{%|\{#")
_CELL_TAGS = re.compile(r"\{%\s*(vm|hm|colspan|cellbg)\b")


def vet_tags(root: Element, where: str) -> None:
    """Refuse tags that are unclosed, too long or too many.

    Args:
        root: the XML of a part.
        where: template and part, for messages.

    Raises:
        RenderError: names the paragraph and the cause.
    """
    texts = map(paragraph_text, root.iter(w("p")))
    count = sum(_tags_in(text, where) for text in chain(texts, _elsewhere(root)) if "{" in text)
    if count > MAX_TAGS:
        raise RenderError(f"{where}: has {count} tags, more than the {MAX_TAGS} allowed")


def _elsewhere(root: Element) -> Iterator[str]:
    """What stands outside paragraphs: attributes, as the description of a picture, and strays."""
    for node in root.iter("*"):
        yield from map(str, node.attrib.values())
        if node.tag != w("t") or next(node.iterancestors(w("p")), None) is None:
            yield node.text or ""
        yield node.tail or ""


def near(text: str) -> str:
    """A paragraph as a message shows it."""
    shown = " ".join(text.split())
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def _tags_in(text: str, where: str) -> int:
    count = at = 0
    while (found := _OPENS.search(text, at)) is not None:
        closes = _CLOSES[found.group()]
        end = text.find(closes, found.end(), found.end() + MAX_TAG)
        if end < 0:
            cause = f"the tag has no end, {closes!r}, in the place where it starts"
            raise RenderError(f'{where}, near "{near(text)}": {cause}')
        cell = _CELL_TAGS.match(text, found.start())
        if cell is not None:
            cause = f"the tag {cell.group(1)!r} is not allowed; merge or shade the cell in Word"
            raise RenderError(f'{where}, near "{near(text)}": {cause}')
        at = end + len(closes)
        count += 1
    return count
