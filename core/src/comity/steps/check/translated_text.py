"""Checks of a translation: can it be followed, was it checked, is it certified?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.check.lint_words import sentences
from comity.steps.check.said_in_text import found_in, says
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["check_translated"]

LONG = 90  # words of a sentence that nobody can follow; in good drafts none has sixty


def check_translated(resolved: Resolved, found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings on a translation; ``found`` are those on languages so far."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    yield from _unclear(draft)
    yield from _unchecked(draft)
    translation = draft.translation
    told = any(one.rule == "language.certified" for one in found)
    settled = told or resolved.demand.binding or resolved.demand.certified
    if translation and translation.certified is False and not settled:
        yield finding("language.uncertified", "translation.certified")


def _unclear(draft: Request) -> Iterator[Finding]:
    """A fact in one endless sentence, as translations of court papers have them."""
    for index, fact in enumerate(draft.facts):
        length = max((len(one.split()) for one in sentences(fact.text)), default=0)
        if length < LONG or fact.language:  # a text that is quoted in its own language
            continue
        translated = bool(draft.translation) or says("in_translation", fact.source)
        kind = "language.unclear/translated" if translated else "language.unclear"
        at = f"facts[{index}].text"
        yield finding(kind, at, fact=fact.id, words=length)
        return


def _unchecked(draft: Request) -> Iterator[Finding]:
    """A translation of which the draft says that a machine made it, or that nobody read it."""
    told: list[tuple[str, str]] = []
    if draft.translation:
        told += [("translation.translator", draft.translation.translator or "")]
        told += [("translation.parts", draft.translation.parts or "")]
    told += [
        (f"annexes[{n}].title", annex.title)
        for n, annex in enumerate(draft.annexes)
        if annex.kind == "translation" or says("is_translation", annex.title)
    ]
    told += [
        (f"remarks[{n}].text", one)
        for n, remark in enumerate(draft.remarks)
        for one in sentences(remark.text)
        if says("in_translation", one)
    ]
    for field, text in told:
        if words := found_in("unchecked", text):
            yield finding("language.unchecked", field, words=words)
            return
