"""Checks of the undertakings: does the letter print them, and does one voice give them?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.drafts.givers import can_give
from comity.drafts.request import Request
from comity.drafts.request_conditions import Assurance
from comity.records import Finding, Severity
from comity.resolve import Resolved

__all__ = ["check_undertakings"]

SMALL = frozenset(
    {"the", "of", "a", "an", "for", "and", "in", "le", "la", "du", "de", "der", "die"}
)
WHOLE = re.compile(r"\b(?:government|republic|kingdom|state|gouvernement|regierung)\b", re.I)


def check_undertakings(resolved: Resolved) -> Iterator[Finding]:
    """What is not printed and why, and what somebody gives who does not speak in this letter."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    binds = resolved.treaty_binds()
    if draft.reciprocity is True and binds:
        yield _beside_a_treaty("reciprocity", "The basis names reciprocity")
    for index, assurance in enumerate(draft.assurances):
        path = f"assurances[{index}]"
        capacity, power = (getattr(assurance, name, "") or "" for name in ("capacity", "power"))
        if assurance.kind == "reciprocity" and binds:
            yield _beside_a_treaty(path, "Reciprocity is promised")
        elif not can_give(assurance.kind, assurance.given_by, capacity, power):
            yield Finding(
                Severity.WARNING,
                "undertaking.unprinted",
                f"Not printed: {assurance.given_by} cannot bind the State to this "
                f"({assurance.kind}).",
                f"{path}.given_by",
                "Have it given by the authority that the law at home names, or leave it out.",
            )
        elif not _speaks(assurance, draft) and not assurance.annex:
            yield Finding(
                Severity.ADVICE,
                "undertaking.other-voice",
                f"{assurance.given_by} gives this undertaking, and neither sends nor signs the "
                "letter.",
                f"{path}.given_by",
                "Enclose the paper in which it is given (`annex:`), or have it given by who signs.",
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
    side = draft.requesting
    voices = [side.authority.name, side.issued_by.name]
    for person in (side.issued_by, side.validated_by):
        if person is not None:
            voices += filter(None, (person.name, person.title, person.authority))
    sends = side.issued_by.capacity in (None, "central-authority")
    if sends and side.central_authority is not None:
        voices += filter(None, (side.central_authority.name, side.central_authority.unit))
    given_by = _said(assurance.given_by)
    if any(
        given_by <= _said(voice) or _said(voice) <= given_by for voice in voices if _said(voice)
    ):
        return True
    return sends and bool(WHOLE.search(assurance.given_by))


def _said(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", name.casefold())) - SMALL
