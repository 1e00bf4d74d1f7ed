"""Who asks, by which road and to whom: a letter that passes the central authorities by.

A court or a prosecutor may write straight where a text lets it. Where none is known, and no office
stands on the road through which a State sends and receives letters, the draft is asked about it.
So it is where a letter is handed to who executes it although the law names another receiver, where
an embassy is addressed, and where somebody private carries the letter or receives the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.law.terms import state_term
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.road_elsewhere import elsewhere, needs_a_road
from comity.steps.check.words_beside import word_list, words_in
from comity.steps.resolve import Resolved, declared_on, fields_of_bases, said_of_roads
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_straight"]

DIRECT = "judicial-authorities"
# roads on which no central authority stands
BESIDE = (DIRECT, "police", "financial-intelligence", "contact-point", "home-order")
WORDS = "straight_words"
JUDICIAL = frozenset({"prosecutor", "judge", "court"})
ANSWERING = ("provider", "hosting")  # holders that answer letters of foreign authorities
OFFICIAL = ("authority", "court", "prison", "police", "registry", "register", "embassy")
RECEIVED = ("delivery.receiving_authority", "transmission.reply_to")
CLAUSE = re.compile(r"[;,.()]")


def check_straight(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on who stands on the road of a request, and who does not."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    if owner_of(draft.requesting.state) == owner_of(draft.requested.state):
        return
    yield from _to_a_mission(resolved, draft)
    yield from _private(draft)
    holder = list(_to_a_holder(resolved, draft, kinds))
    yield from holder
    if holder:
        return
    other = list(_other_receiver(resolved, draft))
    yield from other
    if other or (_road(draft) != DIRECT and _road(draft) in BESIDE):
        return
    if not _opened(resolved, draft) and _passes(resolved, draft, kinds):
        yield finding(
            "road.past-centre",
            "requested.executing_authority" if _road(draft) is None else "transmission.road",
            reads=fields_of_bases(resolved),
            one=state_term(resolved.states[draft.requesting.state]),
            other=state_term(resolved.states[draft.requested.state]),
        )


def _passes(resolved: Resolved, draft: Request, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether no central authority stands on a straight road that no text known here opens."""
    by, way = draft.requesting, _way(draft)
    told = {one.capacity for one in (by.issued_by, by.validated_by) if one and one.capacity}
    if not told or "central-authority" in told or _written(resolved, "requesting"):
        return False
    if _centre_on(draft) or words_in(WORDS, "as_agreed", way) or _by_diplomacy(draft):
        return False
    judicial = bool(told & JUDICIAL)
    if _road(draft) == DIRECT:
        return judicial and _unopened(resolved, draft, kinds)
    if _written(resolved, "requested"):
        return False
    return _handed(draft) or (_road(draft) is None and bool(way) and judicial)


def _opened(resolved: Resolved, draft: Request) -> bool:
    """Whether a text says anything of a road from court to court: other findings speak of it."""
    every = range(len(draft.measures))
    said = [one for index in every for one in said_of_roads(resolved, index)]
    sent = [one for one in resolved.roads if one is not None]
    declared = any(declared_on(resolved, one.kind) for one in draft.measures)
    return bool(sent or declared or any(one.law.road == DIRECT for one in said))


def _unopened(resolved: Resolved, draft: Request, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether nothing else opens the straight road, and no other finding asks about it."""
    name = draft.requested.executing_authority.name if draft.requested.executing_authority else ""
    central = bool(any_of("roads", ("central_office",)).search(name))
    if central and not _written(resolved, "requested"):
        return False
    for index in range(len(draft.measures)):
        other = elsewhere(resolved, draft, DIRECT, index)
        asked = not other.named and needs_a_road(resolved, index, kinds)
        closed = any(one.law.closed for one in said_of_roads(resolved, index))
        if other.cited or other.opened or asked or closed:
            return False
    return True


def _other_receiver(resolved: Resolved, draft: Request) -> Iterator[Finding]:
    """That a letter is handed to who executes it, where the law names another receiver."""
    filled = resolved.filled.get("requested.central_authority")
    executing = draft.requested.executing_authority
    if filled is None or executing is None or _road(draft) in BESIDE or not _handed(draft):
        return
    name = str(filled.value["name"])
    if any(part.casefold() in _way(draft).casefold() for part in re.split(r" ?[()]", name) if part):
        return
    yield finding(
        "road.other-receiver",
        "requested.central_authority",
        citation=filled.citation,
        by=filled.origin,
        name=executing.name,
        authority=name,
        other=state_term(resolved.states[draft.requested.state]),
    )


def _handed(draft: Request) -> bool:
    """Whether the way of the letter ends where the authority sits that is to execute it."""
    executing = draft.requested.executing_authority
    if executing is None or words_in(WORDS, "centre", executing.name):
        return False
    way = word_list(WORDS, "seat").sub(" ", ", ".join(_own_parts(_way(draft)))).casefold()
    places = [line for line in executing.address if not re.search(r"\d", line)]
    return any(place.casefold() in way for place in (*places, executing.name))


def _to_a_holder(
    resolved: Resolved, draft: Request, kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    """That a letter goes straight to a private holder, and no authority there has any part in it.

    A provider of communications may answer such letters; how it does is the law of its State.
    """
    papers = [one for one in draft.measures if not kind_of(kinds, one.kind).electronic]
    held = [one.holder for one in papers if one.holder and not one.holder.service]
    private = [one for one in held if one.kind and one.kind not in (*OFFICIAL, *ANSWERING)]
    straight = _road(draft) == "provider" or words_in(WORDS, "to_holder", _way(draft))
    agreed = any(basis.instrument.to_providers for basis in resolved.relied_on())
    if not (private and straight) or agreed or words_in(WORDS, "as_agreed", _way(draft)):
        return
    if _written(resolved, "requested") or draft.requested.executing_authority:
        return
    every = range(len(draft.measures))
    if any(one.law.road == "provider" for index in every for one in said_of_roads(resolved, index)):
        return  # a text says whether this road is open
    if any(elsewhere(resolved, draft, "provider", index).cited for index in every):
        return  # an article of a treaty that was not read may open it
    yield finding(
        "road.past-centre/holder",
        "transmission.road" if _road(draft) else "transmission.way",
        reads=fields_of_bases(resolved),
        holder=private[0].name,
        other=state_term(resolved.states[draft.requested.state]),
    )


def _to_a_mission(resolved: Resolved, draft: Request) -> Iterator[Finding]:
    """That an embassy is addressed, which decides on no request."""
    for role in ("central_authority", "executing_authority"):
        office = getattr(draft.requested, role)
        if office is not None and (words := words_in(WORDS, "mission", office.name)):
            other = state_term(resolved.states[draft.requested.state])
            yield finding("road.to-mission", f"requested.{role}", words=words, other=other)
            return


def _private(draft: Request) -> Iterator[Finding]:
    """That somebody who is no authority carries the letter, answers for it or has the evidence."""
    sent, receiver = draft.transmission, draft.delivery and draft.delivery.receiving_authority
    told = {
        "delivery.receiving_authority": f"{receiver.name}, {receiver.functions}"
        if receiver
        else "",
        "transmission.reply_to": (sent.reply_to or "") if sent else "",
        "transmission.way": (sent.way or "") if sent else "",
        "transmission.urgent_copy": (sent.urgent_copy or "") if sent else "",
    }
    for index, one in enumerate(draft.requesting.contacts):
        told[f"requesting.contacts[{index}]"] = f"{one.name}, {one.title}, {one.authority}"
    for field, text in told.items():
        words = words_in(WORDS, "private_body", text)
        if field in RECEIVED and not words:
            words = words_in(WORDS, "private_lawyer", text)
        if words:
            yield finding("road.private-hands", field, words=words)
            return


def _centre_on(draft: Request) -> bool:
    """Whether a central office stands on the way, is not the addressee, and has not only a copy."""
    there = draft.requested.central_authority
    addressee = words_in(WORDS, "centre", there.name if there else "").casefold()
    told = (words_in(WORDS, "centre", part) for part in _own_parts(_way(draft)))
    return any(one.casefold() not in ("", addressee) for one in told)


def _by_diplomacy(draft: Request) -> bool:
    """Whether a mission passes the letter on, and does not only hand it to the court itself."""
    way = _way(draft)
    if words_in(WORDS, "through_mission", way):
        return True
    return _road(draft) == "diplomatic" and not words_in(WORDS, "handed_to_court", way)


def _own_parts(way: str) -> list[str]:
    """The clauses of a way that speak of the letter itself, and of no copy."""
    return [one for one in CLAUSE.split(way) if not words_in("open_words", "copy_only", one)]


def _written(resolved: Resolved, role: str) -> bool:
    """Whether the draft names the central authority itself."""
    named = "central_authority" in resolved.draft.read_data().get(role, {})
    return named and f"{role}.central_authority" not in resolved.filled


def _road(draft: Request) -> str | None:
    return draft.transmission.road if draft.transmission else None


def _way(draft: Request) -> str:
    return (draft.transmission.way or "") if draft.transmission else ""
