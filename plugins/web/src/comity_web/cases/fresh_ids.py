"""A new entry gets no id that another had: a page that still shows that one would write into it.

Other fields name entries by their ids too. So an id of a file is never given twice, also after
the entry that had it was taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.trees import tree_of

__all__ = ["with_fresh_ids"]

NUMBERED = re.compile(r"([A-Z]+)(\d{1,6})")


def with_fresh_ids(
    file: CaseFile, base: Mapping[str, Any], head: Revision, tree: Mapping[str, Any]
) -> dict[str, Any]:
    """A tree in which no new entry has the id of one that was taken out.

    Args:
        file: the file.
        base: the tree that the author saw.
        head: the latest revision. What is there with the same id was added by the author a moment
            ago, or by somebody else meanwhile, which the merge tells apart.
        tree: the tree that the author wants.
    """
    made = dict(tree)
    added = [name for name in tree if {*_ids(tree[name])} - {*_ids(base.get(name))}]
    latest = tree_of(head) if added else {}
    for name in added:
        items, known = tree[name], {*_ids(base.get(name)), *_ids(latest.get(name))}
        for id in _ids(items):
            found = NUMBERED.fullmatch(id)
            if id not in known and found is not None and _was_there(file, id):
                new = _next(file, found[1], int(found[2]), {*known, *_ids(made[name])})
                made[name] = [_with(one, id, new) for one in made[name]]
    return made


def _ids(items: Any) -> Iterator[str]:
    for one in items if isinstance(items, list) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield one["id"]


def _next(file: CaseFile, letters: str, number: int, taken: set[str]) -> str:
    while (id := f"{letters}{number}") in taken or _was_there(file, id):
        number += 1
    return id


def _was_there(file: CaseFile, id: str) -> bool:
    """Whether a version of the file has an entry with an id."""
    return Revision.objects.filter(file=file, text__contains=f'"id":"{id}"').exists()


def _with(one: Any, id: str, new: str) -> Any:
    return {**one, "id": new} if isinstance(one, dict) and one.get("id") == id else one
