"""What assistance is not for: a case that the other State should run, or one that is not open.

With it what a request owes on the penalty, on data of many people and on a case pending there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.common_crime import civil_only, taken_over
from comity.steps.assess.holding import grounds_closed, grounds_held
from comity.steps.check.extent_of_taking import of_many
from comity.steps.check.lint_words import denies, found, sentences, undenied
from comity.steps.check.point_seen import none_there
from comity.steps.check.received_data import data_protected
from comity.steps.check.their_own_case import is_over
from comity.steps.check.words_beside import words_in
from comity.steps.resolve import Resolved
from comity.text.messages import finding
from comity.text.word_lists import any_of, first_topic

__all__ = ["check_beyond"]

Kinds = Mapping[str, AssistanceKind]


def check_beyond(resolved: Resolved, draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on what a request is for, and on what it leaves unsaid about that."""
    topics = {held.ground.topic for held in grounds_held(resolved)}
    yield from _theirs_to_run(draft, kinds)
    yield from _no_case(draft)
    yield from _pending_there(draft, topics)
    if not grounds_closed(resolved):
        yield from _penalty(draft, kinds, topics)
    if "data-protection" not in topics:
        yield from _data(draft, kinds)


def _theirs_to_run(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A measure by which the other State would investigate or prosecute on its own account."""
    for index, measure in enumerate(draft.measures):
        kind = kinds.get(measure.kind)
        if kind is None or kind.routed or "better_placed" in kind.particulars:
            continue
        texts = [(f"measures[{index}].title", measure.title or "")]
        texts += [(f"measures[{index}].items[{n}]", item) for n, item in enumerate(measure.items)]
        for field, text in texts:
            if words := undenied("execution", "theirs_to_run", text):
                yield finding("aim.their-case", field, words=words)
                break


def _no_case(draft: Request) -> Iterator[Finding]:
    for name in ("stage", "summary"):
        text = getattr(draft.proceedings, name)
        if words := found("execution", "no_case", text):
            yield finding("aim.no-case", f"proceedings.{name}", words=words)
            return


def _pending_there(draft: Request, topics: set[str]) -> Iterator[Finding]:
    """A case of the requested State's own, and no word on how the two go together."""
    told = [one.already_held or one.fallback or one.not_before for one in draft.measures]
    contacts = any(one.kind == "contact" for one in draft.earlier)
    if "pending-proceedings" in topics or any(told) or draft.statements or contacts:
        return
    if taken_over(draft):
        return
    for index, other in enumerate(draft.proceedings.other_states):
        there = owner_of(other.state) == owner_of(draft.requested.state)
        matter = other.matter
        open_there = there and not (
            civil_only(matter) or none_there(matter) or is_over(matter) or _has_ended(matter)
        )
        if open_there and not _in_step(draft, other.matter):
            yield finding("aim.pending-there", f"proceedings.other_states[{index}].matter")
            return


def _has_ended(matter: str) -> bool:
    """Whether all that is told is a sentence that was given, or a surrender that was declined."""
    goes_on = words_in("formal_words", "goes_on_there", matter)
    return not goes_on and bool(words_in("formal_words", "sentenced_or_declined", matter))


def _in_step(draft: Request, matter: str) -> bool:
    """Whether the entry, or what the draft tells of jurisdiction, tells how the cases fit."""
    texts = (matter, draft.proceedings.jurisdiction_ground or "")
    return any(any_of("execution", ("in_step",)).search(text) for text in texts)


def _penalty(draft: Request, kinds: Kinds, topics: set[str]) -> Iterator[Finding]:
    """A penalty that many States bar, where no ground that holds would raise it."""
    without = all(kinds[m.kind].without_facts for m in draft.measures if m.kind in kinds)
    said = any(one.kind in ("death-penalty", "punishment") for one in draft.assurances)
    said = said or any(one.ground == "other" for one in draft.statements)
    if said or without:
        return
    for index, offence in enumerate(draft.offences):
        at, penalty = f"offences[{index}].maximum_penalty", offence.maximum_penalty
        word = any_of("execution", ("no_release",)).search(penalty.text)
        cruel = first_topic("cruel-punishment", [penalty.text])
        if (penalty.death and _spared(draft, "by-death")) or (cruel and _spared(draft, "by-blows")):
            continue
        if penalty.death and "death-penalty" not in topics:
            yield finding("undertaking.penalty/death", at, offence=offence.id)
        elif cruel and "fundamental-rights" not in topics and not denies(penalty.text):
            yield finding("undertaking.penalty/corporal", at, words=cruel)
        elif word and not penalty.death:
            yield finding("undertaking.penalty/life", at, words=word.group(0))


def _spared(draft: Request, name: str) -> bool:
    """Whether a fact or a remark says that a punishment cannot be applied, or was commuted."""
    told = [*(one.text for one in draft.facts), *(one.text for one in draft.remarks)]
    convicted = any(one.role == "convicted" for one in draft.persons)
    if convicted and any(words_in("point_words", "commuted", text) for text in told):
        return True
    return any(
        words_in("point_words", name, one) and words_in("point_words", "cannot-be-applied", one)
        for text in told
        for one in sentences(text)
    )


def _data(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    if data_protected(draft):
        return
    for measure in draft.measures:
        kind = kinds.get(measure.kind)
        wide = kind is not None and (kind.electronic or kind.sweeping or kind.records)
        if wide and (words := of_many(measure)):
            yield finding("undertaking.data-unsaid", "data_protection", words=words)
            return
