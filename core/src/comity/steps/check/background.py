"""Facts on which nothing rests: what could rest on them, and that they may stay as background."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_case import Fact
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.marks import speaks_of
from comity.text.messages import finding

__all__ = ["check_background"]

LEAST = 3  # signs of a name or a mark that is looked for in a text


def check_background(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """Advice on each fact that a measure could rest on; one finding for all other unused facts.

    A fact is never to be left out for this: the document states it, and it may be what convinces.
    """
    used = {name for measure in draft.measures for name in measure.facts}
    used |= {name for offence in draft.offences for e in offence.elements for name in e.facts}
    if not used:
        return
    resting = [m for m in draft.measures if not kind_of(kinds, m.kind).without_facts]
    rest: list[int] = []
    for index, fact in enumerate(draft.facts):
        withheld = fact.handling and not fact.consent  # it will be in no document
        if fact.id in used or withheld:
            continue
        near = tuple(m.id for m in resting if _is_about(draft, m, fact))
        if not near:
            rest.append(index)
            continue
        yield finding("form.fact-unused/near", f"facts[{index}]", fact=fact.id, measures=near)
    if rest:
        unused = tuple(draft.facts[index].id for index in rest)
        yield finding("form.fact-unused/rest", f"facts[{rest[0]}]", facts=unused)


def _is_about(draft: Request, measure: Measure, fact: Fact) -> bool:
    """Whether a fact names a person, the holder or an identifier of the measure."""
    if set(fact.persons) & set(measure.persons):
        return True
    marks = [mark.value for mark in measure.identifiers]
    marks += [account.number or account.iban or "" for account in measure.accounts]
    marks += [measure.holder.name] if measure.holder else []
    for person in draft.persons:
        if person.id in measure.persons and not person.protect:
            marks += [person.name.full, *person.name.aliases]
    return any(speaks_of(fact.text, mark) for mark in marks if len(mark) >= LEAST)
