"""Findings on the addressee: what neither the author, nor law, nor a notification names."""

from __future__ import annotations

from collections.abc import Iterator

from comity.records import Finding, Severity
from comity.resolve import Resolved

__all__ = ["check_notified"]


def check_notified(resolved: Resolved) -> list[Finding]:
    """Advice where nobody names a central authority of the other State."""
    return list(_unaddressed(resolved))


def _unaddressed(resolved: Resolved) -> Iterator[Finding]:
    """Silence is no answer: a request that names no authority of the other State says so."""
    data, role = resolved.draft.data(), "requesting" if resolved.parties.sender else "requested"
    state = resolved.state(role)
    named = "central_authority" in data.get(role, {}) or "addressee" in data
    if state is None or named or data.get("form") == "provider":
        return
    yield Finding(
        Severity.ADVICE,
        "addressee.unknown",
        f"No central authority of {state.short_named()} is known here, from its law or from what "
        f"it notified; the {resolved.draft.kind} is addressed to the State alone.",
        role,
        f"Write `{role}.central_authority`, or send it through diplomatic channels.",
        source=state.code,
    )
