"""Against whom an earlier judgment was given: somebody whose case this is, or somebody else?"""

from __future__ import annotations

import re

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request

__all__ = ["is_of_somebody_else"]

TRIED = frozenset({"suspect", "accused"})
WORD = re.compile(r"[^\W\d_][\w'’-]*")
LEAST = 5  # letters of a word by which an occupation is known


def is_of_somebody_else(text: str, draft: Request) -> bool:
    """Whether a text tells of a judgment by naming a person who is no suspect, and no suspect.

    A person is named by the id, by the name or by a word of the occupation: “the adviser”.
    """
    suspects = [one for one in draft.persons if one.role in TRIED]
    others = [one for one in draft.persons if one.role not in TRIED]
    if not suspects or any(_named(one, text) for one in suspects):
        return False
    callings = {word for one in suspects for word in _calling(one)}
    return any(_named(one, text) or _called(one, text, callings) for one in others)


def _named(person: Person, text: str) -> bool:
    names = [person.id, person.name.full, person.name.family or "", *person.name.aliases]
    names += person.name.full.split()[-1:] if person.nature != "legal" else []
    found = (re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) for one in names if len(one) > 1)
    return any(found)


def _called(person: Person, text: str, of_suspects: set[str]) -> bool:
    said = {word.casefold() for word in WORD.findall(text)}
    return bool(said & (_calling(person) - of_suspects))


def _calling(person: Person) -> set[str]:
    words = (word.casefold() for word in WORD.findall(person.occupation or ""))
    return {word for word in words if len(word) >= LEAST}
