"""The ties between two States on a day: every instrument that could bind both, by its status.

The positions of a State are worked out once and kept, so that a table of all pairs costs little.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from comity.law.precedence import Placed, Ranked, rank
from comity.law.status import Position, Status, between, position
from comity.model.citations import Read
from comity.model.law_records import Instrument
from comity.model.records import owner_of

__all__ = ["UNLISTED", "Tie", "TieTable", "Ties"]

UNLISTED = Instrument(
    id="bilateral",
    title="A bilateral treaty on mutual legal assistance",
    level="bilateral",
    source="",
    read=Read.NONE,
    note="Comity contains no list of the bilateral treaties of either State, so there may be one.",
)


@dataclass(frozen=True, slots=True)
class Tie:
    """An instrument between two States on a day.

    ``status`` is the weaker State's; ``since`` the day from which both are bound, where known;
    ``articles`` those that gave the instrument its place among the others, none where the place is
    assumed from its level. ``as_of`` is the last day for which both positions are known, and
    ``beyond`` tells that the day asked for lies after it.
    """

    instrument: Instrument
    status: Status
    since: dt.date | None
    positions: tuple[Position, Position]
    articles: tuple[Placed, ...] = ()

    @property
    def order_stated(self) -> bool:
        """Whether an article gave the instrument its place."""
        return bool(self.articles)

    def unplaced(self) -> Tie:
        """The same without a place: no article sets ahead or behind what is not in force."""
        return replace(self, articles=())

    @property
    def as_of(self) -> dt.date | None:
        """The last day for which both States' positions are known."""
        return min((p.as_of for p in self.positions if p.as_of is not None), default=None)

    @property
    def beyond(self) -> bool:
        """Whether the status is that of an earlier day than the one asked for."""
        return any(position.beyond for position in self.positions)


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties of a pair; those in force and those signed stand in the order of precedence."""

    in_force: tuple[Tie, ...] = ()
    signed: tuple[Tie, ...] = ()
    unknown: tuple[Tie, ...] = ()
    not_party: tuple[Tie, ...] = ()

    def all(self) -> tuple[Tie, ...]:
        """Every tie, the strongest first."""
        return (*self.in_force, *self.signed, *self.unknown, *self.not_party)


@dataclass(slots=True)
class TieTable:
    """The ties of any pair on one day, from the instruments that the host holds."""

    instruments: Iterable[Instrument]
    on: dt.date
    _general: list[Instrument] = field(default_factory=list)
    _lists: dict[str, list[Instrument]] = field(default_factory=dict)
    _pairs: dict[frozenset[str], list[Instrument]] = field(default_factory=dict)
    _positions: dict[str, list[Position]] = field(default_factory=dict)
    _ranked: dict[tuple[str, ...], Ranked] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the instruments by how a pair reaches them."""
        for instrument in self.instruments:
            rows = frozenset(instrument.rows)
            if instrument.list_of:
                self._lists.setdefault(instrument.list_of, []).append(instrument)
            elif instrument.level == "bilateral" and len(rows) == 2:
                self._pairs.setdefault(rows, []).append(instrument)
            else:
                self._general.append(instrument)

    def between(self, one: str, other: str) -> Ties:
        """The ties of two States, or parts of States, given by their codes."""
        found: dict[Status, list[Tie]] = {
            status: [] for status in ("in-force", "signed", "unknown", "not-party")
        }
        for instrument, *positions in zip(
            self._general, self._of(one), self._of(other), strict=True
        ):
            tie = _tie(instrument, positions[0], positions[1])
            found[tie.status].append(tie)
        for tie in self._bilateral(one, other):
            found[tie.status].append(tie)
        return Ties(
            tuple(self._in_order(found["in-force"])),
            tuple(tie.unplaced() for tie in self._in_order(found["signed"])),
            tuple(found["unknown"]),
            tuple(found["not-party"]),
        )

    def _of(self, code: str) -> list[Position]:
        """A State's position towards each instrument that is open to more than two."""
        if code not in self._positions:
            self._positions[code] = [position(i, code, self.on) for i in self._general]
        return self._positions[code]

    def _bilateral(self, one: str, other: str) -> list[Tie]:
        """The treaties of the pair alone; where there is none, what the States' lists tell."""
        pair = frozenset((owner_of(one), owner_of(other)))
        held = list(self._pairs.get(pair, ()))
        lists = [i for code in sorted(pair) for i in self._lists.get(code, ())]
        known = any(not i.measures for i in held) or any(
            pair <= {i.list_of, *i.listed} for i in lists
        )
        if not known:
            held += lists or [UNLISTED]
        return [_tie(i, position(i, one, self.on), position(i, other, self.on)) for i in held]

    def _in_order(self, ties: list[Tie]) -> list[Tie]:
        by_id = {tie.instrument.id: tie for tie in ties}
        key = tuple(sorted(by_id))
        if key not in self._ranked:
            self._ranked[key] = rank([by_id[name].instrument for name in key], self.on)
        found = []
        for instrument, articles in self._ranked[key]:
            tie = by_id[instrument.id]
            found.append(Tie(instrument, tie.status, tie.since, tie.positions, articles))
        return found


def _tie(instrument: Instrument, one: Position, other: Position) -> Tie:
    status, since = between(one, other, instrument)
    return Tie(instrument, status, since, (one, other))
