"""Facts on which nothing rests: what could rest on them, and that they may stay as background."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_case import Fact
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.assess.marks import speaks_of
from comity.text.written import listed

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
        near = [m.id for m in resting if _is_about(draft, m, fact)]
        if not near:
            rest.append(index)
            continue
        names = listed(near)
        yield Finding(
            Severity.ADVICE,
            "form.fact-unused",
            f"{fact.id} is about the same thing as {names}, but nothing rests on it.",
            f"facts[{index}]",
            f"Add {fact.id} under `facts:` of {listed(near, 'or')} if it shows why that is "
            "needed, or under an element of an offence that it proves. Otherwise keep it as "
            "background.",
        )
    if rest:
        names = listed(draft.facts[index].id for index in rest)
        it, which = ("it", "it") if len(rest) == 1 else ("them", "one of them")
        yield Finding(
            Severity.ADVICE,
            "form.fact-unused",
            f"No measure and no element of an offence rests on {names}.",
            f"facts[{rest[0]}]",
            f"Keep {it} as background. If a measure or an element rests on {which}, name it there "
            "under `facts:`.",
        )


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
