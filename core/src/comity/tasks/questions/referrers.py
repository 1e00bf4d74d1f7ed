"""Which fields of an unfinished document name an item of one of its lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.model.drafts.describe import FieldNote
from comity.model.patches import path_steps

__all__ = ["Referrers"]


class Referrers:
    """Who names whom in one tree: looked through once, however many items are asked for."""

    def __init__(self, tree: Mapping[str, Any], described: Sequence[FieldNote]) -> None:
        """Look through it.

        Args:
            tree: the plain tree, unfinished and perhaps wrong.
            described: the fields of the kind of document (``comity.fields``).
        """
        self._tree = tree
        self._found: dict[tuple[str, str], list[str]] = {}
        self._ids: dict[str, tuple[list[Any], Counter[str]]] = {}
        for name, id, path in _naming(tree, "", described):
            self._found.setdefault((name, id), []).append(path)

    def of(self, path: str) -> tuple[str, ...]:
        """The paths of the fields that name the id of an item, in the order of the model.

        Args:
            path: the item, ``persons[0]``.

        Returns:
            Nothing for an item without an id, for one of a list within a table, which nobody can
            name, and for one whose id another item has too: who names it cannot be told.
        """
        name, *rest = path_steps(path)
        if len(rest) != 1 or not isinstance(number := rest[0], int):
            return ()
        ids, counted = self._ids_of(str(name))
        id = ids[number] if number < len(ids) else None
        if not isinstance(id, str) or not id or counted[id] > 1:
            return ()
        return tuple(self._found.get((str(name), id), ()))

    def _ids_of(self, name: str) -> tuple[list[Any], Counter[str]]:
        if name not in self._ids:
            items = self._tree.get(name)
            ids = [
                one.get("id") if isinstance(one, Mapping) else None
                for one in (items if isinstance(items, list) else [])
            ]
            self._ids[name] = ids, Counter(one for one in ids if isinstance(one, str))
        return self._ids[name]


def _naming(
    table: Mapping[str, Any], path: str, described: Sequence[FieldNote]
) -> Iterator[tuple[str, str, str]]:
    """Each id that a field names: the list of the item, the id, the path of the field."""
    for note in described:
        value = table.get(note.name)
        full = f"{path}.{note.name}" if path else note.name
        if note.refers_to:
            named = value if isinstance(value, list) else [value]
            for id in dict.fromkeys(one for one in named if isinstance(one, str)):
                yield note.refers_to, id, full
        elif note.many and isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, Mapping):
                    yield from _naming(item, f"{full}[{number}]", note.fields)
        elif isinstance(value, Mapping):
            yield from _naming(value, full, note.fields)
