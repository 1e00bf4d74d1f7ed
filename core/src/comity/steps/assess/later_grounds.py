"""What is no ground now and will be one later: preservation today, disclosure tomorrow."""

from __future__ import annotations

from dataclasses import dataclass

from comity.model.citations import Citation
from comity.model.drafts.request import Request
from comity.steps.assess.assessment import asked_of
from comity.steps.resolve import Resolved

__all__ = ["Later", "find_later"]

DISCLOSED = ("stored-content", "traffic-data", "subscriber-data")


@dataclass(frozen=True, slots=True)
class Later:
    """A condition that the request to follow will meet."""

    measures: tuple[str, ...]
    why: str
    cure: str
    field: str
    citation: Citation | None


def find_later(resolved: Resolved) -> tuple[Later, ...]:
    """For a preservation: dual criminality, if the disclosure that follows will ask for it."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    kept = tuple(measure.id for measure in draft.measures if measure.kind == "preservation")
    bare = [n for n, offence in enumerate(draft.offences) if offence.requested_law is None]
    if not kept or not bare:
        return ()
    asked = [asked_of(resolved, "requested", "dual-criminality", kind) for kind in DISCLOSED]
    law = next((a for a in asked if a is not None and a.value in ("yes", "case-by-case")), None)
    if law is None:
        return ()
    why = (
        "Preservation does not depend on an offence in both States; the disclosure that follows "
        "may, and no offence there is named."
    )
    cure = "Name it under `requested_law` now, so that what is kept can also be had."
    return (Later(kept, why, cure, f"offences[{bare[0]}].requested_law", law.cited()),)
