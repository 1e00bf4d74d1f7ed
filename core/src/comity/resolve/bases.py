"""The legal basis: which instruments bind the parties on a day, in which order, with what test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from comity.drafts.base import Draft
from comity.law.conditions import holds
from comity.law.covers import can_be_asked
from comity.law.precedence import rank
from comity.law.records import Instrument, Scope
from comity.law.status import Position, Status, between, position
from comity.records import Parties, Read

__all__ = ["Basis", "Tested", "find_bases", "relied_on"]


@dataclass(frozen=True, slots=True)
class Tested:
    """One element of a scope test, and whether the draft meets it (None: cannot be told)."""

    scope: Scope
    met: bool | None


@dataclass(frozen=True, slots=True)
class Basis:
    """An instrument between the parties on a day.

    ``status`` is the weaker State's; ``since`` the day from which both were bound; ``order_stated``
    tells whether its place follows from an article or is assumed from its level; ``beyond``
    whether the day lies after ``as_of``, the last day for which both positions are known,
    ``dated_officially`` whether both States' dates were read in an official text, and ``covers``
    whether any kind of assistance that the draft asks for can be asked under it at all.
    """

    instrument: Instrument
    status: Status
    since: dt.date | None
    tests: tuple[Tested, ...] = ()
    named: bool = False
    relied_on: bool = False
    order_stated: bool = False
    beyond: bool = False
    as_of: dt.date | None = None
    dated_officially: bool = False
    covers: bool = True

    @property
    def applies(self) -> bool | None:
        """Whether the draft meets the scope test; None where that cannot be told."""
        results = [test.met for test in self.tests]
        if not self.covers or any(result is False for result in results):
            return False
        return None if any(result is None for result in results) else True

    def failing(self) -> tuple[Scope, ...]:
        """The elements of the scope test that the draft does not meet."""
        return tuple(test.scope for test in self.tests if test.met is False)

    def open(self) -> tuple[Scope, ...]:
        """The elements that cannot be told from the draft."""
        return tuple(test.scope for test in self.tests if test.met is None)


def find_bases(
    draft: Draft, parties: Parties, instruments: Mapping[str, Instrument], on: dt.date
) -> tuple[Basis, ...]:
    """Every instrument that binds, or was signed by, both parties; those in force come first.

    Both groups stand in the order of precedence.

    Those the author names are relied on. Where none is named, and the draft does not rest on
    reciprocity, those in force whose scope test it meets, less those under which orders go straight
    to a provider. A draft with no requested State has no bases.
    """
    requesting, requested = parties.code("requesting"), parties.code("requested")
    if not requesting or not requested:
        return ()
    data, named = draft.data(), draft.instruments_named()
    kinds = {str(measure["kind"]) for measure in data.get("measures", ())}
    found: list[Basis] = []
    for instrument in instruments.values():
        one, other = (position(instrument, code, on) for code in (requesting, requested))
        status, since = between(one, other, instrument)
        if status in ("in-force", "signed") or instrument.id in named:
            tests = tuple(
                Tested(s, None if s.when is None else holds(s.when, data, data))
                for s in instrument.scope
                if s.read is not Read.NONE and s.held_on(on)
            )
            found.append(
                Basis(
                    instrument,
                    status,
                    since,
                    tests,
                    named=instrument.id in named,
                    beyond=one.beyond or other.beyond,
                    as_of=min((p.as_of for p in (one, other) if p.as_of), default=None),
                    dated_officially=_officially(one, other),
                    covers=not kinds or any(can_be_asked(instrument, kind) for kind in kinds),
                )
            )
    return _choose(_ranked(found, on), bool(named) or data.get("reciprocity") is True)


def relied_on(bases: Iterable[Basis]) -> tuple[str, ...]:
    """The ids of the instruments relied on, in order."""
    return tuple(basis.instrument.id for basis in bases if basis.relied_on)


def _officially(*positions: Position) -> bool:
    rows = [position.row for position in positions]
    return all(row is not None and row.read is Read.OFFICIAL for row in rows)


def _choose(bases: list[Basis], author_chose: bool) -> tuple[Basis, ...]:
    return tuple(
        replace(
            basis,
            relied_on=basis.named
            if author_chose
            else basis.status == "in-force"
            and basis.instrument.binding
            and not basis.instrument.direct
            and basis.applies is True,
        )
        for basis in bases
    )


def _ranked(bases: list[Basis], on: dt.date) -> list[Basis]:
    """In force first, as ``comity law ties`` has them: what is only signed precedes nothing."""
    by_id = {basis.instrument.id: basis for basis in bases}
    found = []
    for group in (True, False):
        members = [b.instrument for b in bases if (b.status == "in-force") is group]
        found += [
            replace(by_id[i.id], order_stated=bool(articles)) for i, articles in rank(members, on)
        ]
    return found
