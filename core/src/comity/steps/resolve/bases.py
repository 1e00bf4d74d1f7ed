"""The legal basis: which instruments bind the parties on a day, in which order, with what test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from comity.law.articles import names_kind
from comity.law.categories import with_known_categories
from comity.law.conditions import holds, paths_of
from comity.law.covers import can_be_asked
from comity.law.nature import speaks
from comity.law.precedence import Placed, governs, rank, replaces
from comity.law.status import Position, Status, between, position
from comity.model.citations import Read
from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.model.law_records import Instrument, Order, Scope
from comity.model.records import Parties, owner_of
from comity.text.word_lists import any_of

__all__ = ["Basis", "Tested", "carrying", "find_bases", "governing", "relied_on", "replacing"]


BETWEEN: tuple[Status, ...] = ("in-force", "signed")
"""How an instrument stands that is told of: it binds both, or both have signed it."""


@dataclass(frozen=True, slots=True)
class Tested:
    """One element of a scope test, and whether the draft meets it (None: cannot be told)."""

    scope: Scope
    met: bool | None


@dataclass(frozen=True, slots=True)
class Basis:
    """An instrument between the parties on a day.

    ``status`` is the weaker State's; ``since`` the day from which both were bound; ``articles``
    those that gave it its place, none where that is assumed from its level; ``beyond``
    whether the day lies after ``as_of``, the last day for which both positions are known,
    ``dated_officially`` whether both States' dates were read in an official text, and ``covers``
    whether any kind of assistance that the draft asks for can be asked under it at all.
    ``serves`` tells, measure by measure, whether it can carry that one (None: cannot be told).
    """

    instrument: Instrument
    status: Status
    since: dt.date | None
    tests: tuple[Tested, ...] = ()
    named: bool = False
    relied_on: bool = False
    articles: tuple[Placed, ...] = ()
    beyond: bool = False
    as_of: dt.date | None = None
    dated_officially: bool = False
    covers: bool = True
    serves: tuple[bool | None, ...] = ()

    @property
    def order_stated(self) -> bool:
        """Whether an article gave it its place."""
        return bool(self.articles)

    @property
    def binds(self) -> bool:
        """Whether a request from State to State can rest on it between the two on the day."""
        carries = self.instrument.binding and not self.instrument.direct
        return self.status == "in-force" and carries

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

    def by_proceedings(self) -> bool:
        """Whether nothing but the nature of the proceedings keeps it from covering the case.

        Which civil or administrative proceedings a treaty takes in is its own affair, so that this
        does not show that it is not applicable.
        """
        paths = [tuple(paths_of(scope.when or {})) for scope in self.failing()]
        return bool(paths) and all("proceedings.nature" in one for one in paths)

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
    to a provider, those that others have replaced for all that is asked, and protocols to what is
    not relied on. A draft with no requested State has no bases, and none has one whose parties are
    one State, or parts of it: no treaty binds a State to itself. Nor does one bind it to an entity
    that it does not recognise, if the draft names none.
    """
    requesting, requested = parties.code("requesting"), parties.code("requested")
    if not requesting or not requested or owner_of(requesting) == owner_of(requested):
        return ()
    data, named = draft.read_data(), draft.instruments_named()
    if not (named or _recognised(draft)):
        return ()
    kinds = {str(measure["kind"]) for measure in data.get("measures", ())}
    asked = [str(measure["kind"]) for measure in data.get("measures", ())]
    found: list[Basis] = []
    for instrument in instruments.values():
        one = position(instrument, requesting, on)
        if one.status not in BETWEEN and instrument.id not in named:
            continue  # the weaker of two counts
        other = position(instrument, requested, on)
        status, since = between(one, other, instrument)
        if status in BETWEEN or instrument.id in named:
            tests = tuple(_tests(instrument, data, on))
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
                    serves=tuple(_serves(instrument, alone, on) for alone in _one_by_one(data)),
                )
            )
    found = [_without_what_it_adds_to(one, instruments, asked) for one in found]
    ranked, chosen = _ranked(found, on), bool(named) or data.get("reciprocity") is True
    if chosen:
        return tuple(replace(basis, relied_on=basis.named) for basis in ranked)
    fitting = [basis for basis in ranked if speaks(basis.instrument, draft)]
    fitting = _by_name(fitting, kinds) if isinstance(draft, Preservation) else fitting
    marked = _choose(fitting, [str(one["kind"]) for one in data.get("measures", ())], on)
    chosen_ids = relied_on(marked)
    return tuple(replace(basis, relied_on=basis.instrument.id in chosen_ids) for basis in ranked)


def _recognised(draft: Draft) -> bool:
    """Whether neither the name of who asks nor a remark tells that it is no recognised State."""
    if not isinstance(draft, Request):
        return True
    side, entity = draft.requesting, any_of("roads", ("entity",))
    offices = (side.authority, side.central_authority)
    names = [*(one.name for one in offices if one), side.issued_by.authority or ""]
    denied, told = any_of("roads", ("unrecognised",)), (one.text for one in draft.remarks)
    return not (any(map(entity.search, names)) or any(map(denied.search, told)))


def _without_what_it_adds_to(
    basis: Basis, instruments: Mapping[str, Instrument], kinds: Sequence[str]
) -> Basis:
    """A protocol, which carries nothing that its parent leaves out and no article of it names."""
    parent = instruments.get(basis.instrument.protocol_to)
    if parent is None:
        return basis
    out = [k in parent.not_measures and not names_kind(basis.instrument, k) for k in kinds]
    serves = (False if left else met for left, met in zip(out, basis.serves, strict=True))
    return replace(basis, serves=tuple(serves))


def _by_name(bases: list[Basis], kinds: set[str]) -> list[Basis]:
    """What has a road for these very kinds, if anything has: a point of contact rests on that."""
    named = [
        basis
        for basis in bases
        if basis.binds and basis.applies is True
        if any(kinds & set(road.measures) for road in basis.instrument.roads)
    ]
    return named or bases


def relied_on(bases: Iterable[Basis]) -> tuple[str, ...]:
    """The ids of the instruments relied on, in order."""
    return tuple(basis.instrument.id for basis in bases if basis.relied_on)


def governing(bases: Iterable[Basis]) -> tuple[str, ...]:
    """The ids of the treaties that govern assistance at large between the two, in order."""
    in_force = [basis for basis in bases if basis.status == "in-force"]
    return tuple(basis.instrument.id for basis in in_force if governs(basis.instrument))


def _officially(*positions: Position) -> bool:
    rows = [position.row for position in positions]
    return all(row is not None and row.read is Read.OFFICIAL for row in rows)


def replacing(
    basis: Basis, bases: Iterable[Basis], index: int, kind: str, on: dt.date
) -> tuple[Basis, Order] | None:
    """What has taken the place of an instrument for one measure, and by which article."""
    for other in bases:
        if other.binds and other.serves[index] is True:
            article = replaces(other.instrument, basis.instrument, kind, on)
            if article is not None:
                return other, article
    return None


def carrying(bases: Sequence[Basis], index: int, kind: str, on: dt.date) -> Iterator[Basis]:
    """What is relied on for a measure, or has taken the place of what is."""
    for basis in bases:
        if basis.relied_on and basis.status == "in-force" and basis.serves[index] is not False:
            taken = replacing(basis, bases, index, kind, on)
            yield taken[0] if taken is not None else basis


def _tests(instrument: Instrument, data: Mapping[str, Any], on: dt.date) -> Iterator[Tested]:
    """The elements of the scope test that were read and held, each with what the draft says."""
    for scope in instrument.scope:
        if scope.read is not Read.NONE and scope.held_on(on):
            yield Tested(scope, None if scope.when is None else _holds(scope.when, data))


def _holds(when: Mapping[str, Any], data: Mapping[str, Any]) -> bool | None:
    """Whether a draft meets a test, which a category that nobody knows leaves open."""
    seen = with_known_categories(when, data)
    return holds(when, seen, seen)


def _one_by_one(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The draft as it is for each measure: that measure and the offences that it serves."""
    for measure in data.get("measures", ()):
        served = measure.get("offences", ())
        offences = [one for one in data.get("offences", ()) if one.get("id") in served]
        alone = {**data, "measures": [measure]}
        yield alone | {"offences": offences} if offences else alone


def _serves(instrument: Instrument, alone: Mapping[str, Any], on: dt.date) -> bool | None:
    """Whether an instrument can carry the one measure of a draft; None where it cannot be told."""
    if not can_be_asked(instrument, str(alone["measures"][0]["kind"])):
        return False
    results = [test.met for test in _tests(instrument, alone, on)]
    if False in results:
        return False
    return None if None in results else True


def _choose(bases: Sequence[Basis], kinds: Sequence[str], on: dt.date) -> tuple[Basis, ...]:
    """The bases of a draft that names none, each marked whether the document cites it."""
    carrying = {b.instrument.id: b for b in bases if b.binds and b.applies is True}
    chosen = {name for name, b in carrying.items() if _still_serves(b, bases, kinds, on)}
    for name, basis in carrying.items():
        parent = basis.instrument.protocol_to
        if parent and any(b.instrument.id == parent for b in bases) and parent not in chosen:
            chosen.discard(name)
    return tuple(replace(basis, relied_on=basis.instrument.id in chosen) for basis in bases)


def _still_serves(basis: Basis, bases: Sequence[Basis], kinds: Sequence[str], on: dt.date) -> bool:
    """Whether others have left an instrument anything of what is asked."""
    served = [(n, kind) for n, kind in enumerate(kinds) if basis.serves[n] is not False]
    return not kinds or any(
        replacing(basis, bases, n, kind, on) is None and basis in (_order(bases, n) or [basis])
        for n, kind in served
    )


def _order(bases: Iterable[Basis], index: int) -> list[Basis]:
    """The first order on a form of its own for a measure: no treaty is cited beside it."""
    own = [b for b in bases if b.binds and b.instrument.own_form and b.serves[index] is True]
    return own[:1]


def _ranked(bases: list[Basis], on: dt.date) -> list[Basis]:
    """In force first, as ``comity law ties`` has them: what is only signed precedes nothing."""
    by_id = {basis.instrument.id: basis for basis in bases}
    found = []
    for group in (True, False):
        members = [b.instrument for b in bases if (b.status == "in-force") is group]
        found += [replace(by_id[i.id], articles=articles) for i, articles in rank(members, on)]
    return found
