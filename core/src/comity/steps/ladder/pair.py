"""Between whom the ladder stands, and what is asked: two States, kinds of assistance, urgency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.law.terms import state_term
from comity.law.ties import Tie, TieTable
from comity.model.drafts.request import Request
from comity.model.law_records import Instrument
from comity.model.messages import Term
from comity.model.records import AssistanceKind, Jurisdiction
from comity.steps.resolve import Resolved

__all__ = ["Pair", "Sides", "classes_of", "pair_of", "sides_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two States on a day, and the treaties between them."""

    asking: Term
    asked: Term
    ties: tuple[Tie, ...]
    on: dt.date

    def tie(self, instrument: str) -> Tie | None:
        """The tie by an instrument, or None where no plugin holds it."""
        return next((tie for tie in self.ties if tie.instrument.id == instrument), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Sides):
    """Two States on a day, and what one asks of the other.

    ``classes`` are the classes that channels are asked for (``model.law_networks.CLASSES``), none
    where no channel gives what is asked (the hearing of a witness). ``fades`` tells whether it is
    electronic data, which can be preserved.
    """

    resolved: Resolved
    kinds: tuple[AssistanceKind, ...]
    classes: tuple[str, ...]
    fades: bool
    urgency: str = "ordinary"


def sides_of(
    asking: Jurisdiction, asked: Jurisdiction, instruments: Iterable[Instrument], on: dt.date
) -> Sides:
    """Two States on a day, with the treaties between them."""
    ties = TieTable(instruments, on).between(asking.code, asked.code)
    return Sides(asking=state_term(asking), asked=state_term(asked), ties=ties.all(), on=on)


def pair_of(
    resolved: Resolved, kinds: Mapping[str, AssistanceKind], instruments: Iterable[Instrument]
) -> Pair:
    """The two States of a request, with the kinds that it asks for."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    asking, asked = resolved.state("requesting"), resolved.state("requested")
    assert asking is not None and asked is not None  # a request names both
    named = dict.fromkeys(one.kind for one in draft.measures if one.already_held is None)
    found = tuple(kinds[kind] for kind in named if kind in kinds)
    sides = sides_of(asking, asked, instruments, resolved.on)
    return Pair(
        resolved=resolved,
        asking=sides.asking,
        asked=sides.asked,
        ties=sides.ties,
        on=sides.on,
        kinds=found,
        classes=tuple(dict.fromkeys(name for kind in found for name in classes_of(kind))),
        fades=any(kind.electronic and kind.of_account and not kind.live for kind in found),
        urgency=draft.urgency.level if draft.urgency else "ordinary",
    )


def classes_of(kind: AssistanceKind) -> Iterator[str]:
    """The classes under which a channel can give what a kind asks for, lead or evidence."""
    if kind.live or kind.routed or kind.decided:
        return
    if kind.data:
        yield kind.data
    if kind.emergency:
        yield from ("subscriber", "traffic", "content")
    yield from kind.traced_as
