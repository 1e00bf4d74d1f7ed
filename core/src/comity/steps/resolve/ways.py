"""What is said of the roads and issuers of a measure: by what is relied on, and by both States.

An instrument that is relied on goes first, in the order of precedence, behind the protocols to it;
then the law of the requested State on what comes in, and that of the requesting State on what it
sends. A statement whose condition the draft leaves open is kept, and is not ``sure``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from comity.law.conditions import holds
from comity.law.precedence import OTHER
from comity.model.citations import Read
from comity.model.law_ways import Issuer, RoadLaw
from comity.steps.resolve.bases import Basis, carrying, governing
from comity.steps.resolve.notified import Notified

if TYPE_CHECKING:
    from comity.steps.resolve import Resolved

__all__ = [
    "SaidOfIssuer",
    "SaidOfRoad",
    "carriers",
    "conditions_of",
    "declared_on",
    "said_of_issuers",
    "said_of_roads",
]

ROLES = ("requested", "requesting")
Law = TypeVar("Law", RoadLaw, Issuer)


@dataclass(frozen=True, slots=True)
class SaidOfRoad:
    """A statement on a road, and who makes it: an instrument's short title or a State's code.

    ``order`` tells whether that instrument has orders on a form of its own.
    """

    law: RoadLaw
    by: str
    sure: bool = True
    order: bool = False


@dataclass(frozen=True, slots=True)
class SaidOfIssuer:
    """A statement on who may issue, who makes it, and whether that is an instrument."""

    law: Issuer
    by: str
    sure: bool = True
    treaty: bool = False


def said_of_roads(resolved: Resolved, index: int) -> tuple[SaidOfRoad, ...]:
    """What is said of the roads of a measure, by number; what was not read says nothing.

    In one source, what speaks of the kind by name goes in place of what speaks of all kinds.
    """
    found: list[SaidOfRoad] = []
    for basis in _with_protocols(resolved, index):
        held = _held(basis.instrument.roads, resolved, index, basis)
        found += _named_of_issuers(
            SaidOfRoad(law, basis.instrument.named(), sure, bool(basis.instrument.own_form))
            for law, sure in held
        )
    for role in ROLES:
        if book := resolved.book(role):
            held = _held(book.roads, resolved, index, role)
            found += _named_of_issuers(SaidOfRoad(law, book.source, sure) for law, sure in held)
    rewritten = {name for one in found for name in one.law.instead_of}
    return tuple(one for one in found if not one.law.id or one.law.id not in rewritten)


def said_of_issuers(resolved: Resolved, index: int) -> tuple[SaidOfIssuer, ...]:
    """What is said of who may issue a measure, by number; what was not read says nothing.

    In one source, what speaks of the kind by name goes in place of what speaks of all kinds.
    """
    found: list[SaidOfIssuer] = []
    for basis in _with_protocols(resolved, index):
        held = _held(basis.instrument.issuers, resolved, index, basis)
        found += _of_issuers(
            [SaidOfIssuer(law, basis.instrument.named(), s, True) for law, s in held]
        )
    for role in ROLES:
        if book := resolved.book(role):
            held = _held(book.issuers, resolved, index, role)
            found += _of_issuers([SaidOfIssuer(law, book.source, sure) for law, sure in held])
    return tuple(found)


def carriers(resolved: Resolved, index: int) -> tuple[Basis, ...]:
    """The instruments that carry a measure, by number."""
    measure, _ = _measure(resolved, index)
    found = carrying(resolved.bases, index, measure["kind"], resolved.on)
    return tuple({basis.instrument.id: basis for basis in found}.values())


def declared_on(resolved: Resolved, kind: str) -> Notified | None:
    """What the requested State declared of the road for a kind; by name goes before at large."""
    made = [one for one in resolved.notified if one.notification.about == "road"]
    fit = [o for o in made if not o.notification.measures or kind in o.notification.measures]
    return min(fit, key=lambda one: not one.notification.measures, default=None)


def conditions_of(said: Iterable[SaidOfRoad | SaidOfIssuer]) -> tuple[Mapping[str, Any], ...]:
    """The conditions under which statements hold."""
    return tuple(one.law.when for one in said if one.law.when)


def _with_protocols(resolved: Resolved, index: int) -> Iterator[Basis]:
    """What carries a measure, each behind the protocols to it in force between the two."""
    carried = carriers(resolved, index)
    ids = {basis.instrument.id for basis in carried}
    for basis in carried:
        for other in resolved.bases:
            to = other.instrument.protocol_to == basis.instrument.id
            if to and other.status == "in-force" and other.instrument.id not in ids:
                yield other
        yield basis


def _held(
    laws: Iterable[Law], resolved: Resolved, index: int, source: Basis | str
) -> Iterator[tuple[Law, bool]]:
    """What a source says of a measure on that day, each with whether it is known to apply.

    ``source`` is the instrument, or the role of the State whose law it is.
    """
    measure, data = _measure(resolved, index)
    for law in laws:
        read = law.read is not Read.NONE and law.held_on(resolved.on)
        if not read or not law.serves(str(measure.get("kind", ""))):
            continue
        if isinstance(source, str) and law.role != source:
            continue
        if law.yields_to == OTHER and _governed(resolved, source):
            continue
        met = True if law.when is None else holds(law.when, measure, data)
        if met is not False:
            yield law, met is True


def _governed(resolved: Resolved, source: Basis | str) -> bool:
    """Whether another treaty on assistance at large is in force between the two."""
    own = "" if isinstance(source, str) else source.instrument.id
    return any(name != own for name in governing(resolved.bases))


def _named_of_issuers(said: Iterable[SaidOfRoad]) -> list[SaidOfRoad]:
    found = list(said)
    named = {one.law.road for one in found if one.law.measures}
    return [one for one in found if one.law.measures or one.law.road not in named]


def _of_issuers(said: list[SaidOfIssuer]) -> list[SaidOfIssuer]:
    named = any(one.law.measures for one in said)
    return [one for one in said if one.law.measures or not named]


def _measure(resolved: Resolved, index: int) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    data = resolved.draft.read_data()
    return data["measures"][index], data
