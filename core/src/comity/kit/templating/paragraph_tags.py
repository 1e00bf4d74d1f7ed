"""The tags in the text of a paragraph, read as docxtpl and Jinja will read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.kit.templating.paragraphs import Paragraph
from comity.kit.templating.template_findings import TemplateFinding, finding
from comity.steps.render.tag_syntax import MAX_TAG

__all__ = ["CLOSERS", "Tag", "find_tags", "half_tags"]

_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_APART = re.compile(r"\{\s+[{%]|[}%]\s+\}|\{(?=%?\s*\w[\w. ]*\}\})|(?<=\{\{)[^{}]*\}(?!\})")
_PREFIX = re.compile(r"(p|tr|tc|r) ")  # docxtpl wants a plain space behind the letter
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
CLOSERS = {f"end{word}": word for word in ("if", "for", "set", "with", "macro", "call", "filter")}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: ``opening`` is ``{{`` or ``{%``, ``prefix`` what it lifts out (p, tr, tc, r).

    ``written`` is the tag as it stands in the paragraph, ``body`` what Jinja reads of it.
    """

    paragraph: Paragraph
    opening: str
    prefix: str
    body: str
    written: str

    @property
    def word(self) -> str:
        """The first word of a statement: ``if``, ``endfor``."""
        return self.body.split(maxsplit=1)[0] if self.body.strip() else ""

    @property
    def rest(self) -> str:
        """What follows the first word."""
        return (self.body.split(maxsplit=1)[1:] or [""])[0]

    @property
    def source(self) -> str:
        """The tag as Jinja reads it."""
        return f"{self.opening} {self.body} {_ENDS[self.opening]}"


def find_tags(paragraph: Paragraph) -> Iterator[Tag]:
    """The whole tags of a paragraph, in order; comments and half tags are left out."""
    for opening, start, end in _scan(paragraph.text):
        if opening in ("{{", "{%"):
            yield _tag(paragraph, opening, paragraph.text[start:end])


def half_tags(paragraphs: Iterable[Paragraph]) -> Iterator[TemplateFinding]:
    """A finding for every paragraph with half a tag, or with the braces of a tag apart."""
    for paragraph in paragraphs:
        message = _half(paragraph.text)
        if message:
            yield finding("half-tag", paragraph.part, paragraph.text, message)


def _half(text: str) -> str:
    """What is wrong with the first half tag of a text, or nothing."""
    outside, last = [], 0
    for opening, start, end in _scan(text):
        if not opening:
            mark = text[start:end]
            return f"{mark!r} is half of a tag: the other half is not in this paragraph"
        outside.append(text[last:start])
        last = end
    apart = _APART.search(" ".join((*outside, text[last:])))
    if apart is None:
        return ""
    return f"{apart.group()!r} looks like part of a tag, but its braces are separated"


def _scan(text: str) -> Iterator[tuple[str, int, int]]:
    """Each whole tag: its opening, where it starts and ends; a half one with no opening."""
    at = 0
    while (mark := _MARK.search(text, at)) is not None:
        opening, start, at = mark.group(), mark.start(), mark.end()
        closing = _ENDS.get(opening)
        close = text.find(closing, at, at + MAX_TAG) if closing else -1
        following = _MARK.search(text, at) if opening != "{#" else None
        opens = following is not None and following.group() in _ENDS
        cut = following is not None and opens and following.start() < close
        if close < 0 or cut:
            yield "", start, at
        else:
            at = close + 2
            yield opening, start, at


def _tag(paragraph: Paragraph, opening: str, written: str) -> Tag:
    inner = written[2:-2]
    prefix = ""
    found = _PREFIX.match(inner)
    if found is not None:
        prefix, inner = found.group(1), inner[found.end() :]
    inner = inner.removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")
    return Tag(paragraph, opening, prefix, inner.translate(_QUOTES).strip(), written)
