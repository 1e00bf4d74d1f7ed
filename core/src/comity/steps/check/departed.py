"""Who has died: the dead have no remedy, no trial to fear and no client to be told."""

from __future__ import annotations

from comity.model.drafts.persons import Person
from comity.steps.check.point_seen import Seen, has

__all__ = ["departed", "victims_alone"]


def departed(person: Person) -> bool:
    """Whether the entry of somebody tells that the person, or all of a group, has died."""
    told = f"{person.connection or ''}\n{person.occupation or ''}"
    return bool(has("is-dead", told) or has("entry-of-dead", f"{person.name.full}\n{told}"))


def victims_alone(seen: Seen, words: str) -> bool:
    """Whether words are told of a victim or of somebody dead, and of nobody else who is listed."""
    plain = words.casefold()
    people = [one for one in seen.draft.persons if not one.protect]
    told = [one for one in people if plain in f"{one.occupation} {one.connection}".casefold()]
    return bool(told) and all(one.role == "victim" or departed(one) for one in told)
