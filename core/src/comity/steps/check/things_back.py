"""Checks of originals that are handed over: when they go back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import shortened
from comity.steps.check.said_in_text import found_in, says
from comity.steps.check.words_beside import words_in
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_things"]

RETURNED = "returned"
QUOTED = 60  # signs of an item that a finding quotes
PAPER = any_of("scope", ("papers_data",))  # a copy of which may do


def check_things(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on things that are taken away."""
    promised = any(RETURNED in one.promise for one in draft.assurances) or any(
        says("comes_back", paragraph.text)
        for paragraph in free_text(draft)
        if not words_in("formal_words", "claimed_back", paragraph.text)
    )
    for index, measure in enumerate(draft.measures):
        path, kind = f"measures[{index}]", kind_of(kinds, measure.kind)
        if not promised:
            yield from _back(measure, path, kind)


def _back(measure: RequestMeasure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """Originals are handed over, and nothing says when they come back."""
    takes = kind.enters and not kind.sweeping
    own = measure.particulars or {}
    if not takes or own.get("return_by"):
        return
    for index, item in enumerate(measure.items):
        if measure.already_held and not (PAPER.search(item) or says("not_taken", item)):
            words = shortened(item, QUOTED)  # a thing, which the authority there has to lend
        else:
            words = found_in("originals", item)
        if words and not says("not_taken", item):
            at = f"{path}.items[{index}]"
            yield finding("extent.things-back", at, words=words, measure=measure.id)
            return
