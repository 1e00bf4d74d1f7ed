"""The words of a template's own: what it prints whatever the case says."""

from __future__ import annotations

import re

from comity.steps.witness.labels import list_words
from comity.word.margins import without_fields
from comity.word.ooxml import Element, parse, w
from comity.word.package import open_package

__all__ = ["own_words"]

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARTS = ("header", "footer", "footnotes", "endnotes")


def own_words(template: bytes, name: str) -> tuple[str, ...]:
    """The texts that stand in a template outside its tags, each as long as it runs.

    Args:
        template: the bytes of the DOCX, not filled.
        name: its file name, for messages.

    Raises:
        RenderError: it is no DOCX.
    """
    package = open_package(template, name)
    parts = [package.parts[package.main], *(p for kind in _PARTS for p in package.related(kind))]
    found: dict[str, None] = {}
    for part in parts:
        for paragraph in parse(part.blob, f"{name}: {part.name}").iter(w("p")):
            for text in _TAG.split(_text(paragraph)):
                for line in re.split(r"[\t\n]+", text):
                    if line.strip():
                        found.setdefault(line.strip())
    for words in list_words(package):
        found.setdefault(words)
    return tuple(found)


def _text(paragraph: Element) -> str:
    """The text of a paragraph, a line break where a field works out a text."""
    return "".join("\n" if text is None else text for text in without_fields(paragraph))
