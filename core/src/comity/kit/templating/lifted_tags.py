"""Tags that lift out more than themselves: what stands beside them is lost without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.kit.templating.paragraph_tags import Tag
from comity.kit.templating.paragraphs import own_text
from comity.kit.templating.template_findings import TemplateFinding, finding
from comity.word.ooxml import Element, w

__all__ = ["lost_beside"]

_LIFTED = {"p": "paragraph", "tr": "table row", "tc": "table cell"}


def lost_beside(tags: Iterable[Tag]) -> Iterator[TemplateFinding]:
    """A finding for every tag with ``p``, ``tr`` or ``tc`` that does not stand alone."""
    for tag in tags:
        if tag.prefix not in _LIFTED or tag.opening != "{%":
            continue
        what = _LIFTED[tag.prefix]
        frame = tag.paragraph.node
        if tag.prefix != "p":
            frame = next(frame.iterancestors(w(tag.prefix)), frame)
            if frame is tag.paragraph.node:
                yield finding(
                    "tag-not-alone",
                    tag.paragraph.part,
                    tag.paragraph.text,
                    f"{tag.written} is not in a {what}",
                    "Write {%p … %}. Outside a table, only paragraphs can repeat.",
                )
                continue
        beside = _text(frame).replace(tag.written, "", 1).strip()
        if beside:
            yield finding(
                "tag-not-alone",
                tag.paragraph.part,
                tag.paragraph.text,
                f"{tag.written} removes its whole {what}, including {beside[:60]!r}",
                f"Put the tag in its own {what}.",
            )


def _text(frame: Element) -> str:
    if frame.tag == w("p"):
        return own_text(frame)
    return "".join(own_text(paragraph) for paragraph in frame.iter(w("p")))
