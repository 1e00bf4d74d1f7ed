"""Property that is restrained: what stays allowed, for how long, and what its holder says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.further_words import facts_of, said
from comity.text.messages import finding

__all__ = ["check_held_property"]

Kinds = Mapping[str, AssistanceKind]


def check_held_property(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """The findings on property that is restrained; ``rules`` are those of the findings so far."""
    held = [
        (index, measure)
        for index, measure in enumerate(draft.measures)
        if _restrains(kind_of(kinds, measure.kind))
    ]
    yield from _running(draft, held)
    yield from _how_long(draft, held, rules)
    yield from _their_side(draft, held)


def _restrains(kind: AssistanceKind) -> bool:
    """Whether a measure keeps property until something is decided."""
    return kind.of_property and not kind.decided and "dissipation_risk" in kind.particulars


def _texts(draft: Request, measure: RequestMeasure) -> list[str]:
    texts = [measure.title, measure.purpose, measure.third_parties, measure.proportionality]
    texts += [measure.necessity, measure.fallback, *measure.items]
    texts += [str(value) for value in (measure.particulars or {}).values()]
    texts += [one.text for one in draft.remarks]
    texts += [one.description for one in draft.assets if one.id in measure.assets]
    return [text for text in texts if text]


def _running(draft: Request, held: Sequence[tuple[int, RequestMeasure]]) -> Iterator[Finding]:
    """Accounts of a working business or of people who live on them, and no payment left free."""
    people = {one.id: one for one in draft.persons}
    for index, measure in held:
        own = _texts(draft, measure)
        if any(said("payments_left", text) for text in own):
            continue
        money = measure.accounts or any(said("all_accounts", text) for text in own)
        if not money:
            continue
        owners = {id for id in measure.persons if id in people and people[id].role != "victim"}
        told = [
            (f"facts[{number}].text", text)
            for number, text in facts_of(draft)
            if draft.facts[number].id in measure.facts and owners & set(draft.facts[number].persons)
        ]
        told += [
            (f"persons[{draft.persons.index(people[id])}].connection", people[id].connection or "")
            for id in measure.persons
            if id in owners and not people[id].protect
        ]
        told += [(f"measures[{index}].third_parties", measure.third_parties or "")]
        for field, text in told:
            if words := said("running", text):
                yield finding("asset.running/told", field, measure=measure.id, words=words)
                return
        for text in (measure.title or "", *measure.items):
            if words := said("all_accounts", text):
                at = f"measures[{index}].items"
                yield finding("asset.running/all", at, measure=measure.id, words=words)
                return


def _how_long(
    draft: Request, held: Sequence[tuple[int, RequestMeasure]], rules: set[str]
) -> Iterator[Finding]:
    """A restraint in an investigation, without an order at home and without a date ahead."""
    if draft.proceedings.nature != "investigation" or "asset.no-confiscation" in rules:
        return
    if draft.hearings or any(one.kind == "order" for one in draft.annexes):
        return
    case = draft.proceedings
    around = [case.stage, case.summary, *(one.text for one in draft.remarks)]
    around += [draft.urgency.reason if draft.urgency else None]
    for index, measure in held:
        own = [one.order for one in draft.assets if one.id in measure.assets]
        told = any(said("expected_when", text) for text in (*around, *_texts(draft, measure)))
        if measure.order or any(own) or told:
            continue
        yield finding("asset.how-long", f"measures[{index}].order", measure=measure.id)
        return


def _their_side(draft: Request, held: Sequence[tuple[int, RequestMeasure]]) -> Iterator[Finding]:
    """Property of somebody who is no suspect, secured by surprise, and nothing of what they say."""
    secrecy = draft.confidentiality
    for index, measure in held:
        if not (measure.confidential or (secrecy and secrecy.wanted)):
            continue
        owners = {one.owner for one in draft.assets if one.id in measure.assets and one.owner}
        names = {one.holder for one in measure.accounts if one.holder}
        for person in draft.persons:
            owner = person.id in owners or person.name.full in names
            if person.role != "third-party" or not owner or person.protect:
                continue
            texts = [f.text for f in draft.facts if person.id in f.persons and not f.handling]
            texts += [person.connection or "", measure.third_parties or ""]
            texts += [measure.nexus or "", *(one.text for one in draft.remarks)]
            if not any(said("own_side", text) for text in texts):
                at = f"measures[{index}].third_parties"
                yield finding("asset.their-side", at, measure=measure.id, person=person.id)
                return
