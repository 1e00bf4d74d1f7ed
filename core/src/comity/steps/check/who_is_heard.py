"""Who is heard in a measure, where it lists others whom the evidence only concerns."""

from __future__ import annotations

import re
from collections.abc import Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.records import AssistanceKind

__all__ = ["heard_in", "hears_an_accused"]

SUSPECT = frozenset({"suspect", "accused"})


def heard_in(draft: Request, measure: Measure, kind: AssistanceKind) -> list[Person]:
    """The people whom a measure hears.

    A measure lists all whom it concerns. Where a suspect stands beside somebody else, an interview
    of suspects hears the one and every other hearing the other, and whomever the title names.
    """
    people = {one.id: one for one in draft.persons if one.nature != "legal"}
    listed = [people[name] for name in measure.persons if name in people]
    suspects = [one for one in listed if one.role in SUSPECT]
    if kind.items_are != "matters" or not suspects or len(suspects) == len(listed):
        return listed
    of_suspects = "procedure.caution" in kind.common
    return [
        one
        for one in listed
        if (one.role in SUSPECT) == of_suspects or _named(measure.title or "", one)
    ]


def hears_an_accused(draft: Request, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether a trial still runs, and a measure hears an accused in it."""
    asked = [(measure, kind_of(kinds, measure.kind)) for measure in draft.measures]
    return draft.proceedings.nature == "trial" and any(
        person.role == "accused"
        for measure, kind in asked
        if kind.items_are == "matters"
        for person in heard_in(draft, measure, kind)
    )


def _named(title: str, person: Person) -> bool:
    """Whether a title has the last name or the id of somebody."""
    last = person.name.family or (person.name.full.split() or [person.id])[-1]
    return any(re.search(rf"\b{re.escape(one)}\b", title) for one in (last, person.id))
