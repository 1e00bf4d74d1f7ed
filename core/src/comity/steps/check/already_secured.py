"""Property that is secured already: by the requested State, by another request, or twice here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.states import short_name_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.marks import speaks_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.property_told import assets_of, of_property, texts_of
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_secured"]

LATER = ("supplement", "follow-up", "reminder", "withdrawal", "consent-to-use", "replacement")


def check_secured(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on measures that secure what is secured already."""
    if draft.status in LATER:
        return
    securing = [
        (n, one) for n, one, kind in of_property(draft, kinds) if kind.lasting and kind.of_property
    ]
    seen: dict[str, str] = {}
    for index, measure in securing:
        path = f"measures[{index}]"
        twice = [name for name in measure.assets if name in seen]
        if twice:
            at, first = f"{path}.assets", seen[twice[0]]
            yield finding("asset.secured-twice", at, assets=tuple(twice), measure=first)
        elif not _goes_on(measure):
            yield from _secured(draft, measure, path)
        seen |= {name: measure.id for name in measure.assets if name not in seen}


def _goes_on(measure: RequestMeasure) -> bool:
    """Whether the measure says that it goes on with, or adds to, what was done before."""
    more = any_of("assets", ("going_on",))
    return bool(measure.earlier) or any(more.search(text) for text in texts_of(measure))


def _secured(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    if measure.already_held is not None and not measure.necessity:
        who = measure.already_held.authority
        yield finding("asset.secured-already/held", f"{path}.already_held", authority=who or "")
        return
    over = any_of("assets", ("lifted",))
    for field, text in _told(draft):
        for sentence in sentences(text) if not over.search(text) else ():
            if _is_of(draft, measure, sentence) and _says_so(sentence):
                yield finding("asset.secured-already/told", f"{path}.earlier", field=field)
                return


def _told(draft: Request) -> Iterator[tuple[str, str]]:
    """Where a request tells what became of property, and what it says there."""
    for index, fact in enumerate(draft.facts):
        yield f"facts[{index}].text", fact.text
    for index, one in enumerate(draft.earlier):
        yield f"earlier[{index}].result", one.result or ""
    for index, channel in enumerate(draft.channels):
        yield f"channels[{index}].result", channel.result or ""


def _says_so(sentence: str) -> bool:
    frozen = any_of("assets", ("frozen",)).search(sentence)
    return bool(frozen) and not denies(sentence)


def _is_of(draft: Request, measure: RequestMeasure, sentence: str) -> bool:
    """Whether a sentence is about the property of a measure, or about the requested State."""
    marks = [mark.value for mark in measure.identifiers]
    marks += [number for one in measure.accounts if (number := one.number or one.iban)]
    marks += [asset.description for _, asset in assets_of(draft, measure)]
    there = short_name_of(draft.requested.state)
    return any(speaks_of(sentence, mark) for mark in marks) or (
        there in sentence and bool(any_of("assets", ("property_word",)).search(sentence))
    )
