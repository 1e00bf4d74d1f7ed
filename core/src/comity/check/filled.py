"""Findings on defaults: what was filled in from a source that is not the official text."""

from __future__ import annotations

from comity.records import Citation, Finding, Read, Severity
from comity.resolve import Resolved

__all__ = ["check_filled"]


def check_filled(resolved: Resolved) -> list[Finding]:
    """One advice for each secondary source that defaults rest on, naming the fields filled."""
    fields: dict[tuple[str, Citation], list[str]] = {}
    for path, filled in resolved.filled.items():
        if filled.citation is not None and filled.citation.read is not Read.OFFICIAL:
            fields.setdefault((filled.origin, filled.citation), []).append(path)
    return [
        Finding(
            Severity.ADVICE,
            "filled.secondary",
            f"Filled in from a secondary source: {', '.join(paths)}. Compare it with the official "
            "text before the document leaves.",
            paths[0],
            f"Write `{paths[0]}` yourself to replace it.",
            citation,
            origin,
        )
        for (origin, citation), paths in fields.items()
    ]
