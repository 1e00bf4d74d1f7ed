"""The road that a request takes: to whom the instrument relied on sends what is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.law.precedence import OTHER
from comity.model.citations import Read
from comity.model.drafts.base import Draft
from comity.model.law_records import Instrument, Provision
from comity.model.records import Parties, owner_of
from comity.steps.resolve.bases import Basis, carrying, governing

__all__ = ["Road", "between_points", "find_roads", "goes_direct"]

DIRECT = ("executing-authority", "provider")


@dataclass(frozen=True, slots=True)
class Road:
    """Whom an instrument sends a measure to, and the provision that says so."""

    to: str
    instrument: Instrument
    provision: Provision


def find_roads(
    draft: Draft, parties: Parties, bases: Sequence[Basis], on: dt.date
) -> tuple[Road | None, ...]:
    """The road of each measure, None where no instrument relied on names one.

    A paper without measures has one road, that of the instruments that it names.
    """
    kinds = [str(measure["kind"]) for measure in draft.read_data().get("measures", ())]
    if not kinds:
        named = [basis for basis in bases if basis.named and basis.status == "in-force"]
        return (_first(named, "", parties, bases, on),)
    return tuple(
        _first(carrying(bases, index, kind, on), kind, parties, bases, on)
        for index, kind in enumerate(kinds)
    )


def between_points(draft: Draft) -> bool:
    """Whether all that is asked goes from one point of contact on duty to the other."""
    measures = draft.read_data().get("measures") or ()
    return bool(measures) and all(one.get("addressee") == "point-of-contact" for one in measures)


def goes_direct(roads: Iterable[Road | None]) -> bool:
    """Whether nothing of what is asked goes through a central authority of the other State."""
    roads = list(roads)
    return bool(roads) and all(road is not None and road.to in DIRECT for road in roads)


def _first(
    found: Iterable[Basis], kind: str, parties: Parties, bases: Sequence[Basis], on: dt.date
) -> Road | None:
    for basis in found:
        governed = any(name != basis.instrument.id for name in governing(bases))
        road = _road(basis.instrument, kind, parties, governed, on)
        if road is not None:
            return road
    return None


def _road(
    instrument: Instrument, kind: str, parties: Parties, governed: bool, on: dt.date
) -> Road | None:
    """The road that an instrument names for a kind; what speaks of the kind goes first."""
    codes = {owner_of(code) for code in parties.codes()}
    found = [
        row
        for row in instrument.provisions
        if row.road
        and row.read is not Read.NONE
        and row.held_on(on)
        and (not row.measures or kind in row.measures)
        and not codes.intersection(row.but_not)
        and not (governed and row.yields_to == OTHER)
    ]
    found.sort(key=lambda row: not row.measures)
    return Road(found[0].road, instrument, found[0]) if found else None
