"""What a State notified under a treaty: its central authority and languages, where its law is mute.

The instrument relied on goes first, then the others in force between the parties, then any other
under which the State notified anything: a State keeps one central authority more often than not,
but that is an assumption, so what was notified elsewhere is said to be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.law.language_terms import requirement_of
from comity.model.citations import Read
from comity.model.drafts.base import Draft
from comity.model.law_records import Instrument, Notification
from comity.model.records import Parties, Requirement, owner_of
from comity.steps.resolve.bases import Basis
from comity.steps.resolve.defaults import Filled, put

__all__ = ["Notified", "declared_roads", "fill_notified", "notified_requirements"]

AUTHORITY = ("name", "unit", "address", "email", "phone", "url")


@dataclass(frozen=True, slots=True)
class Notified:
    """A notification that the case uses: for which field, of whom, under what.

    ``relied_on`` tells whether the case relies on the instrument it was made under.
    """

    field: str
    code: str
    instrument: Instrument
    notification: Notification
    relied_on: bool


def fill_notified(
    draft: Draft,
    parties: Parties,
    bases: Iterable[Basis],
    instruments: Mapping[str, Instrument],
    on: dt.date,
    sides: Iterable[str],
) -> tuple[Draft, dict[str, Filled], tuple[Notified, ...]]:
    """The draft with the central authorities of ``sides`` that neither author nor law names."""
    filled: dict[str, Filled] = {}
    used: list[Notified] = []
    ranked = _ranked(bases, instruments)
    kinds = _kinds(draft)
    for side in sides:
        code = parties.code(side)
        data = draft.data()
        if not code or "central_authority" in data.get(side, {}):
            continue
        field = f"{side}.central_authority"
        made = _made(code, "central-authority", field, ranked, kinds, on)
        asks = side == "requesting"
        found = next((one for one in made if not (asks and one.notification.incoming)), None)
        if found is None:
            continue
        told = found.notification
        value = {key: told.value[key] for key in AUTHORITY if told.value.get(key)}
        put(data, field, value)
        draft = draft.remade(data)
        filled[field] = Filled(value, found.instrument.named(), told.cited())
        used.append(found)
    return draft, filled, tuple(used)


def notified_requirements(
    draft: Draft,
    parties: Parties,
    bases: Iterable[Basis],
    instruments: Mapping[str, Instrument],
    known: Iterable[Requirement],
    on: dt.date,
) -> tuple[tuple[Requirement, ...], tuple[Notified, ...]]:
    """The languages that the requested State notified.

    Those notified under an instrument relied on always count. Those notified elsewhere count only
    where neither such an instrument nor the State's own law (``known``) names a language.
    """
    code = parties.code("requested")
    if not code:
        return (), ()
    ranked = _ranked(bases, instruments)
    asking = owner_of(parties.code("requesting") or "")
    made = _made(code, "languages", "language", ranked, _kinds(draft), on)
    found = [one for one in made if asking not in one.notification.not_from]
    used = [one for one in found if one.relied_on]
    if not used and not any(r.source == code for r in known):
        used = found[:1]
    return tuple(_requirement(one) for one in used), tuple(used)


def declared_roads(
    draft: Draft, parties: Parties, bases: Iterable[Basis], on: dt.date
) -> tuple[Notified, ...]:
    """The roads that the requested State declared for a request such as this one.

    Only those under what the request relies on, or under a protocol to it in force between the two;
    where a protocol has one, it takes the place of the parent's, and a road at large yields where
    every kind that is asked for has one of its own.
    """
    code = parties.code("requested")
    if not code or parties.sender == "requested":
        return ()
    ranked = [(b.instrument, True) for b in _relied(bases) if b.status == "in-force"]
    kinds = _kinds(draft)
    found = list(_made(code, "road", "requested", ranked, kinds, on))
    rewritten = {one.instrument.protocol_to for one in found}
    found = [one for one in found if one.instrument.id not in rewritten]
    own = [one for one in found if one.notification.measures]
    named = {kind for one in own for kind in one.notification.measures}
    return tuple(own if kinds and kinds <= named else found)


def _requirement(found: Notified) -> Requirement:
    source = found.instrument.id if found.relied_on else found.code
    return requirement_of(found.notification, source)


def _kinds(draft: Draft) -> frozenset[str]:
    return frozenset(measure.kind for measure in getattr(draft, "measures", ()))


def _relied(bases: Iterable[Basis]) -> list[Basis]:
    """What the request relies on, then the protocols to it that are in force between the two.

    Nothing is held to an instrument that is known not to bind them.
    """
    bases = list(bases)
    relied = [b for b in bases if b.relied_on and b.status in ("in-force", "unknown")]
    ids = {basis.instrument.id for basis in relied}
    return relied + [
        basis
        for basis in bases
        if basis.instrument.id not in ids
        and basis.status == "in-force"
        and basis.instrument.protocol_to in ids
    ]


def _ranked(
    bases: Iterable[Basis], instruments: Mapping[str, Instrument]
) -> list[tuple[Instrument, bool]]:
    """Instruments in the order in which their notifications are looked at; relied on or not."""
    bases = list(bases)
    relied = {basis.instrument.id: True for basis in _relied(bases)}
    in_force = {b.instrument.id: False for b in bases if b.status == "in-force"}
    rest = dict.fromkeys(sorted(instruments), False)
    order: dict[str, Any] = {**relied, **{k: v for k, v in in_force.items() if k not in relied}}
    order |= {name: value for name, value in rest.items() if name not in order}
    return [(instruments[name], value) for name, value in order.items() if name in instruments]


def _made(
    code: str,
    about: str,
    field: str,
    ranked: Iterable[tuple[Instrument, bool]],
    kinds: frozenset[str],
    on: dt.date,
) -> Iterator[Notified]:
    """Notifications of a State that somebody read and that stood on the day."""
    ranked = list(ranked)
    relied = [instrument.id for instrument, relied_on in ranked if relied_on]
    for instrument, relied_on in ranked:
        for told in instrument.notified:
            fits = told.code in (code, owner_of(code)) and told.about == about
            serves = not told.measures or bool(kinds & {*told.measures})
            serves = serves and (not told.alone or relied == [instrument.id])
            if fits and serves and told.read is not Read.NONE and told.held_on(on):
                yield Notified(field, code, instrument, told, relied_on)
