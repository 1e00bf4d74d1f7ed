"""One State, several legal areas: can the authority that is asked act where the target is?"""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.areas import Area, areas_of
from comity.law.states import states
from comity.law.terms import state_term
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.steps.check.lint_words import sentences
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_areas"]


def check_areas(draft: Request) -> Iterator[Finding]:
    """The findings on what lies in another legal area than that of the authority asked."""
    areas = areas_of(draft.requested.state)
    if not areas:
        return
    asked = _asked(draft, areas)
    for area in areas:
        if area.code in asked:
            continue
        if not area.territory and not asked:
            continue  # a letter to the State at large is passed on within it
        reached = tuple(dict.fromkeys(_reaching(draft, area)))
        if reached and area.territory:
            term = state_term(states()[area.code].jurisdiction())
            yield finding("addressee.area/territory", "requested", measures=reached, area=term)
        elif reached:
            yield finding("addressee.area/part", "requested", measures=reached, area=area.name)
    first = [one[0] for one in _each(draft, areas) if one and not one[0].territory]
    names = tuple(dict.fromkeys(area.name for area in first))
    if len(names) > 1:
        yield finding("addressee.area/two", "requested", areas=names)


def _asked(draft: Request, areas: tuple[Area, ...]) -> set[str]:
    """The areas whose authorities are asked, by their names and addresses."""
    return {area.code for found in _each(draft, areas) for area in found}


def _each(draft: Request, areas: tuple[Area, ...]) -> Iterator[list[Area]]:
    """The areas of each authority that is asked; the one whose office it names goes first."""
    side = draft.requested
    for one in (side.central_authority, side.executing_authority):
        text = " ".join((one.name, one.unit or "", *one.address)) if one else ""
        found = [a for a in areas if a.offices and a.offices.search(text)]
        yield found or [a for a in areas if a.places.search(text)]


def _reaching(draft: Request, area: Area) -> Iterator[str]:
    """The measures that reach for somebody or something in an area."""
    for measure in draft.measures:
        if any(area.places.search(text) for text in _texts(draft, measure)):
            yield measure.id


def _texts(draft: Request, measure: RequestMeasure) -> Iterator[str]:
    """Where a measure and the assets and facts behind it say where something is."""
    yield from measure.place
    yield from measure.items
    if measure.holder and measure.holder.state in (None, draft.requested.state):
        yield from (measure.holder.branch or "", *measure.holder.address)
    for asset in draft.assets:
        if asset.id in measure.assets and asset.state in (None, draft.requested.state):
            yield asset.description
    for person in draft.persons:
        if person.id in measure.persons and person.role in ("witness", "expert"):
            yield person.location or ""
    there = any_of("roads", ("kept_there",))
    for fact in draft.facts:
        if fact.id in measure.facts and measure.assets:
            yield from (one for one in sentences(fact.text) if there.search(one))
