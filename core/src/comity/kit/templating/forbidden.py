"""What no template may hold, all of it at once, each with the paragraph around it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.kit.templating.paragraphs import TextPart
from comity.kit.templating.template_findings import TemplateFinding, finding
from comity.steps.render.vetting.vet import violations
from comity.word.ooxml import Element, w
from comity.word.package import Package

__all__ = ["check_content"]

_CURES = {
    "links to": "Remove the link. A document must not load anything from outside.",
    "macro": "Save it as a Word document (.docx), without macros.",
    "active content": "Remove the control or embedded object, and save the file as .docx.",
    "picture": "Insert the picture again as PNG, JPEG or GIF.",
    "Word field": "Select the field and press Ctrl+Shift+F9, or delete it.",
}


def check_content(
    package: Package, name: str, parts: tuple[TextPart, ...]
) -> Iterator[TemplateFinding]:
    """A finding for each thing that is refused, each told once.

    Raises:
        RenderError: a part is no sound XML.
    """
    kinds = {part.name: part.kind for part in parts}
    told: set[tuple[str, str, str]] = set()
    for violation in violations(package, name):
        says = violation.says
        kind = kinds.get(violation.part, violation.part)
        text = _text_around(violation.node)
        if (kind, text, says) not in told:
            told.add((kind, text, says))
            yield finding("forbidden", kind, text, says, _sentence(violation.cure) or _cure(says))


def _cure(says: str) -> str:
    return next((cure for word, cure in _CURES.items() if word in says), "")


def _sentence(cure: str) -> str:
    return f"{cure[0].upper()}{cure[1:]}." if cure else ""


def _text_around(node: Element | None) -> str:
    """The text of the paragraph that an element stands in, or of the one after it."""
    if node is None or node.getparent() is None:
        return ""
    around = node if node.tag == w("p") else next(node.iterancestors(w("p")), None)
    whole = around if around is not None else node
    return "".join(t.text or "" for t in whole.iter(w("t"))).strip()
