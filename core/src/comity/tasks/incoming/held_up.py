"""Which measures go ahead without an answer: those alone of which this is known.

Where a point on the whole request rests on a rule that nobody read, or a measure waits for what
another one finds, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from comity.model.citations import Citation
from comity.model.drafts.request import Measure, Request
from comity.steps.assess.dual_criminality import asked_for
from comity.tasks.incoming.places import Places, parted
from comity.tasks.incoming.points import ASSURANCE, COUNTERPART, Point
from comity.tasks.incoming.receiving import Received
from comity.text.word_lists import any_of

__all__ = ["account_of", "held_up_by_nothing"]


def held_up_by_nothing(
    points: Sequence[Point], received: Received, places: Places
) -> tuple[int, ...]:
    """The indexes of the measures that wait for no answer, where others do.

    None where it is not known: the rules of the State could not be applied, or the whole waits or
    may wait.
    """
    needed = [point for point in points if point.weight == "needed"]
    if received.unjudged or not needed or not all(point.measures for point in needed):
        return ()
    if any(not point.measures and _of_any(point) for point in points):
        return ()
    draft = received.checked.resolved.draft
    assert isinstance(draft, Request)
    asked = {n for point in points for n in point.measures} | _unsettled(points, received)
    while after := {n for n in _others(draft, asked) if _waits(n, asked, received, draft, places)}:
        asked |= after
    return tuple(_others(draft, asked))


def _of_any(point: Point) -> bool:
    """Whether a point without measures may concern each of them."""
    entries = {parted(field)[0] for field in point.fields}
    return account_of(point) is not None or bool(entries & {"measures", "persons", "assets"})


def _unsettled(points: Sequence[Point], received: Received) -> set[int]:
    """The measures of which it is not known whether they need a counterpart that is asked for."""
    if not any(point.topic in (COUNTERPART, "elements") for point in points):
        return set()
    rows = asked_for(received.checked.resolved)
    return {n for n, one in enumerate(rows) if one.value not in ("yes", "no")}


def account_of(point: Point) -> Citation | None:
    """The account by which alone a rule is known; for the office, which does not print it."""
    if point.topic == ASSURANCE or point.first.rule == "language.unknown":
        return None
    return next((one.citation for one in point.found if one.citation is not None), None)


def _others(draft: Request, asked: Iterable[int]) -> list[int]:
    return [n for n in range(len(draft.measures)) if n not in asked]


def _waits(
    index: int, asked: Iterable[int], received: Received, draft: Request, places: Places
) -> bool:
    """Whether a measure may need what one of those finds of which something is asked."""
    measure = draft.measures[index]
    kind = received.kinds.get(measure.kind)
    text = " ; ".join(_texts(measure))
    if any_of("breadth", ("found_by",)).search(text):
        return True
    for n in asked:
        other = draft.measures[n]
        names = filter(None, (other.id, places.entries("measures", [n])))
        if any(re.search(rf"\b{re.escape(one)}\b", text, re.IGNORECASE) for one in names):
            return True
        if kind is not None and other.kind in kind.waits_for:
            return True
    return False


def _texts(measure: Measure) -> Iterable[str]:
    """What a measure says of itself in sentences."""
    own = (measure.title, measure.purpose, measure.result, measure.nexus, measure.necessity)
    return (*filter(None, (*own, measure.fallback)), *measure.items)
