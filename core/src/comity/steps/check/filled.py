"""Findings on defaults: what was filled in, from where, and what it lacks; one for each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.terms import instrument_term, state_term
from comity.model.citations import Citation, Read
from comity.model.findings import Finding
from comity.model.messages import Message
from comity.steps.resolve import Notified, Resolved, fields_relied_on
from comity.text.messages import finding, message

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
        found
        for (origin, citation), paths in fields.items()
        for found in _one(paths, origin, citation, resolved)
    ]


def _one(
    paths: list[str], origin: str, citation: Citation, resolved: Resolved
) -> Iterator[Finding]:
    told = next((one for one in resolved.notified if one.field in paths), None)
    doubts = tuple(_doubts(paths, told, citation, resolved))
    if not doubts:
        return
    side = "own" if paths[0].startswith(f"{_own_side(resolved)}.") else "other"
    family, _, rule = doubts[0].id.partition(".")
    yield finding(
        f"filled.{rule}/{side}" if family == "filled" else f"notified.{rule}/{side}",
        paths[0],
        citation=citation,
        by=origin,
        reads=fields_relied_on(resolved),
        values=tuple(_value(path, resolved) for path in paths),
        doubts=doubts,
        field=paths[0],
    )


def _doubts(
    paths: list[str], told: Notified | None, citation: Citation, resolved: Resolved
) -> Iterator[Message]:
    """What leaves doubt, each by the id of the finding that it makes where it comes first."""
    if told is not None and not told.relied_on:
        yield message(
            "notified.elsewhere",
            state=state_term(resolved.states[told.code]),
            instrument=instrument_term(told.instrument),
        )
    if citation.read is not Read.OFFICIAL:
        yield message("filled.secondary")
    if told is not None and told.notification.note:
        yield message("notified.note", note=told.notification.note)
    if any(_unreachable(path, resolved) for path in paths):
        yield message("filled.no-address")


def _own_side(resolved: Resolved) -> str:
    return "requested" if resolved.parties.sender else "requesting"


def _value(path: str, resolved: Resolved) -> Message:
    return message("filled.value", field=path, value=_short(resolved.filled[path].value))


def _short(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_short(entry) for entry in value.values())
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _unreachable(path: str, resolved: Resolved) -> bool:
    value = resolved.filled[path].value
    authority = path.endswith(".central_authority") and isinstance(value, Mapping)
    return authority and not value.get("address") and not value.get("email")
