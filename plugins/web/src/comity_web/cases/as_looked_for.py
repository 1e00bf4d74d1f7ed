"""An entry of a person as the core looks for it in texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from comity.pipeline.files_beside import protected_in
from comity.steps.protect.identity import Identity
from comity.steps.read.given_tree import reading_of_tree
from comity_web.cases.sender_dropped import name_of
from comity_web.core import host

__all__ = ["as_protected", "identities_of"]

Person = Mapping[str, Any]


def as_protected(person: Person) -> dict[str, Any]:
    """The entry as one that protects the person, whatever it says of that."""
    return {**person, "protect": person.get("protect") or "pseudonym"}


def identities_of(person: Person, others: Iterable[Person]) -> Iterator[Identity]:
    """A person as looked for beside those who need no protection; none where nothing is read.

    Whoever is listed under the same name is the same person, whatever their id.
    """
    apart = [one for one in others if not name_of(one) or name_of(one) != name_of(person)]
    view = host().for_case()
    tree = {"schema": "1", "kind": "request", "persons": [person, *apart]}
    found = reading_of_tree(tree, Path("earlier.yaml"), view.document_types())
    yield from protected_in(found, view)
