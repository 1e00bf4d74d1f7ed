"""Proceedings that are not criminal, in a request for assistance in criminal matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.law.conditions import paths_of
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.law_records import Scope
from comity.model.messages import Term
from comity.model.records import AssistanceKind
from comity.steps.assess.treaties_named import said_in_force
from comity.steps.check.words_beside import undenied_in, words_in
from comity.steps.resolve import Resolved, fields_of_bases, fields_within
from comity.text.messages import finding

__all__ = ["check_proceedings", "said_not_criminal"]

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
    named = draft.instruments_named()
    if named and (_may_be_tried(draft) or _made_for_it(draft)):
        return
    if not all(one.kind in kinds and kinds[one.kind].routed for one in draft.measures):
        term = Term("term", f"proceedings-{nature}", nature)
        reads = fields_of_bases(resolved)
        at = "proceedings.nature"
        id = "road.not-criminal/relied" if named else "road.not-criminal"
        yield finding(id, at, reads=reads, nature=term)


def said_not_criminal(resolved: Resolved, tests: Sequence[Scope]) -> dict[str, Any]:
    """The ``words`` by which there is no criminal case, where each test wants one; or nothing."""
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.proceedings.nature not in NOT_CRIMINAL:
        return {}
    wanted = all("proceedings.nature" in paths_of(one.when or {}) for one in tests)
    reviewed = draft.proceedings.criminal_court not in (None, "no")
    if not wanted or reviewed or _may_be_tried(draft) or _made_for_it(draft):
        return {}
    if said_in_force(resolved):
        return {}
    case = draft.proceedings
    texts = (case.stage, case.summary, case.remedies)
    said = (words_in("formal_words", "no_criminal_case", text) for text in texts)
    words = next(filter(None, said), "")
    return {"words": words} if words else {}


def _may_be_tried(draft: Request) -> bool:
    """Whether the draft tells that the inquiry may lead to a prosecution."""
    case = draft.proceedings
    texts = (case.summary, case.stage, case.remedies)
    return any(words_in("formal_words", "may_be_tried", text) for text in texts)


def _made_for_it(draft: Request) -> bool:
    """Whether a law or treaty that is named serves more than criminal matters.

    Its name tells it, or what the draft says of it.
    """
    named = (*(one.instrument for one in draft.basis), *draft.domestic_basis)
    if any(words_in("formal_words", "not_only_criminal", name) for name in named):
        return True
    told = (draft.proceedings.jurisdiction_ground, *(one.text for one in draft.remarks))
    return any(undenied_in("formal_words", "covers_others", text) for text in told)


def _covered(resolved: Resolved) -> bool:
    """Whether the scope test of an instrument that is relied on admits such proceedings."""
    tests = [test for basis in resolved.relied_on() for test in basis.tests]
    return any(
        test.met is True and "proceedings.nature" in fields_within(test.scope.when)
        for test in tests
    )
