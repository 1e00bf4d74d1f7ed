"""Where a measure is to be carried out, whom it is to reach, and what is handed over there.

The author's check asks each of these once, at the entry of a person. The State that is asked has to
know it of each measure, since none can be carried out without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.hearing_person import heard_nowhere
from comity.steps.check.persons_part import in_the_state_alone
from comity.steps.check.service_manner import served_nowhere
from comity.steps.check.who_is_heard import heard_in
from comity.text.messages import finding

__all__ = ["UNPLACED", "not_asked_by_desk", "unplaced"]

OF_PERSONS = frozenset({"service.nowhere", "hearing.nowhere", "hearing.to-find"})
SEARCH = "lint.search-open"
UNPLACED = OF_PERSONS | {SEARCH, "service.no-document"}
"""What tells that a measure cannot be carried out anywhere, or has nothing to hand over."""


def unplaced(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """A finding for each measure whose persons nobody can reach, or that serves no document."""
    for index, measure in enumerate(draft.measures):
        kind, path = kinds.get(measure.kind), f"measures[{index}]"
        if kind is None or kind.routed or measure.already_held is not None:
            continue
        found = (*served_nowhere(draft, measure, kind), *heard_nowhere(draft, measure, kind))
        yield from (replace(one, field=path) for one in found)
        if (lost := _lost(draft, measure, kind)) and not found:
            yield finding("hearing.to-find", path, persons=lost)
        if _serves(kind) and not (measure.annexes or draft.annexes):
            yield finding("service.no-document", f"{path}.annexes", measure=measure.id)


def _lost(draft: Request, measure: Measure, kind: AssistanceKind) -> tuple[str, ...]:
    """Those who are heard, or brought from a prison, and of whom only the State is known."""
    moved = {"consent", "return", "custody"} <= set(kind.particulars)
    if measure.place or not (moved or kind.items_are == "matters"):
        return ()
    heard = heard_in(draft, measure, kind)
    return tuple(one.id for one in heard if in_the_state_alone(draft, one))


def not_asked_by_desk(found: Finding) -> bool:
    """Whether ``unplaced`` tells of a finding of the check, or it is about how a list is written.

    That the things sought are named too openly is told of by other rules.
    """
    if found.rule == SEARCH:
        return not found.field.endswith(".place")
    return found.rule in OF_PERSONS and found.field.startswith("persons[")


def _serves(kind: AssistanceKind) -> bool:
    return kind.items_are == "papers" and "serve_by" in kind.particulars
