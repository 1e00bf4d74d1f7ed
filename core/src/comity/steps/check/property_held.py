"""Property that is restrained: what stays allowed, for how long, and what its holder says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.texts_of import facts_of
from comity.steps.check.words_beside import word_list, words_in
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_held_property"]

Kinds = Mapping[str, AssistanceKind]
LIST = "foreseen"


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
    """Accounts of a business that the draft shows at work, and no payment left free."""
    for index, measure in held:
        own = _texts(draft, measure)
        if not measure.accounts or any(words_in(LIST, "payments_left", text) for text in own):
            continue
        for field, text in _of_owners(draft, index, measure):
            if said := words_in(LIST, "running", text):
                yield finding("asset.running", field, measure=measure.id, words=said)
                return


def _of_owners(draft: Request, index: int, measure: RequestMeasure) -> Iterator[tuple[str, str]]:
    """What a request tells of those whose property a measure restrains."""
    people = {one.id: one for one in draft.persons}
    owners = {id for id in measure.persons if id in people and people[id].role != "victim"}
    for number, text in facts_of(draft):
        if draft.facts[number].id in measure.facts and owners & set(draft.facts[number].persons):
            yield f"facts[{number}].text", text
    for number, person in enumerate(draft.persons):
        if person.id in owners and not person.protect:
            yield f"persons[{number}].connection", person.connection or ""
    yield f"measures[{index}].third_parties", measure.third_parties or ""


def _how_long(
    draft: Request, held: Sequence[tuple[int, RequestMeasure]], rules: set[str]
) -> Iterator[Finding]:
    """A restraint in an investigation, without an order at home and without a date ahead."""
    case = draft.proceedings
    if case.nature != "investigation" or "asset.no-confiscation" in rules:
        return
    if draft.hearings or case.decisions or any(one.kind == "order" for one in draft.annexes):
        return
    told = free_text(draft)
    around = [part.text for part in told if not part.field.startswith(("facts[", "offences["))]
    if word_list(LIST, "expected_when").search("\n".join(around)):
        return
    for index, measure in held:
        own = [one.order for one in draft.assets if one.id in measure.assets]
        ends = (measure.particulars or {}).get("duration") or measure.deadline
        if not (measure.order or any(own) or ends):
            yield finding("asset.how-long", f"measures[{index}].order", measure=measure.id)
            return


def _their_side(draft: Request, held: Sequence[tuple[int, RequestMeasure]]) -> Iterator[Finding]:
    """Property of somebody who is no suspect, secured by surprise, and nothing of what they say."""
    secrecy = draft.confidentiality
    for index, measure in held:
        if not (measure.confidential or (secrecy and secrecy.wanted)):
            continue
        owners = {one.owner for one in draft.assets if one.id in measure.assets and one.owner}
        owners -= {row.person for one in draft.assets for row in one.third_parties if row.person}
        names = {one.holder for one in measure.accounts if one.holder}
        for person in draft.persons:
            owner = person.id in owners or person.name.full in names
            if person.role != "third-party" or not owner or person.protect:
                continue
            texts: list[str | None] = [
                one.text
                for one in draft.facts
                if (person.id in one.persons or one.id in measure.facts) and not one.handling
            ]
            texts += [one.link_shown for one in draft.assets if one.id in measure.assets]
            texts += [person.connection, measure.third_parties, measure.nexus]
            texts += [measure.necessity, measure.proportionality]
            texts += [one.text for one in draft.remarks]
            if not any(words_in(LIST, "own_side", text) for text in texts):
                at = f"measures[{index}].third_parties"
                yield finding("asset.their-side", at, measure=measure.id, person=person.id)
                return
