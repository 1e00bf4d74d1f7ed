"""What else may open a road that a text closes: another treaty, named or in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.model.citations import Read
from comity.model.drafts.request import Request
from comity.model.law_records import Instrument
from comity.model.records import AssistanceKind
from comity.steps.assess.treaties_named import not_in_force, said_in_force, unread
from comity.steps.check.lint_words import sentences
from comity.steps.check.needs import forced
from comity.steps.check.their_own_case import name_of_state
from comity.steps.resolve import Basis, Resolved, SaidOfRoad, said_of_roads
from comity.steps.resolve.ways import carriers
from comity.text.word_lists import any_of

__all__ = ["TESTIMONY", "Elsewhere", "elsewhere", "needs_a_road", "past_what_it_names"]

PROVISION = re.compile(  # of a law: “section 1782”, “§ 59”, “article 12”
    r"(?:\b(?:section|art(?:icle|ikel)?|s)\b\.?|§+) ?\d+", re.IGNORECASE
)
TESTIMONY = "testimony"  # the group of kinds by which somebody is heard


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What may open a road for a measure.

    ``cited`` tells whether the draft cites an article of a treaty that was not read here, or
    names one that is known to open it, though not to be in force between the two;
    ``named`` is the first such treaty of which it cites none; ``opened`` the instrument in force
    between the two that is known to cover the measure, opens the road and is not relied on. It is
    looked for only where the draft names no treaty that may open the road itself. ``law`` tells
    whether the draft rests on a law in words, such as one of the requested State on letters that
    reach its courts directly.
    """

    cited: bool = False
    named: str = ""
    opened: Instrument | None = None
    law: bool = False


def elsewhere(resolved: Resolved, draft: Request, road: str, index: int) -> Elsewhere:
    """What may open a road beside the instruments and laws that speak of it."""
    rows = [draft.basis[at] for at in said_in_force(resolved)]
    names = [one.instrument for one in rows] + list(_silent(resolved, index))
    return Elsewhere(
        cited=any(one.articles or _opens(one.instrument, road) for one in rows)
        or _opened_by_a_cited_one(resolved, road, index),
        named=next(iter(names), ""),
        opened=None if names else _opened(resolved, road, index),
        law=_rests_on_a_law(resolved, draft),
    )


def _rests_on_a_law(resolved: Resolved, draft: Request) -> bool:
    """Whether `basis`, or a remark on it, names a law in words that nothing installed knows."""
    if set(unread(resolved)) - set(not_in_force(resolved)):
        return True
    statute, own = any_of("roads", ("statute",)), name_of_state(draft.requesting.state)
    told = (one.text for one in draft.remarks if one.part == "basis")
    cited = (one for text in told for one in sentences(" ".join(text.split())))
    return any(
        statute.search(one) and PROVISION.search(one) and not own.search(one) for one in cited
    )


def _opens(name: str, road: str) -> bool:
    """Whether a treaty is known by its name to send letters from one court to another."""
    return road == "judicial-authorities" and bool(any_of("roads", ("direct_treaty",)).search(name))


def needs_a_road(resolved: Resolved, index: int, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether a measure is a hearing or compels somebody, and goes past the central authority.

    An attorney general or a ministry is one in many States, whatever the draft calls the road.
    """
    asked = resolved.draft.read_data()["requested"]
    if "central_authority" in asked and "requested.central_authority" not in resolved.filled:
        return False
    executing = str((asked.get("executing_authority") or {}).get("name", ""))
    if any_of("roads", ("central_office",)).search(executing):
        return False
    measure = resolved.draft.read_data()["measures"][index]
    kind = kinds.get(str(measure["kind"]))
    if measure.get("already_held") or kind is None:
        return False
    return kind.coercive or kind.group == TESTIMONY


def past_what_it_names(
    resolved: Resolved, draft: Request, road: str, index: int, kinds: Mapping[str, AssistanceKind]
) -> SaidOfRoad | None:
    """What a treaty that the draft names says of the only roads, where police ask police.

    Police may tell each other much without any treaty. Who names one for a hearing or a measure of
    compulsion asks under it, and so by its roads, unless another named one leaves the road open.
    """
    measure = draft.measures[index]
    kind = kinds.get(measure.kind)
    heard = kind is not None and kind.items_are == "matters" and measure.already_held is None
    if road != "police" or not (heard or forced(measure, kinds)):
        return None
    bases = [one.instrument for one in resolved.bases if one.named and one.binds]
    names = {one.named() for one in bases}
    said = said_of_roads(resolved, index)
    only = [one for one in said if one.law.closed and one.sure and one.by in names]
    shut = {one.by for one in only}
    whole = all(one.named() in shut for one in bases if not one.protocol_to)
    return only[0] if only and whole else None


def _silent(resolved: Resolved, index: int) -> Iterator[str]:
    """Treaties that the draft names, that may be in force, and of whose roads nothing was read."""
    unsure = [one for one in resolved.bases if one.named and one.status == "unknown"]
    for basis in (*carriers(resolved, index), *unsure):
        instrument = basis.instrument
        roads = [row for row in instrument.roads if row.read is not Read.NONE]
        known = bool(instrument.protocol_to) and not instrument.described  # it adds what was read
        if basis.named and instrument.binding and not roads and not known:
            yield instrument.named()


def _opened(resolved: Resolved, road: str, index: int) -> Instrument | None:
    """The first instrument in force that covers a measure and opens the road, not relied on."""
    for basis in resolved.bases:
        if not basis.relied_on and basis.binds and _opens_road(resolved, basis, road, index):
            return basis.instrument
    return None


def _opened_by_a_cited_one(resolved: Resolved, road: str, index: int) -> bool:
    """Whether the draft cites an instrument that opens the road, where it may be in force."""
    cited = [one for one in resolved.relied_on() if one.named and one.status == "unknown"]
    return any(_opens_road(resolved, one, road, index) for one in cited)


def _opens_road(resolved: Resolved, basis: Basis, road: str, index: int) -> bool:
    """Whether an instrument that covers a measure opens the road for it, to everybody who asks."""
    if basis.serves[index] is not True:
        return False
    kind = str(resolved.draft.read_data()["measures"][index]["kind"])
    return any(
        law.read is not Read.NONE
        and law.held_on(resolved.on)
        and law.when is None
        and law.road == road
        and law.open == "yes"
        and law.serves(kind)
        and not law.by
        for law in basis.instrument.roads
    )
