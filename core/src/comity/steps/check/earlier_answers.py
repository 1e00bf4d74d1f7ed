"""Checks of what became of earlier letters: no answer, questions put back, terms of use."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding
from comity.steps.check.said_in_text import says
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_answers"]

WAITING = 90  # days after which an unanswered letter is asked about
FOLLOWS = ("follow-up", "withdrawal", "consent-to-use")  # which are about that letter themselves


def check_answers(draft: Request, told: frozenset[str]) -> Iterator[Finding]:
    """The findings on the answers to earlier letters; ``told`` are fields with one already."""
    if draft.status in FOLLOWS:
        return
    for index, one in enumerate(draft.earlier):
        path = f"earlier[{index}]"
        if path not in told:
            yield from _waiting(draft, one, path)
            yield from _questions(draft, one, path)
        yield from _terms(draft, one, path)


def _waiting(draft: Request, one: Earlier, path: str) -> Iterator[Finding]:
    """A letter that has lain for months: its state is asked for before more is asked."""
    open_still = says("unanswered", one.result) or says("no_result", one.result)
    if one.kind != "request" or not open_still or one.date is None:
        return
    if (draft.date - one.date).days < WAITING:
        return
    yield finding("earlier.waiting", f"{path}.result", sent=one.date, asked=draft.date)


def _questions(draft: Request, one: Earlier, path: str) -> Iterator[Finding]:
    """The other side asked for more, and no text of this request answers."""
    for name in ("subject", "result"):
        if says("asked_back", getattr(one, name)):
            if not _answers(draft):
                yield finding("earlier.questions", f"{path}.{name}")
            return


def _answers(draft: Request) -> bool:
    texts = [p.text for p in free_text(draft) if not p.field.startswith("earlier[")]
    texts += [annex.title for annex in draft.annexes]
    return any(says("answering", text) for text in texts)


def _terms(draft: Request, one: Earlier, path: str) -> Iterator[Finding]:
    """What came before was given on terms, and nothing says that they hold for this too."""
    promised = any(a.use or "use-limited" in a.promise for a in draft.assurances)
    if one.kind == "contact" or promised or draft.use:
        return
    if says("on_terms", one.result):
        yield finding("earlier.terms", f"{path}.result")
