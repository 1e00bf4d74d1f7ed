"""Findings on defaults: what was filled in from a source that is not the official text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.records import Citation, Finding, Read, Severity
from comity.resolve import Resolved

__all__ = ["check_filled"]


def check_filled(resolved: Resolved) -> list[Finding]:
    """Advice on each secondary source that defaults rest on, and on authorities without address."""
    fields: dict[tuple[str, Citation], list[str]] = {}
    for path, filled in resolved.filled.items():
        if filled.citation is not None and filled.citation.read is not Read.OFFICIAL:
            fields.setdefault((filled.origin, filled.citation), []).append(path)
    found = [
        Finding(
            Severity.ADVICE,
            "filled.secondary",
            f"Filled in from a secondary source: {_values(paths, resolved)}. Compare it with the "
            "official text before the document leaves.",
            paths[0],
            f"Write `{paths[0]}` yourself to replace it.",
            citation,
            origin,
        )
        for (origin, citation), paths in fields.items()
    ]
    return [*found, *_unreachable(resolved)]


def _values(paths: list[str], resolved: Resolved) -> str:
    return "; ".join(f"{path} ({_short(resolved.filled[path].value)})" for path in paths)


def _short(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_short(entry) for entry in value.values())
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _unreachable(resolved: Resolved) -> Iterator[Finding]:
    for path, filled in resolved.filled.items():
        value = filled.value
        authority = path.endswith(".central_authority") and isinstance(value, Mapping)
        if authority and not value.get("address") and not value.get("email"):
            yield Finding(
                Severity.ADVICE,
                "filled.no-address",
                f"No address of {value.get('name')} is known here; the document has its name only.",
                path,
                f"Take the address from the official page and write `{path}` with it.",
                filled.citation,
                filled.origin,
            )
