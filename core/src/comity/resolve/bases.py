"""The legal basis: which instruments bind the parties on a day, in which order, with what test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from comity.drafts.base import Draft
from comity.law.conditions import holds
from comity.law.records import Instrument, Scope
from comity.records import Parties, Read

__all__ = ["Basis", "Status", "Tested", "find_bases", "relied_on", "status_between"]

Status = Literal["in-force", "signed", "not-party", "unknown"]
STRENGTH: tuple[Status, ...] = ("not-party", "unknown", "signed", "in-force")
LEVELS = ("bilateral", "regional", "multilateral", "scheme")


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
    whether the day lies after the last day for which the list of parties is known, and
    ``dated_officially`` whether both States' dates were read in an official text.
    """

    instrument: Instrument
    status: Status
    since: dt.date | None
    tests: tuple[Tested, ...] = ()
    named: bool = False
    relied_on: bool = False
    order_stated: bool = False
    beyond: bool = False
    dated_officially: bool = False

    @property
    def applies(self) -> bool | None:
        """Whether the draft meets the scope test; None where that cannot be told."""
        results = [test.met for test in self.tests]
        if any(result is False for result in results):
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
    """Every instrument that binds, or was signed by, both parties, in the order of precedence.

    Those the author names are relied on. Where none is named, and the draft does not rest on
    reciprocity, those in force whose scope test it meets. A draft with no requested State has no
    bases.
    """
    requesting, requested = parties.code("requesting"), parties.code("requested")
    if not requesting or not requested:
        return ()
    data, named = draft.data(), draft.instruments_named()
    found: list[Basis] = []
    for instrument in instruments.values():
        status, since = status_between(instrument, requesting, requested, on)
        if status in ("in-force", "signed") or instrument.id in named:
            tests = tuple(
                Tested(s, None if s.when is None else holds(s.when, data, data))
                for s in instrument.scope
                if s.read is not Read.NONE and s.held_on(on)
            )
            as_of = instrument.party_list.as_of
            found.append(
                Basis(
                    instrument,
                    status,
                    since,
                    tests,
                    named=instrument.id in named,
                    beyond=as_of is not None and on > as_of,
                    dated_officially=_officially(instrument, requesting, requested),
                )
            )
    return _choose(_ranked(found, on), bool(named) or data.get("reciprocity") is True)


def relied_on(bases: Iterable[Basis]) -> tuple[str, ...]:
    """The ids of the instruments relied on, in order."""
    return tuple(basis.instrument.id for basis in bases if basis.relied_on)


def status_between(
    instrument: Instrument, one: str, other: str, on: dt.date
) -> tuple[Status, dt.date | None]:
    """The weaker State's status on a day, and since when both have been bound."""
    states = [_status(instrument, code, on) for code in (one, other)]
    weaker = min((status for status, _ in states), key=STRENGTH.index)
    days = [day for _, day in states if day is not None]
    if instrument.ended is not None and instrument.ended <= on:
        weaker = "not-party"
    if instrument.in_force is None or instrument.in_force > on:
        weaker = min(weaker, "signed", key=STRENGTH.index)
    if weaker != "in-force" or instrument.in_force is None:
        return weaker, None
    return weaker, max((*days, instrument.in_force))


def _status(instrument: Instrument, code: str, on: dt.date) -> tuple[Status, dt.date | None]:
    row = instrument.party(code.partition("-")[0])
    if row is None:
        complete = instrument.party_list.complete == "yes"
        return ("not-party" if complete else "unknown"), None
    if row.ended is not None and row.ended <= on:
        return "not-party", None
    if row.status == "party" and (row.in_force is None or row.in_force <= on):
        return "in-force", row.in_force
    if row.status == "withdrawn":
        return "not-party", None
    if row.signed is not None and row.signed > on:
        return "not-party", None
    return "signed", None


def _officially(instrument: Instrument, *codes: str) -> bool:
    rows = [instrument.party(code.partition("-")[0]) for code in codes]
    return all(row is not None and row.read is Read.OFFICIAL for row in rows)


def _choose(bases: list[Basis], author_chose: bool) -> tuple[Basis, ...]:
    return tuple(
        replace(
            basis,
            relied_on=basis.named
            if author_chose
            else basis.status == "in-force" and basis.instrument.binding and basis.applies is True,
        )
        for basis in bases
    )


def _ranked(bases: list[Basis], on: dt.date) -> list[Basis]:
    by_id = {basis.instrument.id: basis for basis in bases}
    before: dict[str, set[str]] = {name: set() for name in by_id}
    for name, basis in by_id.items():
        for order in basis.instrument.order:
            if order.read is Read.NONE or not order.held_on(on):
                continue
            named = set(by_id) if order.to == "other-mla-treaty" else {order.to} & set(by_id)
            for other in named - {name}:
                if order.relation == "prevails-over":
                    before[other].add(name)
                elif order.relation == "yields-to" and not _mutual(by_id[other].instrument, basis):
                    before[name].add(other)
    try:
        ranked = [by_id[name] for name in _sorted(by_id, before)]
    except CycleError:  # the articles contradict each other: none of them decides
        before = {name: set() for name in by_id}
        ranked = [by_id[name] for name in _sorted(by_id, before)]
    stated = {name for name, earlier in before.items() if earlier}
    stated |= {name for earlier in before.values() for name in earlier}
    return [replace(b, order_stated=b.instrument.id in stated) for b in ranked]


def _mutual(other: Instrument, basis: Basis) -> bool:
    """Whether the other instrument yields in its turn: then neither article decides."""
    return any(
        order.relation == "yields-to" and order.to in ("other-mla-treaty", basis.instrument.id)
        for order in other.order
    )


def _sorted(by_id: Mapping[str, Basis], before: Mapping[str, set[str]]) -> list[str]:
    def level(name: str) -> tuple[int, str]:
        return LEVELS.index(by_id[name].instrument.level), name

    sorter = TopologicalSorter(before)
    sorter.prepare()
    ordered: list[str] = []
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=level)
        ordered.append(ready.pop(0))
        sorter.done(ordered[-1])
    return ordered
