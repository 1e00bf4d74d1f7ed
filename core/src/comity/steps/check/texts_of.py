"""What a request tells in words, where several checks look: its facts, and who somebody is."""

from __future__ import annotations

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.steps.protect import withheld_facts

__all__ = ["facts_of", "full_name"]


def facts_of(draft: Request) -> list[tuple[int, str]]:
    """The facts that go into the document, each with its number."""
    held = withheld_facts(draft.read_data())
    return [(n, one.text) for n, one in enumerate(draft.facts) if n not in held]


def full_name(person: Person) -> str:
    """What an entry says of who somebody is: name, calling and tie to the case."""
    return ". ".join((person.name.full, person.occupation or "", person.connection or ""))
