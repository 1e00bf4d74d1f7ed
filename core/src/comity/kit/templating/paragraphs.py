"""A template's paragraphs in reading order, each with the part it stands in and its style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.steps.render.vetting.vet import TEXT_KINDS
from comity.word.ooxml import Element, parse, w
from comity.word.package import Package
from comity.word.styles import Role, Styles

__all__ = ["Paragraph", "TextPart", "own_text", "text_parts"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: where it stands (``body``, ``header``), its node, its text, its style."""

    part: str
    node: Element
    text: str
    style: str
    role: Role


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part that holds text: its kind, its root, its paragraphs."""

    kind: str
    name: str
    root: Element
    paragraphs: tuple[Paragraph, ...]


def text_parts(package: Package) -> tuple[TextPart, ...]:
    """The body, then headers, footers and notes.

    Raises:
        RenderError: a part is no sound XML.
    """
    styles = Styles.of(package)
    parts = [("body", package.parts[package.main])]
    parts += [(kind, part) for kind in sorted(TEXT_KINDS) for part in package.related(kind)]
    found = []
    for kind, part in dict.fromkeys(parts):
        root = parse(part.blob, part.name)
        found.append(TextPart(kind, part.name, root, tuple(_paragraphs(root, kind, styles))))
    return tuple(found)


def _paragraphs(root: Element, kind: str, styles: Styles) -> Iterator[Paragraph]:
    for node in root.iter(w("p")):
        yield Paragraph(kind, node, own_text(node), styles.name(node), styles.role(node))


def own_text(node: Element) -> str:
    """The text of a paragraph as tags are read in it: runs joined, no tabs, no text boxes."""
    return "".join(t.text or "" for t in node.iter(w("t")) if _owner(t) is node)


def _owner(node: Element) -> Element | None:
    return next(node.iterancestors(w("p")), None)
