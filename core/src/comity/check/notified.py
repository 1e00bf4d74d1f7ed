"""Findings on what a case takes from notifications under treaties."""

from __future__ import annotations

from collections.abc import Iterator

from comity.records import Finding, Severity
from comity.resolve import Notified, Resolved, goes_direct

__all__ = ["check_notified"]

AUTHORITY = "The central authority"
WHAT = {"language": "The language"}


def check_notified(resolved: Resolved) -> list[Finding]:
    """Advice on what was notified under another instrument, and on what a notification adds."""
    elsewhere = [_elsewhere(one, resolved) for one in resolved.notified if not one.relied_on]
    notes = [_note(one, resolved) for one in resolved.notified if one.notification.note]
    return [*elsewhere, *notes, *_unaddressed(resolved)]


def _unaddressed(resolved: Resolved) -> Iterator[Finding]:
    """Silence is no answer: a request that names no authority of the other State says so."""
    data, role = resolved.draft.data(), "requesting" if resolved.parties.sender else "requested"
    state = resolved.state(role)
    if state is None or "addressee" in data or data.get("form") == "provider":
        return
    named = "central_authority" in data.get(role, {})
    if role == "requested" and goes_direct(resolved.roads):
        yield from _direct(resolved, named)
        return
    if named:
        return
    yield Finding(
        Severity.ADVICE,
        "addressee.unknown",
        f"No central authority of {state.short_named()} is known here, from its law or from what "
        f"it notified; the {resolved.draft.kind} is addressed to the State alone.",
        role,
        _where_to_look(resolved, role),
        source=state.code,
    )


def _where_to_look(resolved: Resolved, role: str) -> str:
    """Where the authority stands; diplomatic channels only where no instrument names the road."""
    named = [road for road in resolved.roads if road is not None]
    road = next((road for road in named if road.to == "central-authority"), None)
    if not named:
        return f"Write `{role}.central_authority`, or send it through diplomatic channels."
    if road is None:
        return f"Write `{role}.central_authority`, for what does not go directly to an authority."
    where = f"{road.instrument.named()}, {road.provision.article}"
    return (
        f"Look up which authority it has designated ({where}), and write it under "
        f"`{role}.central_authority`."
    )


def _direct(resolved: Resolved, central: bool) -> Iterator[Finding]:
    """The addressee where an instrument sends what is asked past the central authorities."""
    road = next(road for road in resolved.roads if road is not None)
    title, cited = road.instrument.named(), road.provision.cited()
    provider = road.to == "provider"
    whom = "the provider" if provider else "the authority that executes it"
    field = "measures[0].holder" if provider else "requested.executing_authority"
    data = resolved.draft.data()
    known = "executing_authority" in data.get("requested", {})
    if provider:
        known = all("holder" in measure for measure in data.get("measures", ()))
    if central:
        yield Finding(
            Severity.ADVICE,
            "addressee.central",
            f"Under the {title} what is asked goes directly to {whom}, and the request names a "
            "central authority.",
            "requested.central_authority",
            "Keep it only if that State has told that a central authority receives such papers.",
            cited,
            title,
        )
    elif not known:
        yield Finding(
            Severity.ADVICE,
            "addressee.direct",
            f"Under the {title} what is asked goes directly to {whom}, which is not named.",
            "requested",
            f"Write `{field}`.",
            cited,
            title,
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
