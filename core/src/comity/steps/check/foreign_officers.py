"""Officers of the requesting State who would act in the other State, or carry evidence away."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.steps.check.lint_words import denies, sentences
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_officers"]

SAID = ("title", "purpose", "result", "necessity", "fallback")


def check_officers(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    """The findings on what officers of the requesting State would do themselves."""
    present = list(_present(measure, path))
    rest = list(_texts(measure, path))
    if draft.delivery and draft.delivery.medium:
        rest.append(("delivery.medium", draft.delivery.medium))
    for field, words in _found("officers_act", "officers_there", present, rest):
        yield finding("extent.officers-act", field, words=words)
        break
    for field, words in _found("carried_away", "carried_away", present, rest):
        yield finding("extent.carried-away", field, words=words)
        break


def _present(measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    """Where the officers are named, so that the words need not say whose they are."""
    if measure.attendance:
        yield f"{path}.attendance", measure.attendance
    for index, officer in enumerate(measure.procedure.officers if measure.procedure else ()):
        yield f"{path}.procedure.officers[{index}]", officer


def _texts(measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    for name in SAID:
        yield f"{path}.{name}", getattr(measure, name) or ""
    for index, item in enumerate(measure.items):
        yield f"{path}.items[{index}]", item
    if measure.procedure:
        yield f"{path}.procedure.wished", measure.procedure.wished


def _found(
    name: str, there: str, present: list[tuple[str, str]], rest: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    leave = any_of("execution", ("by_leave",))
    told: list[tuple[str, str, tuple[str, ...]]]
    told = [(field, text, (name, there)) for field, text in present]
    told += [(field, text, (name,)) for field, text in rest]
    for field, text, lists in told:
        for sentence in sentences(text):
            found = any_of("execution", lists).search(sentence)
            if found and not denies(sentence) and not leave.search(sentence):
                yield field, found.group(0).strip()
