"""What the other side said before: conditions that it named, a reason that stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding
from comity.steps.check.lint_words import sentences
from comity.steps.check.said_in_text import says
from comity.steps.check.words_beside import words_in
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_answers_given"]

LIST = "foreseen"
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
    if says("of_surrender", subject):
        return None  # it has a finding of its own, and terms of another kind
    words = words_in(LIST, "conditions_named", result)
    words = words or words_in(LIST, "conditions_named", subject)
    if words and not (says("on_terms", result) or draft.statements or _met(draft)):
        return finding("earlier.conditions-open", path, words=words)
    for sentence in sentences(result):
        words = words_in(LIST, "barred", sentence)
        if not words and words_in(LIST, "refused", sentence):
            words = words_in(LIST, "ground_named", sentence)
        if words and not draft.statements and not _spoken_of(draft):
            return finding("earlier.ground-open", f"{path}.result", words=words)
    return None


def _elsewhere(draft: Request) -> list[str]:
    texts = [part.text for part in free_text(draft) if not part.field.startswith("earlier[")]
    return [*texts, *(one.title for one in draft.annexes)]


def _spoken_of(draft: Request) -> bool:
    return any(
        says("of_an_earlier", text)
        or words_in(LIST, "barred", text)
        or words_in(LIST, "ground_named", text)
        for text in _elsewhere(draft)
    )


def _met(draft: Request) -> bool:
    """Whether an assurance is on conditions, or a text says that these are kept or not."""
    promised = [f"{one.text or ''}. {one.use or ''}" for one in draft.assurances]
    if any(words_in(LIST, "conditions_met", text) for text in promised):
        return True
    told = (one for text in _elsewhere(draft) for one in sentences(text))
    return any(
        words_in(LIST, "conditions_met", one) and words_in(LIST, "conditions_dealt", one)
        for one in told
    )
