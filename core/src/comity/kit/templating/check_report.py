"""The findings of ``template check`` and the names of ``template fields``, as text and as data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from comity.kit.templating.available_names import Field
from comity.kit.templating.checker import CheckedTemplate
from comity.kit.templating.template_findings import TemplateFinding
from comity.model.findings import Severity

__all__ = ["checked_data", "checked_text", "fields_data", "fields_text", "headline"]

WIDTH = 100
INDENT = " " * 9


def headline(findings: Sequence[TemplateFinding]) -> str:
    """How many errors and warnings: ``1 error, 2 warnings``."""
    words = []
    for severity, one in ((Severity.ERROR, "error"), (Severity.WARNING, "warning")):
        count = sum(f.severity is severity for f in findings)
        words += [f"{count} {one}{'' if count == 1 else 's'}"] if count else []
    return ", ".join(words) or "no findings"


def checked_text(checked: CheckedTemplate, width: int = WIDTH) -> str:
    """Every finding with the text of its paragraph, its cause and its cure."""
    lines = [f"{checked.path} ({checked.kind}): {headline(checked.findings)}"]
    for found in checked.findings:
        where = f'{found.part}, "{found.text}"' if found.text else found.part
        lines += ["", f"{found.severity:<8} {where}"]
        lines += _wrapped(found.message, width)
        lines += _wrapped(f"-> {found.cure}", width, "   ")
        lines += _wrapped(f"[{found.id}]", width)
    return "\n".join(lines) + "\n"


def checked_data(checked: CheckedTemplate) -> dict[str, Any]:
    """A checked template as JSON types."""
    findings = [{**asdict(f), "severity": f.severity.value} for f in checked.findings]
    told = {"witness": checked.witness} if checked.witness else {}
    return {"file": str(checked.path), "kind": checked.kind, "findings": findings, **told}


def fields_text(kind: str, fields: Iterable[Field], width: int = WIDTH) -> str:
    """Every name with what it holds, its meaning and an example."""
    lines = [
        f"Names for a template of the kind {kind}.",
        *textwrap.wrap(
            "For each part, this lists the slots that at least one document fills. Others stay "
            "empty.",
            width,
        ),
        "rows[].label is a name within a loop: {%p for r in parts.… .rows %} {{ r.label }}.",
    ]
    lines += [line for field in fields for line in _field(field, width)]
    return "\n".join(lines) + "\n"


def _field(field: Field, width: int) -> Iterator[str]:
    below = field.name.startswith("parts.") and field.name.count(".") > 1
    if not below:
        yield ""
    yield field.name if field.holds == "part" else f"{field.name}  ({field.holds})"
    if field.meaning:
        yield from _wrapped(field.meaning, width)
    if field.example:
        yield from _wrapped(f"e.g. {field.example}", width, "     ")


def fields_data(kind: str, form: str, fields: Iterable[Field]) -> dict[str, Any]:
    """The names of a kind as JSON types."""
    return {"schema": 1, "kind": kind, "form": form, "fields": [asdict(f) for f in fields]}


def _wrapped(text: str, width: int, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=INDENT,
        subsequent_indent=INDENT + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
