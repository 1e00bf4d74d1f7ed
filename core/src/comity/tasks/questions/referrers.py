"""Which fields of an unfinished document name an item of one of its lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.model.drafts.describe import FieldNote
from comity.model.patches import path_steps

__all__ = ["referrers"]


def referrers(
    tree: Mapping[str, Any], path: str, described: Sequence[FieldNote]
) -> tuple[str, ...]:
    """The paths of the fields that name the id of an item, in the order of the model.

    Args:
        tree: the plain tree, unfinished and perhaps wrong.
        path: the item, ``persons[0]``.
        described: the fields of the kind of document (``comity.fields``).

    Returns:
        Nothing for an item without an id, for one of a list within a table, which nobody can name,
        and for one whose id another item has too: who names it cannot be told.
    """
    name, *rest = path_steps(path)
    if len(rest) != 1 or not isinstance(number := rest[0], int):
        return ()
    items = tree.get(str(name))
    ids = [
        one.get("id") if isinstance(one, Mapping) else None
        for one in (items if isinstance(items, list) else [])
    ]
    id = ids[number] if number < len(ids) else None
    if not isinstance(id, str) or not id or ids.count(id) > 1:
        return ()
    return tuple(_naming(tree, "", described, str(name), id))


def _naming(
    table: Mapping[str, Any], path: str, described: Sequence[FieldNote], name: str, id: str
) -> Iterator[str]:
    for note in described:
        value = table.get(note.name)
        full = f"{path}.{note.name}" if path else note.name
        if note.refers_to == name:
            if value == id or (isinstance(value, list) and id in value):
                yield full
        elif note.many and isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, Mapping):
                    yield from _naming(item, f"{full}[{number}]", note.fields, name, id)
        elif isinstance(value, Mapping):
            yield from _naming(value, full, note.fields, name, id)
