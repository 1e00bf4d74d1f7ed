"""What the other side said before: conditions named, a ground told."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding
from comity.steps.check.further_words import said
from comity.steps.check.lint_words import sentences
from comity.steps.check.said_in_text import says
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_answers_given"]

ANSWERED = ("request", "contact")


def check_answers_given(draft: Request, fields: frozenset[str]) -> Iterator[Finding]:
    """The findings on what the other side said before; ``fields`` have a finding already."""
    if draft.supplements or draft.replaces:
        return
    for index, one in enumerate(draft.earlier):
        path = f"earlier[{index}]"
        if one.kind not in ANSWERED or any(field.startswith(path) for field in fields):
            continue
        found = _of(draft, one, path)
        if found is not None:
            yield found
            return


def _of(draft: Request, one: Earlier, path: str) -> Finding | None:
    subject, result = one.subject or "", one.result or ""
    named = said("conditions_named", f"{subject}. {result}") and not says("on_terms", result)
    if named and not _met(draft):
        words = said("conditions_named", result) or said("conditions_named", subject)
        return finding("earlier.conditions-open", path, words=words)
    for sentence in sentences(result):
        words = said("barred", sentence)
        if not words and said("surrender_refused", sentence):
            words = said("ground_named", sentence)
        if words and not draft.statements and not _spoken_of(draft):
            return finding("earlier.ground-open", f"{path}.result", words=words)
    return None


def _elsewhere(draft: Request) -> list[str]:
    return [part.text for part in free_text(draft) if not part.field.startswith("earlier[")]


def _spoken_of(draft: Request) -> bool:
    return any(
        says("of_an_earlier", text) or said("barred", text) or said("ground_named", text)
        for text in _elsewhere(draft)
    )


def _met(draft: Request) -> bool:
    texts = [*_elsewhere(draft), *(one.title for one in draft.annexes)]
    texts += [one.use or "" for one in draft.assurances]
    return any(said("conditions_met", text) for text in texts)
