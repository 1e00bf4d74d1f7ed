"""Findings on the addressee: what neither the author, nor law, nor a notification names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from comity.law.duty_point import names_duty_point
from comity.law.terms import instrument_term, state_term
from comity.model.citations import Read
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.model.drafts.undertaking_givers import same_name
from comity.model.findings import Finding, Severity
from comity.model.first_days import begins
from comity.model.law_records import Instrument
from comity.model.messages import Term
from comity.model.records import Jurisdiction
from comity.steps.check.words_beside import word_list
from comity.steps.resolve import (
    Notified,
    Resolved,
    between_points,
    fields_of_bases,
    goes_direct,
)
from comity.text.messages import finding, message

__all__ = ["check_notified"]


def check_notified(resolved: Resolved) -> list[Finding]:
    """How a declared road runs, and advice where nobody names an authority of the other State."""
    roads = [one for one in resolved.notified if one.notification.about == "road"]
    ways = [
        told
        for one in roads
        if not _goes_there(one, resolved)
        for told in (_copied if _urgent(one, resolved) else _road)(one, resolved)
    ]
    reads = fields_of_bases(resolved)  # what carries a measure tells where it goes
    found = (*ways, *_unaddressed(resolved, roads), *_no_point(resolved))
    return [replace(one, reads=(*one.reads, *reads)) for one in found]


def _unaddressed(resolved: Resolved, roads: Sequence[Notified]) -> Iterator[Finding]:
    """Silence is no answer: a request that names no authority of the other State says so."""
    data, role = (
        resolved.draft.read_data(),
        "requesting" if resolved.parties.sender else "requested",
    )
    state = resolved.state(role)
    if state is None or not resolved.draft.central_sides():
        return
    named = "central_authority" in data.get(role, {})
    if role == "requested" and goes_direct(resolved.roads):
        yield from () if roads else _direct(resolved, named)
        return
    if named or roads or between_points(resolved.draft):
        return
    yield _unknown(resolved, role, state)


def _no_point(resolved: Resolved) -> Iterator[Finding]:
    """That a paper to the point on duty goes to the central authority: no point is known."""
    draft, code = resolved.draft, resolved.parties.code("requested") or ""
    if not (isinstance(draft, Preservation) and draft.form == "point-of-contact"):
        return
    filled = resolved.filled.get("requested.central_authority")
    if filled is None or draft.addressee or names_duty_point(resolved.books.get(code)):
        return
    yield finding(
        "addressee.no-point",
        "addressee",
        by=code,
        state=state_term(resolved.states[code]),
        authority=", ".join(str(filled.value[k]) for k in ("name", "unit") if filled.value.get(k)),
    )


def _road(found: Notified, resolved: Resolved) -> Iterator[Finding]:
    """Where the requested State wants a request sent; more than advice if the draft goes past it.

    Where the draft says itself that it goes straight to a court or a prosecutor, an official
    declaration closes that road.
    """
    told, value = found.notification, found.notification.value
    direct, unless, copied = value["direct"], value.get("unless"), value.get("copy_to")
    past = _goes_straight(resolved) and direct in ("no", "urgent")  # urgent ones went before
    said = past and _road_of(resolved) is not None
    if past and (protocol := _opened_since(found, resolved)):
        yield _rewritten(found, protocol, resolved, "transmission.road" if said else "requested")
        return
    official = told.read is Read.OFFICIAL
    warned = Severity.ERROR if said and official else Severity.WARNING
    yield finding(
        f"notified.{'road-closed' if past else 'road'}/{direct}",
        "transmission.road" if said else "requested.executing_authority" if past else "requested",
        citation=told.cited(),
        by=found.instrument.named(),
        weight=warned if past and (said or official) else Severity.ADVICE,
        state=state_term(resolved.states[found.code]),
        to=value["to"],
        unless=message("notified.unless", unless=unless) if unless else None,
        copy=message("notified.copy", to=copied) if copied else None,
        note=told.note or None,
    )


def _opened_since(found: Notified, resolved: Resolved) -> Instrument | None:
    """The protocol in force between the two that opens the road which the declaration closed.

    Whether a declaration to an article holds for the article that takes its place is for its State.
    """
    closed = {road.id for road in found.instrument.roads if road.id}
    for basis in resolved.bases:
        protocol = basis.instrument
        if protocol.protocol_to == found.instrument.id and basis.status == "in-force":
            opens = (one for one in protocol.roads if one.road == "judicial-authorities")
            rewrites = any(closed & set(one.instead_of) for one in protocol.roads)
            if rewrites and any(one.open != "no" for one in opens):
                return protocol
    return None


def _rewritten(found: Notified, protocol: Instrument, resolved: Resolved, field: str) -> Finding:
    told = found.notification
    return finding(
        "notified.road-rewritten",
        field,
        citation=told.cited(),
        by=found.instrument.named(),
        state=state_term(resolved.states[found.code]),
        to=told.value["to"],
        protocol=instrument_term(protocol),
    )


def _urgent(found: Notified, resolved: Resolved) -> bool:
    """Whether the request takes the straight road that the declaration leaves to urgent ones."""
    urgent = resolved.draft.read_data().get("urgency", {}).get("level") in ("urgent", "emergency")
    return urgent and found.notification.value["direct"] == "urgent" and _goes_straight(resolved)


def _copied(found: Notified, resolved: Resolved) -> Iterator[Finding]:
    """That a copy of an urgent request is wanted elsewhere, where the draft names no copy."""
    told, draft = found.notification, resolved.draft
    sent = draft.transmission if isinstance(draft, Request) else None
    copied = told.value.get("copy_to")
    if copied and not (sent and (sent.urgent_copy or _tells_copy(resolved))):
        yield finding(
            "notified.road-copy",
            "transmission.urgent_copy",
            citation=told.cited(),
            by=found.instrument.named(),
            state=state_term(resolved.states[found.code]),
            to=told.value["to"],
            copy=message("notified.copy", to=copied),
        )


def _tells_copy(resolved: Resolved) -> bool:
    """Whether the way of the letter, or a remark, says that a copy goes to somebody."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    way = draft.transmission.way if draft.transmission else None
    told = [way or "", *(one.text for one in draft.remarks)]
    return any(word_list("open_words", "copy_sent").search(text) for text in told)


def _goes_there(found: Notified, resolved: Resolved) -> bool:
    """Whether the draft says that it takes the road declared, and names whom it goes to."""
    road, direct = _road_of(resolved), found.notification.value["direct"]
    asked = resolved.draft.read_data().get("requested", {})
    if direct == "yes":
        return road == "judicial-authorities" and "executing_authority" in asked
    return road == "central-authorities"


def _goes_straight(resolved: Resolved) -> bool:
    """Whether its road does; else, whether it names who executes it and no central authority."""
    draft = resolved.draft
    if (road := _road_of(resolved)) is not None:
        return road == "judicial-authorities"
    if not isinstance(draft, Request) or draft.requested.executing_authority is None:
        return False
    named = draft.requested.central_authority is not None
    return not named or "requested.central_authority" in resolved.filled


def _road_of(resolved: Resolved) -> str | None:
    """The road that the draft says it takes."""
    draft = resolved.draft
    told = draft.transmission if isinstance(draft, Request) else None
    return told.road if told else None


def _unknown(resolved: Resolved, role: str, state: Jurisdiction) -> Finding:
    """Where the authority stands; diplomatic channels only where no instrument names the road."""
    code, name, field = state.code, state_term(state), f"{role}.central_authority"
    if since := _known_later(resolved, code):
        authority, year = since
        return finding(
            "addressee.unknown/since",
            role,
            by=code,
            state=name,
            field=field,
            authority=authority,
            year=year,
        )
    named = [road for road in resolved.roads if road is not None]
    road = next((road for road in named if road.to == "central-authority"), None)
    if road is not None:
        return finding(
            "addressee.unknown/designated",
            role,
            by=code,
            state=name,
            field=field,
            instrument=instrument_term(road.instrument),
            article=road.provision.article,
        )
    if named:
        return finding("addressee.unknown/in-part", role, by=code, state=name, field=field)
    if treaty := _treaty(resolved):
        return finding(
            "addressee.unknown/treaty", role, by=code, state=name, field=field, instrument=treaty
        )
    return finding("addressee.unknown/diplomatic", role, by=code, state=name, field=field)


def _known_later(resolved: Resolved, code: str) -> tuple[str, int] | None:
    """The authority that the law names from a later year only, and that year."""
    book = resolved.books.get(code)
    later = [
        (begins(one.first), str(one.value["name"]))
        for one in (book.younger if book else ())
        if getattr(one, "question", "") == "central-authority" and one.first is not None
        if one.read is not Read.NONE and isinstance(one.value, Mapping) and one.value.get("name")
    ]
    if not later:
        return None
    first, authority = min(later)
    return authority, first.year


def _treaty(resolved: Resolved) -> Term | None:
    """The first treaty between the States that can carry what is asked, if the draft asks for one.

    It may name the road, whether that was read or not, and whether the draft cites it or not.
    """
    if resolved.draft.read_data().get("reciprocity"):
        return None
    found = (b for b in resolved.bases if b.binds and any(b.serves))
    return next((instrument_term(basis.instrument) for basis in found), None)


def _executes_itself(resolved: Resolved) -> bool:
    """Whether the central authority that is named is the authority that executes the request."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return False
    central, executing = draft.requested.central_authority, draft.requested.executing_authority
    if central is None:
        return False
    if executing is None:  # an office of one town is no central authority, whatever field names it
        return bool(word_list("open_words", "office_of_a_town").search(central.name))
    return same_name(central.name, executing.name)


def _direct(resolved: Resolved, central: bool) -> Iterator[Finding]:
    """The addressee where an instrument sends what is asked past the central authorities."""
    road = next(road for road in resolved.roads if road is not None)
    title, cited = road.instrument.named(), road.provision.cited()
    provider, term = road.to == "provider", instrument_term(road.instrument)
    to = "provider" if provider else "authority"
    data = resolved.draft.read_data()
    known = "executing_authority" in data.get("requested", {})
    if provider:
        known = all("holder" in measure for measure in data.get("measures", ()))
    if central and road.instrument.own_form and not provider:
        return  # a State may make its central authority the one that receives such orders
    if central and _executes_itself(resolved):
        return
    if central:
        yield finding(
            f"addressee.central/{to}",
            "requested.central_authority",
            citation=cited,
            by=title,
            instrument=term,
        )
    elif not known:
        yield finding(
            f"addressee.direct/{to}", "requested", citation=cited, by=title, instrument=term
        )
