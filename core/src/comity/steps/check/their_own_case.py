"""A case of the requested State on the same facts: one that it has, and one that it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from comity.law.assistance_kinds import kind_of
from comity.law.states import short_name_of, states
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.common_crime import (
    found_in_case,
    pursued_there,
    taken_over,
    words_of_pursuit,
)
from comity.steps.assess.direct_orders import stays_in_one_state
from comity.steps.assess.holding import grounds_closed
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import says
from comity.steps.check.words_beside import word_list, words_in
from comity.steps.protect import withheld_facts
from comity.steps.resolve import Resolved
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import any_of, first_topic

__all__ = ["check_their_case", "is_over", "name_of_state", "theirs_in"]

Kinds = Mapping[str, AssistanceKind]
LEAST = 5  # letters of a State's name by which its adjective is known: Malay-sia, Malay-sian
NEAR = 25  # letters around an authority or an office in which the State is named


def check_their_case(resolved: Resolved, draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on a case that the requested State has, or may have, on the same facts."""
    yield from _same_people(draft, kinds)
    yield from _ended(draft, kinds)
    if taken_over(draft):
        return
    there = owner_of(draft.requested.state)
    listed = any(owner_of(one.state) == there for one in draft.proceedings.other_states)
    contacts = any(one.kind == "contact" for one in draft.earlier)
    told = [one.already_held or one.fallback or one.not_before for one in draft.measures]
    if listed or stays_in_one_state(draft) or contacts or any(told) or draft.statements:
        return
    named = name_of_state(there)
    if (found := _case_in_facts(draft, named)) is not None:
        yield found
    elif not grounds_closed(resolved):
        yield from _public_there(draft, named)


def _same_people(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """They pursue people there, and what they hold is wanted to try the same people here."""
    index = pursued_there(draft)
    if index is None or draft.statements:
        return
    matter = draft.proceedings.other_states[index].matter
    words = words_of_pursuit(theirs_in(draft, matter))
    if not words or is_over(matter):
        return
    for measure in draft.measures:
        heard = kind_of(kinds, measure.kind).items_are == "matters"
        if not heard and found_in_case("to_try", f"{measure.purpose} {measure.result or ''}"):
            at = f"proceedings.other_states[{index}].matter"
            yield finding("case.same-people-there", at, measure=measure.id, words=words)
            return


def _ended(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A case there on the same acts was dropped or ended in an acquittal, and what is left?"""
    if draft.proceedings.nature == "execution" or draft.statements:
        return
    asked = [kind_of(kinds, one.kind) for one in draft.measures]
    if all(one.decided or one.without_facts for one in asked):
        return
    there = owner_of(draft.requested.state)
    told = [draft.proceedings.earlier_judgments, *(one.text for one in draft.remarks)]
    told += [one.text for one in draft.facts] + [
        one.matter for one in draft.proceedings.other_states
    ]
    if any(words_in("point_words", "facts-apart", text) for text in told):
        return
    for index, one in enumerate(draft.proceedings.other_states):
        over = is_over(one.matter) and not words_in("formal_words", "no_merits", one.matter)
        words = _ended_by("on_merits", one.matter) if over else ""
        if words and owner_of(one.state) == there:
            at = f"proceedings.other_states[{index}]"
            yield finding("case.ended-there", at, words=words)
            return


def is_over(matter: str) -> bool:
    """Whether an entry tells that a case there is over, and nothing that still goes on."""
    if words_in("formal_words", "goes_on_there", matter):
        return False
    return bool(_ended_by("over_there", matter))


def _ended_by(name: str, matter: str) -> str:
    """The first words of a list in a sentence that denies nothing before them."""
    for one in sentences(matter):
        hit = word_list("formal_words", name).search(one)
        if hit and not denies(one[: hit.end()]):
            return " ".join(hit.group(0).split())
    return ""


def theirs_in(draft: Request, matter: str) -> str:
    """What is told of a case there, less the sentences in which the requesting State acts."""
    own = re.compile(rf"(?:the )?{name_of_state(draft.requesting.state).pattern}", re.IGNORECASE)
    return ". ".join(one for one in sentences(matter) if not own.match(one))


@cache
def name_of_state(code: str) -> re.Pattern[str]:
    """The name of a State, and what begins like it where no other State does: its adjective."""
    name = short_name_of(code)
    begins = name[:LEAST]
    alone = sum(short_name_of(other).startswith(begins) for other in states()) == 1
    if len(name) > LEAST and begins.isalpha() and alone:
        return re.compile(rf"\b{re.escape(begins)}\w*")
    return re.compile(rf"\b{re.escape(name)}\b")


def _case_in_facts(draft: Request, named: re.Pattern[str]) -> Finding | None:
    """A sentence in which an authority there investigates, seizes or prosecutes of its own."""
    held = withheld_facts(draft.read_data())
    for index, fact in enumerate(draft.facts):
        if index in held:
            continue
        for said in sentences(fact.text):
            if words := _of_their_own(said, named, name_of_state(draft.requesting.state)):
                at = f"facts[{index}].text"
                return finding("case.pending-in-facts", at, fact=fact.id, words=words)
    return None


def _of_their_own(said: str, named: re.Pattern[str], own: re.Pattern[str] | None = None) -> str:
    """What a sentence says that an authority of the State does; or nothing.

    A sentence that names the requesting State too (``own``) may speak of its authorities.
    """
    if own is not None and own.search(said):
        return ""
    if denies(said) or any_of("execution", ("in_step",)).search(said):
        return ""
    for force in any_of("case", ("of_force",)).finditer(said):
        if not named.search(said[max(0, force.start() - NEAR) : force.end() + NEAR]):
            continue
        acts = any_of("case", ("investigated", "pursued")).finditer(said)
        act = next((one for one in acts if _apart(one, force)), None)
        if act is not None:
            return act.group(0).strip()
    return ""


def _apart(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.end() <= other.start() or one.start() >= other.end()


def _public_there(draft: Request, named: re.Pattern[str]) -> Iterator[Finding]:
    """Public office or public money of the requested State in a case of corruption or fraud."""
    titles = [text for one in draft.offences for text in (one.title, one.category or "")]
    if not first_topic("of-office", titles) or _spoken_of(draft, named):
        return
    variant = _waits(draft)
    held = withheld_facts(draft.read_data())
    for index, fact in enumerate(draft.facts):
        for said in sentences(fact.text) if index not in held else ():
            for thing in any_of("case", ("public_thing",)).finditer(said):
                around = said[max(0, thing.start() - NEAR) : thing.end() + NEAR]
                if named.search(around):
                    at = f"facts[{index}].text"
                    words = thing.group(0)
                    yield finding(variant, at, fact=fact.id, words=words)
                    return


def _waits(draft: Request) -> str:
    """Whether an earlier request has no answer, and nothing names a delay, terms or a part."""
    letters = [one.result or "" for one in draft.earlier if one.kind == "request"]
    waits = any(says("unanswered", one) or says("no_result", one) for one in letters)
    if waits and not any(found_in_case("put_forward", p.text) for p in free_text(draft)):
        return "case.public-there/waiting"
    return "case.public-there"


def _spoken_of(draft: Request, named: re.Pattern[str]) -> bool:
    """Whether a text beside the facts tells of an investigation there."""
    texts = [draft.proceedings.stage, draft.proceedings.summary, draft.proceedings.remedies]
    texts += [draft.proceedings.jurisdiction_ground, draft.subject]
    texts += [one.text for one in draft.remarks]
    said = (sentence for text in texts if text for sentence in sentences(text))
    there = re.compile(rf"{named.pattern}|\b(?:requested State|your)\b")
    return any(_of_their_own(one, there) for one in said)
