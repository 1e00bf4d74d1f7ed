"""Which grounds of refusal hold: those of the requested State's law, and of what is relied on.

A ground is cited only if it was read, was in force on the day, and speaks for that State or that
part of it. An instrument's grounds count only if the request relies on it and it binds both; those
that a State declared under a protocol count beside the bars of that protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from comity.law.ask import answers
from comity.law.covers import can_be_asked
from comity.law.precedence import OTHER, governs
from comity.law.status import status_between
from comity.law.terms import NO_OFFENCE, ground_term
from comity.model.citations import Read
from comity.model.law_records import Answer, Ground, Instrument, Provision
from comity.model.messages import Message, Term
from comity.model.records import LawBook, owner_of
from comity.steps.assess.assessment import ApplicableGround
from comity.steps.assess.floor import floor
from comity.steps.resolve import Basis, Resolved, replacing
from comity.text.messages import message

__all__ = [
    "Bar",
    "Instead",
    "Unread",
    "barred",
    "find_bars",
    "find_open_bars",
    "find_unread",
    "grounds_closed",
    "grounds_held",
    "may_carry",
    "own_grounds",
    "treaty_instead",
]


@dataclass(frozen=True, slots=True)
class Bar:
    """A provision of an instrument that takes a ground away from the requested State."""

    instrument: Instrument
    provision: Provision


@dataclass(frozen=True, slots=True)
class Instead:
    """A treaty that may stand in the place of a ground; ``read`` if grounds of it are known here.

    Only one that was read replaces the ground: of another, nobody here knows what it refuses.
    """

    instrument: Instrument
    read: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """Law that no verdict rests on, since nobody read it here.

    ``code`` tells which: ``no-law`` (no law of that State is installed), ``no-ground`` (no ground
    of it was read), ``unread`` (one that is known by its title), ``measure`` (no ground of it
    speaks of a measure), ``by-account`` (known from accounts alone), ``treaty``, ``status`` (an
    instrument relied on that is not known to bind both). ``of`` is a State's code or an
    instrument's id.
    """

    code: Literal["no-law", "no-ground", "unread", "measure", "by-account", "treaty", "status"]
    of: str
    said: Message

    @property
    def says(self) -> str:
        """The English of it."""
        return self.said.text


def _carrying(resolved: Resolved) -> list[Basis]:
    """What is relied on and binds both; between two parts of one State no treaty does."""
    one, other = (resolved.parties.code(role) or "" for role in ("requesting", "requested"))
    if one != other and owner_of(one) == owner_of(other):
        return []
    return [basis for basis in resolved.relied_on() if basis.status == "in-force"]


def grounds_closed(resolved: Resolved) -> bool:
    """Whether something that is relied on lists all grounds there are."""
    rows = [row for basis in resolved.relied_on() for row in basis.instrument.provisions]
    return any(row.only_grounds for row in rows)


def may_carry(resolved: Resolved, instrument: Instrument | None, index: int) -> bool:
    """Whether an instrument can carry a measure, as far as its scope test tells.

    One whose provisions another that is relied on has replaced for the measure no longer carries
    it, though it is cited beside it.
    """
    found = (b for b in resolved.bases if instrument and b.instrument.id == instrument.id)
    return all(
        basis.serves[index] is not False and not _replaced(resolved, basis, index)
        for basis in found
    )


def _replaced(resolved: Resolved, basis: Basis, index: int) -> bool:
    """Whether another instrument that is relied on has taken its place for a measure."""
    kind = str(resolved.draft.read_data()["measures"][index]["kind"])
    return replacing(basis, resolved.relied_on(), index, kind, resolved.on) is not None


def _replaced_for_all(resolved: Resolved, basis: Basis) -> bool:
    """Whether nothing that is asked is left to an instrument."""
    measures = range(len(basis.serves))
    return bool(measures) and all(_replaced(resolved, basis, index) for index in measures)


def grounds_held(resolved: Resolved) -> list[ApplicableGround]:
    """Every ground that holds: the State's own, the instruments' in their order, practice last."""
    code = resolved.parties.code("requested") or ""
    book = resolved.book("requested")
    own = _own(book, code)
    found = [ApplicableGround(ground, code) for ground in own]
    carrying = {basis.instrument.id for basis in _carrying(resolved)}
    for instrument in _with_protocols(resolved):
        found += [
            ApplicableGround(ground, instrument.named(), instrument)
            for ground in instrument.grounds
            if (instrument.id in carrying or ground.declared) and _holds(ground, resolved)
        ]
    found += floor(resolved, own)
    replaced = {held.ground.instead_of for held in found}
    return [held for held in found if held.ground.id not in replaced]


def _holds(ground: Ground, resolved: Resolved) -> bool:
    """Whether an instrument's ground was read, and holds on the day and between these States."""
    asked, asking = (owner_of(resolved.parties.code(r) or "") for r in ("requested", "requesting"))
    of_these = ground.code in ("", asked) and (not ground.asked_by or asking in ground.asked_by)
    return of_these and ground.read is not Read.NONE and ground.held_on(resolved.on)


def _with_protocols(resolved: Resolved) -> list[Instrument]:
    """What carries the request and the protocols to it that are in force between the States."""
    carrying = {basis.instrument.id for basis in _carrying(resolved)}
    return [
        basis.instrument
        for basis in resolved.bases
        if basis.status == "in-force"
        and (basis.instrument.id in carrying or basis.instrument.protocol_to in carrying)
    ]


def own_grounds(resolved: Resolved) -> list[Ground]:
    """The grounds of the requested State's own law that were read."""
    return _own(resolved.book("requested"), resolved.parties.code("requested") or "")


def _own(book: LawBook | None, code: str) -> list[Ground]:
    if book is None:
        return []
    own = [g for g in book.grounds if g.read is not Read.NONE and _for_all_of(g.part, code)]
    return [*own, *_answered(book, own, code)]


def _for_all_of(part: Iterable[str], code: str) -> bool:
    """Whether a text for a part may be cited: never for the State as a whole."""
    return not part or code in part


def _answered(book: LawBook, own: list[Ground], code: str) -> Iterator[Ground]:
    """Dual criminality where the law answers that it asks for it, and no ground says so."""
    covered = [g for g in own if g.topic == "dual-criminality"]
    for found in answers(book, "dual-criminality"):
        said = {kind for ground in covered for kind in ground.measures}
        everything = any(not ground.measures for ground in covered)
        kinds = tuple(kind for kind in found.measures if kind not in said)
        if found.value != "yes" or everything or (found.measures and not kinds):
            continue
        if _for_all_of(found.part, code):
            yield _ground(found, kinds, code)


def _ground(found: Answer, kinds: tuple[str, ...], code: str) -> Ground:
    """The ground that such an answer comes to, cited as the answer is."""
    fields = ("source", "article", "start", "end", "checked", "read", "citation", "part", "says")
    return Ground.model_validate(
        {
            "id": f"{code.lower()}.dual-criminality",
            "title": NO_OFFENCE,
            "nature": "mandatory",
            "topic": "dual-criminality",
            "measures": kinds,
            **{name: getattr(found, name) for name in fields},
        }
    )


def find_bars(resolved: Resolved) -> list[Bar]:
    """The provisions that take a ground away: of what is relied on, and of protocols to it."""
    return _bars(_with_protocols(resolved), resolved)


def find_open_bars(resolved: Resolved, instruments: Iterable[Instrument]) -> list[Bar]:
    """The same of protocols of which it is not known whether they bind both States."""
    one, other = resolved.parties.code("requesting"), resolved.parties.code("requested")
    carrying = {basis.instrument.id for basis in _carrying(resolved)}
    if not one or not other:
        return []
    found = [
        instrument
        for instrument in instruments
        if instrument.protocol_to in carrying
        and status_between(instrument, one, other, resolved.on)[0] == "unknown"
    ]
    return _bars(found, resolved)


def _bars(instruments: Iterable[Instrument], resolved: Resolved) -> list[Bar]:
    return [
        Bar(instrument, provision)
        for instrument in instruments
        for provision in instrument.provisions
        if provision.bars and provision.read is not Read.NONE and provision.held_on(resolved.on)
        if _other_treaty(resolved, provision.yields_to, instrument) is None
    ]


def barred(held: ApplicableGround, kind: str, bars: Iterable[Bar]) -> Bar | None:
    """The bar to a ground for a kind of assistance; none for a ground of the same instrument.

    An instrument's own ground stands beside its bar: a reservation to it, for instance.
    """
    for bar in bars:
        if held.instrument is not None and held.instrument.id == bar.instrument.id:
            continue
        speaks = not bar.provision.measures or kind in bar.provision.measures
        taken = speaks and can_be_asked(bar.instrument, kind)
        if taken and held.ground.topic in bar.provision.bars:
            return bar
    return None


def treaty_instead(resolved: Resolved, held: ApplicableGround, index: int) -> Instead | None:
    """The treaty between the two States to which a ground yields for a measure, if it yields.

    It goes first of those that can carry the measure; what only adds to such a treaty is no other.
    """
    if held.ground.yields_to != OTHER:
        return None
    own = held.instrument.id if held.instrument else ""
    carrying = {
        basis.instrument.id: basis.instrument
        for basis in resolved.bases
        if basis.instrument.id != own and governs(basis.instrument)
        if _can_carry(resolved, basis, index)
    }
    main = [one for one in carrying.values() if one.protocol_to not in carrying]
    if not main:
        return None
    return Instead(main[0], read=any(_holds(ground, resolved) for ground in main[0].grounds))


def _can_carry(resolved: Resolved, basis: Basis, index: int) -> bool:
    """Whether an instrument in force covers a measure, and no other has replaced it for that."""
    if basis.status != "in-force" or basis.serves[index] is False:
        return False
    kind = str(resolved.draft.read_data()["measures"][index]["kind"])
    return replacing(basis, resolved.bases, index, kind, resolved.on) is None


def _other_treaty(
    resolved: Resolved, yields_to: str, instrument: Instrument | None
) -> Instrument | None:
    """The treaty between the two States to which a paragraph yields, whether relied on or not."""
    if yields_to != OTHER:
        return None
    own = instrument.id if instrument else ""
    for basis in resolved.bases:
        other = basis.instrument
        if basis.status == "in-force" and other.id != own and governs(other):
            return other
    return None


def find_unread(resolved: Resolved) -> list[Unread]:
    """Whose grounds were not read: silence is no permission, and no verdict rests on it."""
    return [*_own_unread(resolved), *_treaties_unread(resolved)]


def _own_unread(resolved: Resolved) -> Iterator[Unread]:
    state, book = resolved.state("requested"), resolved.book("requested")
    if state is None:
        return
    whose = Term("state", state.code, state.short_named())
    if not own_grounds(resolved):
        if book is None or state.baseline:
            yield Unread("no-law", state.code, message("coverage.no-law", state=whose))
        else:
            yield Unread("no-ground", state.code, message("coverage.no-ground", state=whose))
    for ground in book.grounds if book else ():
        if ground.read is Read.NONE and _for_all_of(ground.part, state.code):
            title = ground_term(ground.id, ground.title)
            said = message("coverage.unread", ground=title, state=whose)
            yield Unread("unread", state.code, said)


def _treaties_unread(resolved: Resolved) -> Iterator[Unread]:
    relied = {basis.instrument.id for basis in resolved.relied_on()}
    for basis in resolved.bases:
        instrument = basis.instrument
        named = Term("instrument", instrument.id, instrument.named())
        if _replaced_for_all(resolved, basis):
            continue
        chosen = instrument.id in relied
        if chosen and basis.status in ("unknown", "signed"):
            signed = basis.status == "signed"
            id = "coverage.not-in-force" if signed else "coverage.binds-unknown"
            yield Unread("status", instrument.id, message(id, instrument=named))
        unread = not any(g.read is not Read.NONE for g in instrument.grounds)
        if basis.status == "in-force" and unread and (chosen or governs(instrument)):
            id = "coverage.treaty-unread/relied-on" if chosen else "coverage.treaty-unread"
            yield Unread("treaty", instrument.id, message(id, instrument=named))
