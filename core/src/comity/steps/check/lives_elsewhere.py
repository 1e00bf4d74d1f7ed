"""Service at an address in the requested State, on somebody whom the file puts in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.law.states import states
from comity.law.terms import state_named
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.outside_state import state_in
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_lives_elsewhere"]

_PIECES = re.compile(r"[,;(]")


def check_lives_elsewhere(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The finding on an address that the location of the person and a fact both contradict."""
    own = measure.particulars or {}
    there = owner_of(draft.requested.state)
    address = str(own.get("recipient_address") or "")
    if "serve_by" not in kind.particulars or not address or state_in(address) not in ("", there):
        return
    told = [*(str(one) for one in own.values()), measure.title, measure.purpose]
    told += [*measure.items, *(one.text for one in draft.remarks)]
    if any(any_of("heard", ("served_for_another",)).search(text) for text in told if text):
        return
    for person in draft.persons:
        if person.id in measure.persons and not person.protect:
            lives = _lives_in(person)
            if lives not in ("", there) and _fact_says(draft, person, lives):
                at = f"{path}.particulars.recipient_address"
                name = state_named(lives)
                yield finding(
                    "service.lives-elsewhere", at, measure=measure.id, person=person.id, state=name
                )


def _lives_in(person: Person) -> str:
    """The State that a location begins with or ends with; nothing for who can be reached so."""
    if person.counsel or person.represented_by or not person.location:
        return ""
    return state_in(_PIECES.split(person.location)[0]) or state_in(person.location)


def _fact_says(draft: Request, person: Person, lives: str) -> bool:
    """Whether a fact about the person names that State too."""
    names = (states()[lives].name, states()[lives].short)
    about = [one.text for one in draft.facts if person.id in one.persons and not one.handling]
    return any(name and name in text for text in about for name in names)
