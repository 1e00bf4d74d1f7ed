"""Checks of the undertakings: does one voice give them, and are they owed by treaty already?

Who can give one, and whether the letter prints it, is told with the assurances
(`comity.steps.assess`).
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Assurance
from comity.model.drafts.undertaking_givers import (
    carries,
    heads,
    is_state,
    own_voices,
    printed,
    same_name,
)
from comity.model.findings import Finding
from comity.steps.resolve import Resolved, fields_of_bases
from comity.text.messages import finding

__all__ = ["check_undertakings"]


def check_undertakings(resolved: Resolved) -> Iterator[Finding]:
    """What a treaty owes anyway, and what somebody gives who does not speak in this letter."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    binds, carried = resolved.treaty_binds(), fields_of_bases(resolved)
    sure = any(b.applies is True for b in resolved.relied_on() if b.instrument.binding)
    if draft.reciprocity is True and binds:
        variant = "basis" if sure else "open"
        yield finding(f"undertaking.beside-treaty/{variant}", "reciprocity", reads=carried)
    for index, assurance in enumerate(draft.assurances):
        path = f"assurances[{index}]"
        if assurance.kind == "reciprocity" and binds:
            variant = "promise" if sure else "open"
            yield finding(f"undertaking.beside-treaty/{variant}", path, reads=carried)
        elif printed(assurance) and not _speaks(assurance, draft) and not assurance.annex:
            giver = assurance.given_by
            yield finding("undertaking.other-voice", f"{path}.given_by", giver=giver)


def _speaks(assurance: Assurance, draft: Request) -> bool:
    """Whether the giver speaks in the letter, sends it, or is the State as a whole."""
    if carries(draft, assurance.given_by):
        return True
    if any(same_name(assurance.given_by, voice) for voice in own_voices(draft)):
        return True
    if any(same_name(assurance.given_by, voice) for voice in _called(draft)):
        return True
    central, told = draft.requesting.central_authority, draft.transmission
    if central is not None and heads(assurance.given_by, central.name):
        return True
    sends = draft.requesting.issued_by.capacity in (None, "central-authority")
    by_the_state = told is not None and told.road in ("central-authorities", "diplomatic")
    return (sends or by_the_state) and is_state(assurance.given_by)


def _called(draft: Request) -> Iterator[str]:
    """What a request calls its own authority beside its name: “the investigating judge”."""
    authority = draft.requesting.authority
    yield from filter(None, (authority.unit, authority.functions, draft.proceedings.authority))
