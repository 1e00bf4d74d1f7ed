"""The whole where a part would do, a group where a person is meant, and people who are in between.

One question for each: why a part, a copy or one person is not enough, and what is done with the
rest. Who has answered it under ``necessity`` or ``proportionality`` is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import shortened, speaks, undenied
from comity.steps.check.needs import agreed
from comity.steps.check.words_beside import word_list as listed
from comity.text.messages import finding
from comity.text.word_lists import any_of, first_topic

__all__ = ["check_part"]

TOLD = ("lint.all-data", "extent.unsorted", "asset.ceiling-missing")
CEILINGS = ("total_amount", "amount_in_requested_state", "value", "value_in_requested_state")
QUOTED = 80  # signs of an item


def check_part(
    draft: Request,
    measure: RequestMeasure,
    path: str,
    kind: AssistanceKind,
    found: Iterable[Finding],
) -> Iterator[Finding]:
    """The findings on what a measure takes beyond what is needed; ``found`` are those so far."""
    if agreed(measure):
        return
    reasoned = bool(measure.necessity or measure.proportionality)
    told = any(one.rule in TOLD and one.field.startswith((f"{path}.", path)) for one in found)
    if not reasoned and not told:
        yield from _whole(draft, measure, path, kind)
    if not (measure.proportionality or measure.privilege_plan or told):
        yield from _group(draft, measure, path, kind)
    if kind.enters or kind.data == "content":
        yield from _others(draft, measure, path, kind)
    yield from _password(draft, measure, path, kind)


def _whole(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    for index, item in enumerate(measure.items):
        at = f"{path}.items[{index}]"
        if kind.of_property:
            continue  # `asset.balance-whole` speaks of these
        if not (kind.enters or kind.records):
            return
        if undenied("breadth", "whole_thing", item) and not measure.fallback:
            yield finding("extent.whole/thing", at, words=shortened(item, QUOTED))
            return
        left_open = bool(listed("point_words", "or-copies").search(item))
        if undenied("breadth", "original", item) and not (left_open or _forensic(draft, measure)):
            yield finding("extent.whole/original", at, words=shortened(item, QUOTED))
            return


def _forensic(draft: Request, measure: RequestMeasure) -> bool:
    """Whether the thing itself is the evidence: handwriting, traces, a forged paper."""
    facts = [fact.text for fact in draft.facts if fact.id in measure.facts]
    told = [measure.purpose, measure.result or "", measure.nexus or "", *measure.items, *facts]
    titles = [o.title for o in draft.offences if not measure.offences or o.id in measure.offences]
    return any(any_of("breadth", ("forensic",)).search(text) for text in (*told, *titles))


def _group(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """Data of a group of people, none of whom the draft names."""
    if kind.of_property or not (kind.electronic or kind.records or kind.items_are == "papers"):
        return
    if kind.preserving or any(_known(p) for p in draft.persons if p.id in measure.persons):
        return
    texts = [(f"{path}.items[{n}]", item) for n, item in enumerate(measure.items)]
    texts.append((f"{path}.title", measure.title or ""))
    texts += [(f"{path}.particulars.area", str((measure.particulars or {}).get("area") or ""))]
    for at, text in texts:
        if words := undenied("breadth", "group", text):
            yield finding("extent.group", at, words=words)
            return


def _known(person: Person) -> bool:
    return person.role in CHARGED and not first_topic("unknown-person", [person.name.full])


def _others(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """Things of others at a place that is searched: of the family, of those who work there."""
    if measure.third_parties or measure.privilege_plan:
        return
    at = f"{path}.third_parties"
    reasons = " ".join(filter(None, (measure.proportionality, measure.necessity, measure.nexus)))
    if listed("open_words", "left_out").search(reasons):
        return
    beside = _beside(draft, measure) if kind.enters else ""
    if beside:
        yield finding("extent.others/person", at, person=beside)
        return
    told = [fact.text for fact in draft.facts if not measure.facts or fact.id in measure.facts]
    told += [measure.nexus or "", measure.title or "", *measure.place]
    lives = next((words for text in told if (words := undenied("breadth", "lives_with", text))), "")
    if lives and kind.enters:
        yield finding("extent.others/home", at, words=lives)
        return
    open_items = [item for item in measure.items if not speaks("bounded", item)]
    found = next(
        (words for item in open_items if (words := undenied("breadth", "found_there", item))), ""
    )
    if found and kind.enters and kind.intrusive:
        yield finding("extent.others/found", at, words=found)


def _beside(draft: Request, measure: RequestMeasure) -> str:
    """A person who is no suspect and has the address that is searched."""
    lines = {line.casefold() for line in measure.place[:1]}
    here = [p for p in draft.persons if p.nature != "legal" and _lives_at(p, lines)]
    suspects = [p for p in here if p.role in CHARGED]
    others = [p for p in here if p.role not in CHARGED and not p.protect]
    return others[0].id if suspects and others else ""


def _lives_at(person: Person, lines: set[str]) -> bool:
    return any(line.casefold() in lines for line in person.address[:1])


def _password(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """Secrets by which data are opened: of a suspect, who need not help, and of a provider."""
    texts = [(f"{path}.items[{n}]", item) for n, item in enumerate(measure.items)]
    texts += [(f"{path}.questions[{n}]", item) for n, item in enumerate(measure.questions)]
    texts += [(f"{path}.result", measure.result or "")]
    if measure.procedure:
        texts.append((f"{path}.procedure.wished", measure.procedure.wished or ""))
    place, words, text = next(
        ((at, w, text) for at, text in texts if (w := undenied("breadth", "password", text))),
        ("", "", ""),
    )
    if not words:
        return
    asked = [p.id for p in draft.persons if p.id in measure.persons and p.role in CHARGED]
    written = kind.enters and listed("open_words", "written_down").search(text)
    if asked and not written and (kind.enters or kind.items_are == "matters"):
        yield finding("extent.password/person", place, words=words, person=asked[0])
    elif kind.of_account and measure.holder and not kind.preserving and not _of_a_card(words):
        yield finding("extent.password/provider", place, words=words, holder=measure.holder.name)


def _of_a_card(words: str) -> bool:
    """Whether the secret is that of a SIM card, which an operator keeps with its subscriber."""
    return words.casefold().startswith("pin")
