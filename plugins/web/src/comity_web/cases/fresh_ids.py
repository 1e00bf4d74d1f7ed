"""A new entry gets no id that another had: a page that still shows that one would write into it.

Other fields name entries by their ids too. So an id of a file is never given twice, also after
the entry that had it was taken out, and in whichever list it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.tasks.authoring.unfinished_tree import value_at, with_value
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.trees import tree_of

__all__ = ["with_fresh_ids"]

NUMBERED = re.compile(r"(.*?)(\d{1,6})")
LETTERED = re.compile(r"(.*[^a-z])([a-z]{1,3})")


def with_fresh_ids(
    file: CaseFile,
    base: Mapping[str, Any],
    head: Revision,
    tree: Mapping[str, Any],
    new: Sequence[str],
) -> dict[str, Any]:
    """A tree in which no new entry has the id of another that is or was in the file.

    Args:
        file: the file.
        base: the tree that the author saw.
        head: the latest revision. What is there with an id that the author did not see, the author
            added a moment ago, or somebody else meanwhile, which the merge tells apart.
        tree: the tree that the author wants.
        new: the paths of the entries in it that are new.
    """
    if not new:
        return dict(tree)
    made = dict(tree)
    given = {path: id for path in new if isinstance(id := value_at(made, f"{path}.id"), str)}
    seen, latest = {*_ids(base)}, {*_ids(tree_of(head))}
    taken = {*seen, *latest}
    for path, id in given.items():
        is_mine = id in latest and id not in seen
        if not is_mine and (id in taken or _was_there(file, id)):
            taken.add(next_id := _next(file, id, taken))
            made = with_value(made, f"{path}.id", next_id)
        taken.add(id)
    return made


def _ids(value: Any) -> Iterator[str]:
    """The ids of all entries of a tree, at any depth."""
    if isinstance(value, Mapping):
        if isinstance(value.get("id"), str):
            yield value["id"]
        value = [*value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _ids(one)


def _next(file: CaseFile, id: str, taken: set[str]) -> str:
    while id in taken or _was_there(file, id):
        id = _after(id)
    return id


def _after(id: str) -> str:
    """The id behind another in its order: ``P4`` behind ``P3``, ``O1c`` behind ``O1b``."""
    if found := NUMBERED.fullmatch(id):
        return f"{found[1]}{int(found[2]) + 1}"
    if found := LETTERED.fullmatch(id):
        return f"{found[1]}{_letters_after(found[2])}"
    return f"{id}2"


def _letters_after(letters: str) -> str:
    kept = letters.rstrip("z")
    turned = "a" * (len(letters) - len(kept))
    return f"{kept[:-1]}{chr(ord(kept[-1]) + 1)}{turned}" if kept else f"a{turned}"


def _was_there(file: CaseFile, id: str) -> bool:
    """Whether a version of the file has an entry with an id."""
    return Revision.objects.filter(file=file, text__contains=f'"id":"{id}"').exists()
