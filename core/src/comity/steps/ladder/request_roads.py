"""By which roads a request goes under a treaty, the direct one first, and an urgent one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.law.conditions import holds
from comity.law.precedence import OTHER
from comity.law.terms import instrument_term
from comity.model.citations import Read
from comity.model.law_records import Provision
from comity.model.law_ways import RoadLaw
from comity.model.messages import Message
from comity.steps.ladder.pair import Pair
from comity.steps.resolve import declared_on
from comity.steps.resolve.bases import Basis, governing
from comity.text.messages import law_says, message

__all__ = ["declared", "roads_of", "urgent_of"]

DIRECT = "judicial-authorities"
OPEN_FIRST = ("yes", "urgent")


def roads_of(pair: Pair, basis: Basis) -> tuple[RoadLaw, ...]:
    """The roads that a treaty and the protocols to it open for what is asked.

    What a protocol rewrites is left out, and so is what the State that is asked has closed by a
    declaration. The road from court to court goes first.
    """
    found = [row for one in _texts(pair, basis) for row in _read(pair, one)]
    rewritten = {name for row in found for name in row.instead_of}
    found = [row for row in found if row.id not in rewritten and row.open in OPEN_FIRST]
    named = {row.road for row in found if row.measures}
    direct = _declared(pair, basis)
    kept = [
        row
        for row in found
        if (row.measures or row.road not in named or row.open == "urgent")
        and not (row.road == DIRECT and row.open == "yes" and direct in ("no", "urgent"))
        and not (row.road == DIRECT and direct == "no")
    ]
    return tuple(sorted(kept, key=lambda row: (OPEN_FIRST.index(row.open), row.road != DIRECT)))


def urgent_of(pair: Pair, basis: Basis, roads: Iterable[RoadLaw]) -> Message | None:
    """What an urgent request may do: take another road, or come by other means."""
    says = next((row.says for row in roads if row.open == "urgent"), "")
    if not says:
        rows = (row for one in _texts(pair, basis) for row in one.instrument.provisions)
        says = next((row.says for row in rows if _hastens(pair, basis, row)), "")
    if not says:
        return None
    of = message("ladder.title/formal", instrument=instrument_term(basis.instrument))
    return message(
        "ladder.urgent-road" if basis.applies else "ladder.urgent-road/by-offence",
        says=law_says(says),
        channel=of,
    )


def declared(pair: Pair, basis: Basis) -> Message | None:
    """That the State that is asked takes no direct requests, or urgent ones alone.

    Else that nobody read whether a protocol rewrites the roads between the two.
    """
    direct = _declared(pair, basis)
    if direct in ("no", "urgent"):
        return message(f"ladder.declared/{direct}", state=pair.asked)
    ids = {row.id for row in basis.instrument.roads}
    for tie in pair.ties:
        rewriting = any(ids & set(row.instead_of) for row in tie.instrument.roads)
        if rewriting and tie.status == "unknown":
            return message("ladder.declared/unread", instrument=instrument_term(tie.instrument))
    return None


def _texts(pair: Pair, basis: Basis) -> Iterator[Basis]:
    """The protocols to a treaty that are in force between the two, then the treaty."""
    for other in pair.resolved.bases:
        if other.instrument.protocol_to == basis.instrument.id and other.status == "in-force":
            yield other
    yield basis


def _read(pair: Pair, basis: Basis) -> Iterator[RoadLaw]:
    """The lines of a text on roads that were read, hold, and speak of anything that is asked."""
    data = pair.resolved.draft.read_data()
    kinds = {kind.kind for kind in pair.kinds}
    measures = [one for one in data.get("measures", ()) if one.get("kind") in kinds]
    for row in basis.instrument.roads:
        if row.read is Read.NONE or not row.held_on(pair.resolved.on):
            continue
        if row.yields_to == OTHER and _governed(pair, basis):
            continue
        served = [one for one in measures if row.serves(one["kind"])]
        met = (True if row.when is None else holds(row.when, one, data) for one in served)
        if any(one is not False for one in met):
            yield row


def _hastens(pair: Pair, basis: Basis, row: Provision) -> bool:
    """Whether an article on urgent requests applies to anything that is asked."""
    if row.topic != "urgency" or row.channel is not None or row.read is Read.NONE:
        return False
    if not row.held_on(pair.resolved.on) or (row.yields_to == OTHER and _governed(pair, basis)):
        return False
    if row.time_limits:
        return False
    return not row.measures or any(kind.kind in row.measures for kind in pair.kinds)


def _governed(pair: Pair, basis: Basis) -> bool:
    """Whether another treaty on assistance at large is in force between the two."""
    return any(name != basis.instrument.id for name in governing(pair.resolved.bases))


def _declared(pair: Pair, basis: Basis) -> str:
    """Whether the State that is asked takes direct requests under a treaty, as it has declared."""
    ids = {one.instrument.id for one in _texts(pair, basis)}
    found = {
        str(said.notification.value.get("direct", ""))
        for kind in pair.kinds
        if (said := declared_on(pair.resolved, kind.kind)) is not None
        and said.instrument.id in ids
        and pair.asking.id not in said.notification.not_from
    }
    return found.pop() if len(found) == 1 else ""
