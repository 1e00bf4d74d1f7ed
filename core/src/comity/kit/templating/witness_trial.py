"""The second witness on a template: one document printed, its page compared with the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from comity.kit.templating.context import with_roles
from comity.kit.templating.shapes import Record
from comity.kit.templating.specimens import Specimen
from comity.kit.templating.template_findings import TemplateFinding, finding
from comity.model.errors import RenderError
from comity.model.records import Template
from comity.steps.render import render
from comity.steps.witness import examine, missing_program

__all__ = ["read_page"]

MOST = 10  # differences that are told
_ONE_FORM = 2  # dots in the name of a template that serves one form: request.letter-rogatory.docx


def read_page(
    path: Path, tried: Sequence[Specimen], shape: Record
) -> tuple[str, list[TemplateFinding]]:
    """Print a document of a template and compare its page with the data.

    Args:
        path: the template's file.
        tried: documents of its kind; the first of its form is printed.
        shape: the names that templates of the kind may use; roles are filled by it.

    Returns:
        What the witness says in one line, or why it was not heard; and what differs.
    """
    missing = missing_program()
    if missing:
        return f"not run; it needs {missing}", []
    specimen = _specimen(path, tried)
    if specimen is None:
        return "not run; there is no document of this kind to print", []
    content = replace(specimen.content, context=with_roles(specimen.content.context, shape))
    template = Template(path, "check")
    try:
        testimony = examine(replace(render(content, template), folder=path.parent), template)
    except RenderError as error:
        return f"not run on {specimen.name}", [finding("page-differs", "page", "", str(error))]
    found = [
        finding("page-differs", "page", one.text, f"{one.message} ({one.place}, {specimen.name})")
        for one in testimony.findings[:MOST]
    ]
    notes = "".join(f"; {note}" for note in testimony.notes)
    return f"{testimony.line} (of {specimen.name}){notes}", found


def _specimen(path: Path, tried: Sequence[Specimen]) -> Specimen | None:
    """The first document of the form that the template's name tells, or the first of all."""
    words = path.name.split(".")
    form = words[1] if len(words) > _ONE_FORM else ""
    fitting = [one for one in tried if form and one.content.form == form]
    return next(iter((*fitting, *tried)), None)
