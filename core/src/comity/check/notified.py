"""Findings on what a case takes from notifications under treaties."""

from __future__ import annotations

from collections.abc import Iterator

from comity.records import Finding, Severity
from comity.resolve import Notified, Resolved

__all__ = ["check_notified"]

AUTHORITY = "The central authority"
WHAT = {"language": "The language"}


def check_notified(resolved: Resolved) -> list[Finding]:
    """Advice on what was notified under another instrument, and on what a notification adds."""
    authorities = [one for one in resolved.notified if one.field != "language"]
    elsewhere = [_elsewhere(one, resolved) for one in authorities if not one.relied_on]
    notes = [_note(one, resolved) for one in authorities if one.notification.note]
    return [*elsewhere, *notes, *_unaddressed(resolved)]


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


def _elsewhere(found: Notified, resolved: Resolved) -> Finding:
    state = resolved.states[found.code].short_named()
    what = WHAT.get(found.field, AUTHORITY)
    return _advice(
        found,
        "notified.elsewhere",
        f"{what} of {state} was notified under the {found.instrument.named()}, on which this "
        "request does not rely.",
        "Ask the State, or look at its page, whether the same holds for this request.",
    )


def _note(found: Notified, resolved: Resolved) -> Finding:
    state, note = resolved.states[found.code].short_named(), found.notification.note
    return _advice(found, "notified.note", f"On what {state} notified: {note}")


def _advice(found: Notified, rule: str, message: str, cure: str = "") -> Finding:
    citation, title = found.notification.cited(), found.instrument.named()
    return Finding(Severity.ADVICE, rule, message, found.field, cure, citation, title)
