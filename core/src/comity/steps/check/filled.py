"""Findings on defaults: what was filled in, from where, and what it lacks; one for each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.model.citations import Citation, Read
from comity.model.findings import Finding, Severity
from comity.steps.resolve import Notified, Resolved

__all__ = ["check_filled"]


def check_filled(resolved: Resolved) -> list[Finding]:
    """Advice on each source that defaults rest on, where it is no official text or leaves doubt.

    What there is to say of one authority stands in one finding: the source, that it was named
    under a treaty on which the request does not rely, what the State added, the address it lacks.
    """
    fields: dict[tuple[str, Citation], list[str]] = {}
    for path, filled in resolved.filled.items():
        if filled.citation is not None:
            fields.setdefault((filled.origin, filled.citation), []).append(path)
    return [
        finding
        for (origin, citation), paths in fields.items()
        for finding in _one(paths, origin, citation, resolved)
    ]


def _one(
    paths: list[str], origin: str, citation: Citation, resolved: Resolved
) -> Iterator[Finding]:
    told = next((one for one in resolved.notified if one.field in paths), None)
    doubts = dict(_doubts(paths, told, citation, resolved))
    if not doubts:
        return
    own = paths[0].startswith(f"{_own_side(resolved)}.")
    check = "" if own else " Compare it with an official page before the document leaves."
    yield Finding(
        Severity.ADVICE,
        next(iter(doubts)),
        " ".join([f"Filled in: {_values(paths, resolved)}.", *doubts.values()]) + check,
        paths[0],
        f"Write `{paths[0]}` yourself if it is another."
        if own
        else f"Write `{paths[0]}` yourself to replace it.",
        citation,
        origin,
    )


def _doubts(
    paths: list[str], told: Notified | None, citation: Citation, resolved: Resolved
) -> Iterator[tuple[str, str]]:
    """What leaves doubt, each under the rule that it goes by."""
    if told is not None and not told.relied_on:
        state, under = resolved.states[told.code].short_named(), told.instrument.named()
        yield (
            "notified.elsewhere",
            f"{state[:1].upper()}{state[1:]} named this authority under the {under}, on which this "
            "request does not rely.",
        )
    if citation.read is not Read.OFFICIAL:
        yield "filled.secondary", "The source is a secondary one."
    if told is not None and told.notification.note:
        yield "notified.note", f"A note that comes with it: {told.notification.note}"
    if any(_unreachable(path, resolved) for path in paths):
        yield "filled.no-address", "No address is known here, so the document shows the name only."


def _own_side(resolved: Resolved) -> str:
    return "requested" if resolved.parties.sender else "requesting"


def _values(paths: list[str], resolved: Resolved) -> str:
    return "; ".join(f"{path} ({_short(resolved.filled[path].value)})" for path in paths)


def _short(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_short(entry) for entry in value.values())
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _unreachable(path: str, resolved: Resolved) -> bool:
    value = resolved.filled[path].value
    authority = path.endswith(".central_authority") and isinstance(value, Mapping)
    return authority and not value.get("address") and not value.get("email")
