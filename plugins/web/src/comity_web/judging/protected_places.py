"""Where a document tells who a protected person is: what loses its protection with the entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import comity
from comity.model.errors import InputError
from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all
from comity.steps.protect.written_texts import is_reference, written_texts
from comity.steps.read.given_tree import reading_of_tree
from comity.steps.read.meant_protection import mentions_protection
from comity_web.judging.reckoning import places_of

__all__ = ["is_protected", "protected_places"]


def is_protected(tree: Mapping[str, Any], path: str) -> bool:
    """Whether an item of a plain tree is a person whose identity stays out of the documents."""
    name, _, number = path.removesuffix("]").partition("[")
    persons = tree.get(name)
    if name != "persons" or not isinstance(persons, list) or not number.isdecimal():
        return False
    one = persons[int(number)] if int(number) < len(persons) else None
    return isinstance(one, Mapping) and mentions_protection(one)


def protected_places(
    tree: Mapping[str, Any], index: int, host: comity.Host, tag: str
) -> tuple[str, ...]:
    """The fields, in words, that tell who a protected person is or speak of them by their id.

    Args:
        tree: the plain tree, finished or not.
        index: the place of the person in it.
        host: the host of the process.
        tag: the tag of the reader's language.
    """
    types = host.for_case().document_types()
    try:
        filled = reading_of_tree(dict(tree), Path("draft.yaml"), types).filled(0)
    except InputError:
        return ()
    titled = places_of(tree, host, tag)
    if filled is None or titled is None:
        return ()
    data = filled.draft.data()
    people = tuple(one for one in identities(data) if one.index == index)
    id = str(data["persons"][index].get("id", ""))
    called = re.compile(rf"(?<!\w){re.escape(id)}(?!\w)") if id else None
    own = {f"persons[{one.index}]" for one in identities(data)}
    found: dict[str, None] = {}
    for path, text in written_texts(data, "", own):
        if path.startswith(f"persons[{index}]") or is_reference(path, text, data):
            continue
        if any(True for _ in find_all(people, text)) or (called and called.search(text)):
            found[titled({"field": path, "message": "", "cure": ""})["title"]] = None
    return tuple(filter(None, found))
