"""Proceedings that are not criminal, in a request for assistance in criminal matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.messages import Term
from comity.model.records import AssistanceKind
from comity.steps.resolve import Resolved, fields_of_bases, fields_within
from comity.text.messages import finding

__all__ = ["check_proceedings"]

NOT_CRIMINAL = ("administrative", "civil")


def check_proceedings(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """Proceedings that are not criminal, unless what is relied on covers them as they are.

    What goes by another road altogether (``routed``) has a finding of its own.
    """
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    nature, reviewed = draft.proceedings.nature, draft.proceedings.criminal_court
    if nature not in NOT_CRIMINAL or reviewed == "yes" or _covered(resolved):
        return
    if not all(one.kind in kinds and kinds[one.kind].routed for one in draft.measures):
        term = Term("term", f"proceedings-{nature}", nature)
        reads = fields_of_bases(resolved)
        at = "proceedings.nature"
        yield finding("road.not-criminal", at, reads=reads, nature=term)


def _covered(resolved: Resolved) -> bool:
    """Whether the scope test of an instrument that is relied on admits such proceedings."""
    tests = [test for basis in resolved.relied_on() for test in basis.tests]
    return any(
        test.met is True and "proceedings.nature" in fields_within(test.scope.when)
        for test in tests
    )
