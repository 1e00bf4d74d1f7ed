"""Filling the templates of a case, and what is written beside the document itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from comity.host import Host
from comity.model.content import Content, Rendered
from comity.model.errors import RenderError
from comity.model.records import Exported, Exporter, Template
from comity.steps.compose.sealed_annex import KIND as SEALED
from comity.steps.compose.sealed_annex import compose_sealed
from comity.steps.protect import Shield
from comity.steps.render import render
from comity.steps.resolve import Resolved

__all__ = ["exported", "filled", "place_told", "sealed_annex"]


def sealed_annex(
    resolved: Resolved, host: Host, stem: str, draft: bool, shield: Shield
) -> list[tuple[str, Rendered, Template]]:
    """The sealed annex, in Word's format alone, where an act needs the identity of a person."""
    content = compose_sealed(resolved, host, draft_mark=draft)
    if content is None:
        return []
    template = host.find_template(SEALED, resolved.parties, content.language, resolved.on)
    if template is None:
        raise RenderError("no installed template fits the sealed annex")
    return [(f"{stem}.{SEALED}.docx", filled(content, template, shield), template)]


def filled(content: Content, template: Template, shield: Shield) -> Rendered:
    """A template filled with a content."""
    with place_told(template, shield):
        return render(content, template)


@contextmanager
def place_told(template: Template, shield: Shield) -> Iterator[None]:
    """Where a template fails, name the command that finds the place in it."""
    try:
        yield
    except RenderError as error:
        cure = f"To find the place: comity template check {template.path}"
        raise shield.refused(RenderError(f"{error}\n    {cure}")) from error


def exported(exporter: Exporter, rendered: Rendered) -> Exported:
    """A document in one format."""
    made = exporter.export(rendered)
    return made if isinstance(made, Exported) else Exported(made)
