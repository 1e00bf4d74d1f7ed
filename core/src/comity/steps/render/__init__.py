"""Render: content into DOCX, and the DOCX into the other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.model.content import Content, Rendered
    from comity.model.records import Template

__all__ = ["parts_in_order", "render"]


def render(content: Content, template: Template) -> Rendered:
    """Render content into a template.

    Args:
        content: the composed document; its context must be plain data.
        template: the DOCX to fill.

    Returns:
        The bytes of the DOCX, the same for the same input, with the content.

    Raises:
        RenderError: the template cannot be read, is unsafe or broken, or loses a placed field.
    """
    from comity.steps.render.document import render_document  # docxtpl is slow to import

    return render_document(content, template)


def parts_in_order(template: Template) -> tuple[str, ...]:
    """The names of the parts that a template prints, in the order in which it first names them.

    Raises:
        RenderError: the template cannot be read, or is unsafe or broken.
    """
    from comity.steps.render.document import named_parts  # docxtpl is slow to import

    return named_parts(template)
