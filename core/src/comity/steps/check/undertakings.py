"""Checks of the undertakings: does one voice give them, and are they owed by treaty already?

Who can give one, and whether the letter prints it, is told with the assurances
(`comity.steps.assess`).
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Assurance
from comity.model.drafts.undertaking_givers import is_state, own_voices, printed, same_name
from comity.model.findings import Finding, Severity
from comity.steps.resolve import Resolved

__all__ = ["check_undertakings"]


def check_undertakings(resolved: Resolved) -> Iterator[Finding]:
    """What a treaty owes anyway, and what somebody gives who does not speak in this letter."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    binds = resolved.treaty_binds()
    if draft.reciprocity is True and binds:
        yield _beside_a_treaty("reciprocity", "The basis names reciprocity")
    for index, assurance in enumerate(draft.assurances):
        path = f"assurances[{index}]"
        if assurance.kind == "reciprocity" and binds:
            yield _beside_a_treaty(path, "Reciprocity is promised")
        elif printed(assurance) and not _speaks(assurance, draft) and not assurance.annex:
            yield Finding(
                Severity.ADVICE,
                "undertaking.other-voice",
                f"{assurance.given_by} gives this undertaking, but neither sends nor signs the "
                "letter.",
                f"{path}.given_by",
                "Enclose the paper in which it is given (`annex:`), or have the signatory give it.",
            )


def _beside_a_treaty(path: str, what: str) -> Finding:
    return Finding(
        Severity.ADVICE,
        "undertaking.beside-treaty",
        f"{what} beside a treaty that binds both States; the letter does not print it.",
        path,
        "Leave it out: between these States the treaty says what is owed.",
    )


def _speaks(assurance: Assurance, draft: Request) -> bool:
    """Whether the giver is one of those who speak in the letter, or the State as a whole."""
    sends = draft.requesting.issued_by.capacity in (None, "central-authority")
    voices = own_voices(draft, central=sends)
    if any(same_name(assurance.given_by, voice) for voice in voices):
        return True
    return sends and is_state(assurance.given_by)
