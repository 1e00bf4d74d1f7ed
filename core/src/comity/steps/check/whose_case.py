"""Whose case it is: interests of the requested State, its own courts, and the tie to this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.lint_words import sentences
from comity.steps.check.state_in_text import adjective_of
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.who_is_heard import heard_in
from comity.steps.check.words_beside import word_list, words_in
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_whose_case"]

Kinds = Mapping[str, AssistanceKind]
LIST = "foreseen"
TRIED = ("suspect", "accused")
BEFORE_TRIAL = ("investigation", "prosecution")
OTHERS_SAY = ("essential-interests", "defence-papers", "essential_interests")
THEIR_CASE = (
    "case.same-people-there",
    "case.public-there",
    "case.pending-in-facts",
    "refusal.their-courts",
    "refusal.no-fallback",
    "hearing.at-home",
)


def check_whose_case(
    draft: Request, kinds: Kinds, rules: set[str], *, own_form: bool
) -> Iterator[Finding]:
    """The findings on whose case it is; ``rules`` are those of the findings so far.

    An order with a form of its own has its own rules on who tries a case.
    """
    yield from _interests(draft, kinds, rules)
    if not own_form:
        yield from _could_try(draft, kinds, rules)
    yield from _nationals(draft)


def _interests(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """A force, a service or a State company of the requested State, which a measure reaches."""
    stated = any(one.ground == "essential-interests" for one in draft.statements)
    if stated or any(rule.endswith(OTHERS_SAY) for rule in rules):
        return
    side = draft.requesting.state
    own = re.compile(f"{name_of_state(side).pattern}|{adjective_of(side).pattern}")
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        if kind.items_are == "papers" or (kind.items_are != "matters" and kind.without_facts):
            continue
        for field, text in _reached(draft, measure, f"measures[{index}]"):
            guarded = _said_apart("guarded", text, own)
            company = "" if ".items[" in field else _said_apart("of_state", text, own)
            if guarded or company:
                which = "service" if guarded else "company"
                yield finding(
                    f"refusal.their-interests/{which}",
                    field,
                    measure=measure.id,
                    words=guarded or company,
                )
                return


def _said_apart(name: str, text: str, own: re.Pattern[str]) -> str:
    """Words of a list, in a sentence that names no other matter and not the requesting State."""
    for sentence in sentences(text):
        if own.search(sentence) or word_list(LIST, "not_guarded").search(sentence):
            continue
        if said := words_in(LIST, name, sentence):
            return said
    return ""


def _reached(draft: Request, measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    """Who holds what a measure seeks, what it is, and the bodies there that it concerns."""
    holder = measure.holder
    there = draft.requested.state
    if holder and holder.state in (None, there):
        yield f"{path}.holder.name", holder.name
    if not holder or holder.state in (None, there):
        yield from ((f"{path}.items[{n}]", item) for n, item in enumerate(measure.items))
    for number, person in enumerate(draft.persons):
        same = bool(holder and holder.name == person.name.full)
        meant = person.id in measure.persons and person.role != "victim" and not person.protect
        if meant and person.nature == "legal" and (same or _there(draft, person)):
            yield f"persons[{number}].connection", person.connection or ""


def _there(draft: Request, person: Person) -> bool:
    """Whether an entry places somebody in the requested State, by its name."""
    where = name_of_state(draft.requested.state)
    return bool(where.search(person.location or ""))


def _could_try(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """A national of the requested State who is heard there: it could try the case itself."""
    if draft.proceedings.nature not in BEFORE_TRIAL or rules & set(THEIR_CASE):
        return
    if _listed(draft) or draft.statements or _told_anywhere(draft):
        return
    there, here = draft.requested.state, draft.requesting.state
    heard = {
        person.id
        for measure in draft.measures
        if kind_of(kinds, measure.kind).items_are == "matters"
        for person in heard_in(draft, measure, kind_of(kinds, measure.kind))
    }
    for index, person in enumerate(draft.persons):
        theirs = there in person.nationalities and here not in person.nationalities
        if person.role in TRIED and theirs and not person.protect and person.id in heard:
            at = f"persons[{index}].nationalities"
            yield finding("refusal.could-try", at, person=person.id)
            return


def _listed(draft: Request) -> bool:
    there = owner_of(draft.requested.state)
    return any(owner_of(one.state) == there for one in draft.proceedings.other_states)


def _told_anywhere(draft: Request) -> bool:
    """Whether a text of the request speaks of a case there, or of who tries this one."""
    texts = [part.text for part in free_text(draft)]
    texts += [annex.title for annex in draft.annexes]
    return any(words_in(LIST, "their_case", text) for text in texts)


def _nationals(draft: Request) -> Iterator[Finding]:
    """Victims who are many, and whose nationality ties acts abroad to the requesting State."""
    case = draft.proceedings
    if case.conduct_in_requested_state != "yes":
        return
    if any(words_in(LIST, "proof_of_nationality", one.title) for one in draft.annexes):
        return
    for index, person in enumerate(draft.persons):
        several = words_in(LIST, "in_several", person.name.full)
        own = draft.requesting.state in person.nationalities
        if person.role == "victim" and several and own and not person.protect:
            at = f"persons[{index}].nationalities"
            yield finding("refusal.nationals-unproved", at, person=person.id, words=several)
            return
