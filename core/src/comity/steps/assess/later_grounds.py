"""What is no ground now and will be one later: preservation today, disclosure tomorrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.law.assistance_kinds import kind_of
from comity.model.citations import Citation
from comity.model.drafts.request import Request
from comity.model.messages import Message
from comity.model.records import AssistanceKind
from comity.steps.assess.assessment import asked_of
from comity.steps.resolve import Resolved
from comity.text.messages import message

__all__ = ["Later", "find_later"]


@dataclass(frozen=True, slots=True)
class Later:
    """A condition that the request to follow will meet; its words are the English of ``said``."""

    measures: tuple[str, ...]
    why: str
    cure: str
    field: str
    citation: Citation | None
    said: Message | None = None


def find_later(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> tuple[Later, ...]:
    """For a preservation: dual criminality, if the disclosure that follows will ask for it."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    preserving = [m for m in draft.measures if kind_of(kinds, m.kind).preserving]
    kept = tuple(measure.id for measure in preserving)
    bare = [n for n, offence in enumerate(draft.offences) if offence.requested_law is None]
    if not kept or not bare:
        return ()
    follow = dict.fromkeys(n for m in preserving for n in kinds[m.kind].followed_by)
    asked = [asked_of(resolved, "requested", "dual-criminality", kind) for kind in follow]
    law = next((a for a in asked if a is not None and a.value in ("yes", "case-by-case")), None)
    if law is None:
        return ()
    said = message("assurance.later-disclosure")
    field = f"offences[{bare[0]}].requested_law"
    return (Later(kept, said.text, said.cure, field, law.cited(), said),)
