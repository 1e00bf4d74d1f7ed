"""What measures reach for: inside papers, data of everyone, tax, and what is simple to get."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import sentences
from comity.steps.check.words_beside import words_in
from comity.steps.protect import withheld_facts
from comity.steps.resolve import Resolved
from comity.text.messages import finding
from comity.text.word_lists import first_topic

__all__ = ["check_things_reached"]

Kinds = Mapping[str, AssistanceKind]
LIST = "foreseen"
PUBLIC = ("authority", "court", "police", "government", "ministry")  # kinds of holders
SHORT = 8  # words of an item that asks for one thing
NO_STRANGERS = ("suspect", "accused", "convicted", "victim")


def check_things_reached(
    resolved: Resolved, draft: Request, kinds: Kinds, rules: set[str]
) -> Iterator[Finding]:
    """The findings on what measures reach for; ``rules`` are those of the findings so far."""
    yield from _business(draft, kinds)
    yield from _everyone(draft, kinds)
    if not any(rule.endswith((".fiscal", ".fiscal-offence")) for rule in rules):
        yield from _tax_beside(resolved, draft, kinds)
    yield from _simple(draft, kinds)


def _business(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Inside papers of a company that is not suspected, and no word on its secrets."""
    suspects = {one.name.full for one in draft.persons if one.role in NO_STRANGERS}
    for index, measure in enumerate(draft.measures):
        kind, holder = kind_of(kinds, measure.kind), measure.holder
        if holder is None or kind.kept_by or kind.of_account:
            continue
        if any(name in holder.name for name in suspects) or _vehicle(draft, holder.name):
            continue
        if (holder.kind or "").casefold() in PUBLIC:
            continue
        if measure.privilege_plan or any(
            words_in(LIST, "kept_secret", text) for text in _words(draft, measure)
        ):
            continue
        for number, item in enumerate(measure.items):
            if said := words_in(LIST, "inside_papers", item):
                at = f"measures[{index}].items[{number}]"
                yield finding(
                    "extent.business-secrets",
                    at,
                    measure=measure.id,
                    words=said,
                    holder=holder.name,
                )
                return


def _vehicle(draft: Request, holder: str) -> bool:
    """Whether a fact tells that money was led away through the holder or out of its hands."""
    name = re.sub(r"^(?:the|die|der|das|la|le|l['’]) ?", "", holder.casefold())
    held = withheld_facts(draft.read_data())
    told = (fact.text for index, fact in enumerate(draft.facts) if index not in held)
    said = (one for text in told for one in sentences(text) if name in one.casefold())
    return bool(name) and any(words_in(LIST, "vehicle", one) for one in said)


def _words(draft: Request, measure: Measure) -> list[str]:
    """Where a request says how what is handed over is treated."""
    texts = [
        measure.confidential,
        measure.privilege,
        measure.proportionality,
        measure.third_parties,
    ]
    texts += [draft.use, draft.data_protection]
    texts += [
        f"{one.text or ''} {one.use or ''} {' '.join(one.promise)}" for one in draft.assurances
    ]
    texts += [one.text for one in draft.remarks]
    if draft.confidentiality and draft.confidentiality.wanted:
        texts.append(draft.confidentiality.may_know)
    return [text for text in texts if text]


def _everyone(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Data of all who were in a place or passed it, for whole days."""
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        marked = any(one.kind != "other" for one in measure.identifiers)
        if kind.items_are in ("matters", "papers") or kind.enters or kind.of_property or marked:
            continue
        texts = [(f"measures[{index}].items[{n}]", item) for n, item in enumerate(measure.items)]
        texts += [
            (f"measures[{index}].identifiers[{n}].value", one.value)
            for n, one in enumerate(measure.identifiers)
        ]
        texts.append((f"measures[{index}].title", measure.title or ""))
        if any(words_in(LIST, "hours", text) for _, text in texts) or _hours(measure):
            continue
        for field, text in texts:
            if said := words_in(LIST, "of_everyone", text):
                yield finding("extent.everyone", field, measure=measure.id, words=said)
                return


def _hours(measure: Measure) -> bool:
    """Whether a measure limits the hours or the place in another field."""
    own = [str(value) for value in (measure.particulars or {}).values()]
    timed = any(one.time or one.until for one in measure.identifiers)
    more = [measure.proportionality, measure.necessity, measure.third_parties]
    return timed or any(words_in(LIST, "hours", text) for text in (*own, *more) if text)


def _tax_beside(resolved: Resolved, draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A tax offence beside others, and measures that serve them all at once."""
    if any(one.ground == "fiscal-offence" for one in draft.statements):
        return
    relied = [basis.instrument for basis in resolved.relied_on()]
    if any(row.only_grounds for one in relied for row in one.provisions):
        return
    if any(row.fiscal for one in relied for row in one.articles):
        return  # it has an article that makes tax no ground, or sets terms for it
    fiscal = {
        one.id
        for one in draft.offences
        if first_topic("fiscal", (one.title, one.category or ""))
        and not words_in(LIST, "of_proceeds", one.title)
    }
    if any(m.fallback for m in draft.measures):
        return
    mixed = [
        (index, measure.id, tuple(id for id in measure.offences if id in fiscal))
        for index, measure in enumerate(draft.measures)
        if kind_of(kinds, measure.kind).coercive
        and fiscal & set(measure.offences)
        and set(measure.offences) - fiscal
    ]
    if mixed:
        index, _, tax = mixed[0]
        yield finding(
            "case.tax-beside",
            f"measures[{index}].offences",
            offences=tax,
            measures=tuple(id for _, id, same in mixed if same == tax),
        )


def _simple(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Measures that ask for nothing but what simpler co-operation gives, and no word on it."""
    around = [*(one.text for one in draft.remarks), *(one.subject or "" for one in draft.earlier)]
    if draft.channels or any(words_in(LIST, "other_road", text) for text in around):
        return
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        own = [measure.purpose, measure.fallback or "", measure.nexus or "", measure.title or ""]
        if kind.items_are == "matters" or kind.data or kind.of_property or measure.necessity:
            continue
        if kind.enters:
            continue  # what is taken by force is nothing that the police can tell
        if any(words_in(LIST, "other_road", text) for text in (*own, *measure.items)):
            continue
        found = [words_in(LIST, "simple_things", item) for item in measure.items]
        if found and all(found) and all(_only(item) for item in measure.items):
            at = f"measures[{index}].items[0]"
            yield finding("road.simple", at, measure=measure.id, words=measure.items[0])
            return


def _only(item: str) -> bool:
    """Whether an item is short enough to be about nothing else."""
    return len(item.split()) <= SHORT
