"""The fields by which a finding can be mended: those that its cure names, else its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.findings import Finding
from comity.model.gaps import Gap
from comity.tasks.authoring.interview import Interview
from comity.tasks.authoring.unfinished_tree import item_paths

__all__ = ["field_of", "fields_to_mend"]

NAMED = re.compile(r"`([a-z][a-z0-9_]*(?:\[\d*\])*(?:\.[a-z][a-z0-9_]*(?:\[\d*\])*)*)(?=[:`])")
EACH = "[]"


def fields_to_mend(inner: Interview, one: Finding | Gap) -> tuple[str, ...]:
    """The paths of the fields to ask for, in the order in which the cure names them.

    Where it names none, they are those of the patch, or the field that the finding is about.
    """
    named: tuple[str, ...] = ()
    if isinstance(one, Finding):
        named = tuple(_named(inner, one))
        if not named and one.patch is not None:
            paths = (change.path for change in one.patch.changes)
            named = tuple(path for path in paths if inner.agenda.field(path, inner.tree))
    own = field_of(inner, one)
    return tuple(dict.fromkeys(named)) or ((own,) if own else ())


def field_of(inner: Interview, one: Finding | Gap) -> str | None:
    """The field that a finding is about, as the questions have it: that of its item, if need be."""
    path = one.field
    while path:
        if inner.agenda.field(path, inner.tree) is not None:
            return path
        items = item_paths(path)
        path = (
            items[-1].rpartition("[")[0] if items and items[-1] == path else path.rpartition(".")[0]
        )
    return None


def _named(inner: Interview, one: Finding) -> Iterator[str]:
    """The fields that a cure names, each looked for beside the finding first."""
    for name in NAMED.findall(one.cure):
        around = one.field
        while around:
            around = around.rpartition(".")[0]
            path = _numbered(f"{around}.{name}" if around else name, one.field)
            if inner.agenda.field(path, inner.tree) is not None:
                yield path
                break


def _numbered(path: str, beside: str) -> str:
    """A path with the numbers of the items in which a finding is, else of the first ones."""
    while EACH in path:
        head = path.partition(EACH)[0]
        items = (item for item in item_paths(beside) if item.rpartition("[")[0] == head)
        path = next(items, f"{head}[0]") + path[len(head) + len(EACH) :]
    return path
