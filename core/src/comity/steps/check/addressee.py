"""Findings on the addressee: what neither the author, nor law, nor a notification names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.model.citations import Read
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.steps.resolve import Notified, Resolved, between_points, goes_direct

__all__ = ["check_notified"]

SENDS = {
    "no": "Send it there, not straight to a court or a prosecutor.",
    "urgent": "Send it there; only an urgent request may go straight to a court or a prosecutor.",
    "yes": "Send it there directly.",
}


def check_notified(resolved: Resolved) -> list[Finding]:
    """How a declared road runs, and advice where nobody names an authority of the other State."""
    roads = [one for one in resolved.notified if one.notification.about == "road"]
    ways = [_road(one, resolved) for one in roads]
    return [*ways, *_unaddressed(resolved, roads)]


def _unaddressed(resolved: Resolved, roads: Sequence[Notified]) -> Iterator[Finding]:
    """Silence is no answer: a request that names no authority of the other State says so."""
    data, role = resolved.draft.data(), "requesting" if resolved.parties.sender else "requested"
    state = resolved.state(role)
    if state is None or "addressee" in data or data.get("form") == "provider":
        return
    named = "central_authority" in data.get(role, {})
    if role == "requested" and goes_direct(resolved.roads):
        yield from () if roads else _direct(resolved, named)
        return
    if named or roads or between_points(resolved.draft):
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


def _road(found: Notified, resolved: Resolved) -> Finding:
    """Where the requested State wants a request sent; a warning where the draft goes past it."""
    told, state = found.notification, resolved.states[found.code].short_named()
    direct = told.value["direct"]
    urgent = resolved.draft.data().get("urgency", {}).get("level") in ("urgent", "emergency")
    past = _goes_straight(resolved) and (direct == "no" or (direct == "urgent" and not urgent))
    return Finding(
        Severity.WARNING if past and told.read is Read.OFFICIAL else Severity.ADVICE,
        "notified.road-closed" if past else "notified.road",
        f"{state} has declared how this request reaches it: {_way(found)}."
        + (f" {told.note}" if told.note else ""),
        "requested.executing_authority" if past else "requested",
        SENDS[direct],
        told.cited(),
        found.instrument.named(),
    )


def _way(found: Notified) -> str:
    """The road in words: where to, when not, and who has a copy."""
    value = found.notification.value
    unless = f", unless {value['unless']}" if value.get("unless") else ""
    copied = f"; a copy goes to {value['copy_to']}" if value.get("copy_to") else ""
    return f"to {value['to']}{unless}{copied}"


def _goes_straight(resolved: Resolved) -> bool:
    """Whether the draft names who executes it and no central authority of its own."""
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.requested.executing_authority is None:
        return False
    named = draft.requested.central_authority is not None
    return not named or "requested.central_authority" in resolved.filled


def _where_to_look(resolved: Resolved, role: str) -> str:
    """Where the authority stands; diplomatic channels only where no instrument names the road."""
    named = [road for road in resolved.roads if road is not None]
    road = next((road for road in named if road.to == "central-authority"), None)
    if not named and (treaty := _treaty(resolved)):
        return (
            f"Look up which authority it has named under {treaty}, and write it under "
            f"`{role}.central_authority`."
        )
    if not named:
        return f"Write `{role}.central_authority`, or send it through diplomatic channels."
    if road is None:
        return f"Write `{role}.central_authority`, for what does not go directly to an authority."
    where = f"{road.instrument.named()}, {road.provision.article}"
    return (
        f"Look up which authority it has designated ({where}), and write it under "
        f"`{role}.central_authority`."
    )


def _treaty(resolved: Resolved) -> str:
    """The first treaty between the States that can carry what is asked, if the draft asks for one.

    It may name the road, whether that was read or not, and whether the draft cites it or not.
    """
    if resolved.draft.data().get("reciprocity"):
        return ""
    found = (b for b in resolved.bases if b.binds and any(b.serves))
    return next((f"the {basis.instrument.named()}" for basis in found), "")


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
            f"Under the {title} this request goes directly to {whom}, but it names a central "
            "authority.",
            "requested.central_authority",
            "Keep it only if that State has said that a central authority receives such requests.",
            cited,
            title,
        )
    elif not known:
        yield Finding(
            Severity.ADVICE,
            "addressee.direct",
            f"Under the {title} this request goes directly to {whom}, but does not name it.",
            "requested",
            f"Write `{field}`.",
            cited,
            title,
        )
