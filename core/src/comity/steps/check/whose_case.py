"""Whose case it is: interests of the requested State, its own courts, and the tie to this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.law.states import short_name_of, states
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.further_words import (
    facts_of,
    full_name,
    named_state,
    said,
    said_apart,
    told_anywhere,
)
from comity.text.messages import finding

__all__ = ["check_whose_case"]

Kinds = Mapping[str, AssistanceKind]
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


def check_whose_case(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """The findings on whose case it is; ``rules`` are those of the findings so far."""
    yield from _interests(draft, kinds, rules)
    yield from _in_their_service(draft, rules)
    yield from _could_try(draft, kinds, rules)
    yield from _no_tie(draft)
    yield from _nationals(draft)


def _touched(draft: Request, rules: set[str]) -> bool:
    """Whether the request or a finding speaks of essential interests already."""
    stated = any(one.ground == "essential-interests" for one in draft.statements)
    return stated or any(rule.endswith(OTHERS_SAY) for rule in rules)


def _interests(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """A force, a service or a State company of the requested State, which a measure reaches."""
    if _touched(draft, rules):
        return
    own = draft.requesting.state
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        if kind.items_are == "papers" or (kind.items_are != "matters" and kind.without_facts):
            continue
        for field, text in _reached(draft, measure, f"measures[{index}]"):
            guarded = said_apart("guarded", text, own, "not_guarded")
            company = "" if ".items[" in field else said_apart("of_state", text, own)
            if guarded or company:
                which = "service" if guarded else "company"
                yield finding(
                    f"refusal.their-interests/{which}",
                    field,
                    measure=measure.id,
                    words=guarded or company,
                )
                return


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
    where = named_state(draft.requested.state)
    return bool(where.search(person.location or ""))


def _in_their_service(draft: Request, rules: set[str]) -> Iterator[Finding]:
    """A suspect who acts, or acted, for the requested State."""
    if _touched(draft, rules) or draft.statements or _listed(draft):
        return
    there, here = draft.requested.state, draft.requesting.state
    for index, person in enumerate(draft.persons):
        if person.role not in TRIED or person.protect or person.immunity:
            continue
        if here in person.nationalities or named_state(here).search(full_name(person)):
            continue
        text = f"{person.occupation or ''}. {person.name.full}"
        if there in person.nationalities:
            text = f"{text}. {person.connection or ''}"
        elif not named_state(there).search(text):
            continue
        if words := said("in_office", text):
            at = f"persons[{index}]"
            yield finding("refusal.their-officer", at, person=person.id, words=words)
            return


def _listed(draft: Request) -> bool:
    there = owner_of(draft.requested.state)
    return any(owner_of(one.state) == there for one in draft.proceedings.other_states)


def _could_try(draft: Request, kinds: Kinds, rules: set[str]) -> Iterator[Finding]:
    """A national of the requested State who is there: it could try the case itself."""
    if draft.proceedings.nature not in BEFORE_TRIAL or rules & set(THEIR_CASE):
        return
    if _listed(draft) or draft.statements or told_anywhere(draft, ("their_case",)):
        return
    there, here = draft.requested.state, draft.requesting.state
    for index, person in enumerate(draft.persons):
        theirs = there in person.nationalities and here not in person.nationalities
        if person.role not in TRIED or person.protect or not theirs:
            continue
        if _wanted_of(draft, kinds, person):
            at = f"persons[{index}].nationalities"
            yield finding("refusal.could-try", at, person=person.id)
            return


def _wanted_of(draft: Request, kinds: Kinds, person: Person) -> bool:
    """Whether somebody is heard there, or is there and a measure compels what concerns them."""
    return any(
        person.id in measure.persons
        and (kind.items_are == "matters" or (kind.coercive and _there(draft, person)))
        and not kind.preserving
        for measure in draft.measures
        for kind in (kind_of(kinds, measure.kind),)
    )


def _no_tie(draft: Request) -> Iterator[Finding]:
    """Conduct that the request places elsewhere, and nothing that ties it to this State."""
    case = draft.proceedings
    if case.jurisdiction_ground or case.conduct_in_requested_state == "yes" or draft.statements:
        return
    here = draft.requesting.state
    placed = [(f"offences[{n}].place", one.place) for n, one in enumerate(draft.offences)]
    placed += [(f"facts[{n}].place", one.place) for n, one in enumerate(draft.facts)]
    told = [(field, place) for field, place in placed if place]
    offences = [place for _, place in told]
    texts = [*offences, case.summary or "", case.stage or "", draft.subject or ""]
    texts += [text for _, text in facts_of(draft)]
    texts += [f"{full_name(one)} {one.location or ''}" for one in draft.persons]
    own = named_state(here)
    people = any(here in one.nationalities for one in draft.persons)
    if not told or people or any(own.search(text) for text in texts):
        return
    abroad = [(field, place) for field, place in told if _names_a_state(place)]
    if len(abroad) == len(told):
        field, place = abroad[0]
        yield finding("refusal.no-tie", field, words=place)


def _names_a_state(place: str) -> bool:
    """Whether a place gives a State by its everyday name."""
    return any(re.search(rf"\b{re.escape(short_name_of(code))}\b", place) for code in states())


def _nationals(draft: Request) -> Iterator[Finding]:
    """Victims who are many, and whose nationality ties acts abroad to the requesting State."""
    case = draft.proceedings
    if case.conduct_in_requested_state != "yes":
        return
    if any(said("proof_of_nationality", one.title) for one in draft.annexes):
        return
    for index, person in enumerate(draft.persons):
        several = said("in_several", person.name.full)
        own = draft.requesting.state in person.nationalities
        if person.role == "victim" and several and own and not person.protect:
            at = f"persons[{index}].nationalities"
            yield finding("refusal.nationals-unproved", at, person=person.id, words=several)
            return
