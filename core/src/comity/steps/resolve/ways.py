"""What is said of the roads and issuers of a measure: by what is relied on, and by both States.

An instrument that is relied on goes first, in the order of precedence; then the law of the
requested State on roads, and that of the requesting State on who issues its requests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from comity.law.conditions import holds
from comity.model.citations import Read
from comity.model.law_ways import Issuer, RoadLaw
from comity.steps.resolve.bases import Basis, carrying

if TYPE_CHECKING:
    from comity.steps.resolve import Resolved

__all__ = [
    "SaidOfIssuer",
    "SaidOfRoad",
    "carriers",
    "conditions_of",
    "said_of_issuers",
    "said_of_roads",
]

INCOMING, OUTGOING = "requested", "requesting"


@dataclass(frozen=True, slots=True)
class SaidOfRoad:
    """A statement on a road, and who makes it: an instrument's short title or a State's code."""

    law: RoadLaw
    by: str


@dataclass(frozen=True, slots=True)
class SaidOfIssuer:
    """A statement on who may issue, and who makes it."""

    law: Issuer
    by: str


def said_of_roads(resolved: Resolved, index: int) -> tuple[SaidOfRoad, ...]:
    """What is said of the roads of a measure, by number; what was not read says nothing."""
    measure, data = _measure(resolved, index)
    kind = str(measure.get("kind", ""))
    sources = [(one.instrument.named(), one.instrument.roads) for one in carriers(resolved, index)]
    book = resolved.book(INCOMING)
    sources += [(book.source, book.roads)] if book else []
    return tuple(
        SaidOfRoad(law, by)
        for by, laws in sources
        for law in laws
        if law.serves(kind) and _speaks(law.read, law.when, measure, data)
        if law.held_on(resolved.on)
    )


def said_of_issuers(resolved: Resolved, index: int) -> tuple[SaidOfIssuer, ...]:
    """What is said of who may issue a measure, by number; what was not read says nothing."""
    measure, data = _measure(resolved, index)
    kind = str(measure.get("kind", ""))
    sources = [(b.instrument.named(), b.instrument.issuers) for b in carriers(resolved, index)]
    books = [resolved.book(role) for role in (INCOMING, OUTGOING)]
    sources += [(book.source, book.issuers) for book in books if book]
    return tuple(
        SaidOfIssuer(law, by)
        for by, laws in sources
        for law in laws
        if law.serves(kind) and _speaks(law.read, law.when, measure, data)
        if law.held_on(resolved.on)
    )


def carriers(resolved: Resolved, index: int) -> tuple[Basis, ...]:
    """The instruments that carry a measure, by number."""
    measure, _ = _measure(resolved, index)
    found = carrying(resolved.bases, index, measure["kind"], resolved.on)
    return tuple({basis.instrument.id: basis for basis in found}.values())


def _measure(resolved: Resolved, index: int) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    data = resolved.draft.data()
    return data["measures"][index], data


def _speaks(
    read: Read, when: Mapping[str, Any] | None, measure: Mapping[str, Any], data: Mapping[str, Any]
) -> bool:
    """Whether it was read, and whether its condition is known to hold."""
    return read is not Read.NONE and (when is None or holds(when, measure, data) is True)


def conditions_of(said: Iterable[SaidOfRoad | SaidOfIssuer]) -> tuple[Mapping[str, Any], ...]:
    """The conditions under which statements hold."""
    return tuple(one.law.when for one in said if one.law.when)
