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

ABOUT = frozenset({"suspect", "accused", "convicted", "victim"})
LEAST = 3  # signs of a name or a mark that is looked for in a text


def check_background(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """One line of advice on facts that nothing refers to: those that name what is sought, or most.

    Background that convinces may stand alone, so that a few such facts are no lack.
    """
    used = {name for measure in draft.measures for name in measure.facts}
    used |= {name for offence in draft.offences for e in offence.elements for name in e.facts}
    if not used:
        return
    resting = [m for m in draft.measures if not kind_of(kinds, m.kind).without_facts]
    open_facts = [
        (index, fact)
        for index, fact in enumerate(draft.facts)
        if fact.id not in used and not (fact.handling and not fact.consent)
    ]  # a fact that is withheld will be in no document
    near = [
        (index, fact.id, m.id)
        for index, fact in open_facts
        for m in resting
        if _names_its_target(m, fact) and not _told_elsewhere(draft, m, fact)
    ]
    if near:
        facts = tuple(dict.fromkeys(id for _, id, _ in near))
        measures = tuple(dict.fromkeys(id for _, _, id in near))
        at = f"facts[{near[0][0]}]"
        yield finding("form.fact-unused/near", at, facts=facts, measures=measures)
    elif len(open_facts) > 1 and len(open_facts) * 2 > len(draft.facts):
        unused = tuple(fact.id for _, fact in open_facts)
        if all(_of_the_offence(draft, fact) for _, fact in open_facts):
            return
        yield finding("form.fact-unused/rest", f"facts[{open_facts[0][0]}]", facts=unused)


def _of_the_offence(draft: Request, fact: Fact) -> bool:
    """Whether a fact tells of the offence itself, and its elements are not set out one by one."""
    if any(one.elements for one in draft.offences):
        return False
    roles = {one.id: one.role for one in draft.persons}
    hurt = any(roles.get(name) in ABOUT for name in fact.persons)
    spans = [(one.committed_from, one.committed_to) for one in draft.offences]
    return hurt or any(
        fact.date and start and start <= fact.date <= (end or start) for start, end in spans
    )


def _told_elsewhere(draft: Request, measure: Measure, fact: Fact) -> bool:
    """Whether a fact on which the measure rests is about the same person."""
    used = [one for one in draft.facts if one.id in measure.facts]
    people = {name for one in used for name in one.persons}
    return bool(people & set(fact.persons))


def _names_its_target(measure: Measure, fact: Fact) -> bool:
    """Whether a fact names the account, the identifier or the holder of a measure."""
    marks = [mark.value for mark in measure.identifiers]
    marks += [account.number or account.iban or "" for account in measure.accounts]
    marks += [measure.holder.name] if measure.holder else []
    return any(speaks_of(fact.text, mark) for mark in marks if len(mark) >= LEAST)
