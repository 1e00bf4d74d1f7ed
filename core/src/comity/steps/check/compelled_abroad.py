"""Compulsion that nobody asked can use: the police alone, an order with force at home alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.terms import state_term
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.needs import forced
from comity.steps.resolve import Resolved
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_compelled", "commands"]

OF_EXECUTION = ("measures", "execution", "urgency")
ELSEWHERE = ("home-order", "provider", "police", "financial-intelligence")
SAID = ("title", "purpose", "result", "fallback")


def check_compelled(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on measures that somebody without that power would carry out."""
    draft = resolved.draft
    if not isinstance(draft, Request) or _on_another_road(draft):
        return
    compelled = tuple(one.id for one in draft.measures if forced(one, kinds))
    executing = draft.requested.executing_authority
    alone = draft.requested.central_authority is None or "requested.central_authority" in (
        resolved.filled
    )
    name = executing.name if executing else ""
    police = any_of("roads", ("police_body",)).search(name)
    office = any_of("roads", ("office_body",)).search(name)
    judicial = any_of("roads", ("judicial_office",)).search(name)
    if compelled and alone and (police or office) and not judicial:
        at = "requested.executing_authority"
        variant = "police" if police else "office"
        yield finding(f"road.no-compulsion/{variant}", at, measures=compelled, name=name)
    there = resolved.state("requested")
    words = any_of("roads", ("home_compulsion",))
    for index, measure in enumerate(draft.measures):
        for field, text in _texts(measure, f"measures[{index}]"):
            if there is not None and (found := words.search(text)):
                told = found.group(0).strip()
                state = state_term(there)
                yield finding("road.threat-abroad", field, words=told, state=state)
                break


def commands(draft: Request) -> str:
    """The words by which a letter threatens whoever receives it, itself or by its order."""
    told = [one.text for one in draft.remarks if one.part in OF_EXECUTION]
    told += [(draft.urgency.reason or "") if draft.urgency else ""]
    told += [(draft.transmission.way or "") if draft.transmission else ""]
    for measure in draft.measures:
        told += [text for _, text in _texts(measure, "")]
        told += [measure.order.summary or "", measure.order.title] if measure.order else []
    words = any_of("roads", ("home_compulsion", "daily_fine"))
    said = (one for text in told for one in sentences(text) if not denies(one))
    return next((hit.group(0).strip() for one in said if (hit := words.search(one))), "")


def _on_another_road(draft: Request) -> bool:
    """Whether it goes by a road on which compulsion has findings of its own."""
    told = draft.transmission
    return told is not None and told.road in ELSEWHERE


def _texts(measure: RequestMeasure, path: str) -> Iterator[tuple[str, str]]:
    for name in SAID:
        yield f"{path}.{name}", getattr(measure, name) or ""
    if measure.procedure:
        yield f"{path}.procedure.wished", measure.procedure.wished or ""
