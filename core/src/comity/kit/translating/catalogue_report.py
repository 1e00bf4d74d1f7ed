"""The faults of a catalogue as text for people and as data for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from comity.kit.translating.catalogue_faults import CatalogueFault
from comity.kit.translating.check_catalogue import CheckedCatalogue
from comity.model.findings import Severity

__all__ = ["catalogue_data", "catalogue_text_report"]

INDENT = " " * 9
FEW = 10  # ids of a list that are shown


def catalogue_text_report(checked: CheckedCatalogue, width: int, *, every: bool) -> str:
    """Every fault with its place, cause and cure, under a line that counts them.

    Args:
        checked: the catalogue.
        width: the columns of the page.
        every: whether all missing ids are listed, or the first few.
    """
    lines = [f"{checked.file} ({checked.tag}): {_headline(checked)}"]
    for fault in checked.faults:
        lines += ["", *_fault(checked, fault, width, every=every)]
    for note in checked.notes:
        lines += ["", *textwrap.wrap(note, width)]
    return "\n".join(lines) + "\n"


def catalogue_data(checked: CheckedCatalogue) -> dict[str, Any]:
    """A checked catalogue as JSON types."""
    faults = [{**asdict(f), "severity": f.severity.value} for f in checked.faults]
    return {
        "schema": 1,
        "file": str(checked.file),
        "language": checked.tag,
        "findings": faults,
        "notes": list(checked.notes),
    }


def _fault(
    checked: CheckedCatalogue, fault: CatalogueFault, width: int, *, every: bool
) -> Iterator[str]:
    place = f"{checked.file}:{fault.line}" if fault.line else str(checked.file)
    yield f"{fault.severity.value:<8} {place}: {fault.id}".rstrip(": ")
    yield from _wrapped(fault.message, width)
    if fault.ids:
        shown = fault.ids if every else fault.ids[:FEW]
        rest = len(fault.ids) - len(shown)
        more = f" and {rest} more (--all lists them)" if rest else ""
        yield from _wrapped(", ".join(shown) + more, width)
    yield from _wrapped(f"-> {fault.cure}", width, "   ")
    yield from _wrapped(f"[{fault.rule}]", width)


def _headline(checked: CheckedCatalogue) -> str:
    words = []
    for severity, one in ((Severity.ERROR, "error"), (Severity.WARNING, "warning")):
        count = sum(fault.severity is severity for fault in checked.faults)
        words += [f"{count} {one}{'' if count == 1 else 's'}"] if count else []
    return ", ".join(words) or "no findings"


def _wrapped(text: str, width: int, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=INDENT,
        subsequent_indent=INDENT + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
