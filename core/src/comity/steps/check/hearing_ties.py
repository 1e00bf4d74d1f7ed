"""What ties a person who is heard to those who are accused: a company, a family."""

from __future__ import annotations

import re

from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Request
from comity.text.word_lists import any_of

__all__ = ["acts_for", "kin_of"]


def acts_for(draft: Request, person: Person) -> str:
    """The id of a body for which a person acts, and which the request ties to the conduct."""
    for body in draft.persons:
        if body.nature == "legal" and _for(person, body) and _tied(draft, body):
            return body.id
    return ""


def _for(person: Person, body: Person) -> bool:
    names = [person.name.full, *person.name.aliases]
    if any(_holds(body.represented_by, name) for name in names):
        return True
    told = [text for text in (person.occupation, person.connection) if text]
    return any(
        any_of("heard", ("acts_for",)).search(text) and _holds(text, body.name.full)
        for text in told
    )


def _holds(text: str | None, name: str) -> bool:
    """Whether a text names somebody, by whole words."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text or "", re.IGNORECASE)
    return len(name) > 3 and found is not None


def _tied(draft: Request, body: Person) -> bool:
    """Whether a body is a suspect itself, or stands in a fact together with one."""
    if body.role in CHARGED or any(body.id in one.persons for one in draft.offences):
        return True
    if body.role == "victim":
        return False
    suspects = {one.id for one in draft.persons if one.role in CHARGED}
    return any(
        body.id in fact.persons and suspects & set(fact.persons)
        for fact in draft.facts
        if not fact.handling
    )


def kin_of(draft: Request, person: Person) -> str:
    """The words by which a person is a relative of somebody who is not a victim; or nothing."""
    victims = [one for one in draft.persons if one.role == "victim"]
    if person.role == "victim":
        return ""
    for text in (person.connection, person.occupation):
        found = any_of("heard", ("kin",)).search(text or "")
        rest = (text or "")[found.start() :] if found else ""
        of_victim = any_of("heard", ("of_victim",)).search(rest)
        if found and not of_victim and not any(one.name.full in rest for one in victims):
            return found.group(0)
    return ""
