"""A draft without fields that its model requires: what a reader gets who must not see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from comity.model.drafts.base import Draft, DraftPart

__all__ = ["remade_lacking"]


def remade_lacking(
    draft: Draft, data: Mapping[str, Any], taken: Iterable[tuple[dict[str, Any], str, Any]]
) -> Draft:
    """A draft of the same kind from data from which fields were taken, required ones among them.

    Nothing that was taken is in it: where the model wants a field, the draft has None, or an empty
    list, and its data have no such key.

    Args:
        draft: the draft that the data are of.
        data: the data, without what was taken.
        taken: the table, the key and the former value of each field that was taken from a table
            of the data; those of a table that is no longer among the data are passed over.

    Raises:
        ValidationError: the data do not fit the model even with the fields in their place.
    """
    try:
        return draft.remade(data)
    except ValidationError as error:
        wanted = {one["loc"] for one in error.errors()}
    paths = {id(table): path for table, path in _tables(data, ())}
    back = [one for one in taken if (*paths.get(id(one[0]), ("",)), one[1]) in wanted]
    for table, key, value in back:
        table[key] = value
    made = draft.remade(data)
    for table, key, _ in back:
        del table[key]
        _take(made, (*paths[id(table)], key))
    return made


def _tables(
    value: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[dict[str, Any], tuple[str | int, ...]]]:
    if isinstance(value, dict):
        yield value, path
        for key, inner in value.items():
            yield from _tables(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _tables(inner, (*path, index))


def _take(node: Any, path: tuple[str | int, ...]) -> None:
    """Take a field out of a frozen draft, which nobody else has seen yet."""
    *way, last = path
    for step in way:
        node = getattr(node, _name(node, step)) if isinstance(node, DraftPart) else node[step]
    if isinstance(node, DraftPart):
        name = _name(node, last)
        node.__dict__[name] = () if isinstance(getattr(node, name), tuple) else None
        node.__pydantic_fields_set__.discard(name)


def _name(node: DraftPart, step: str | int) -> str:
    fields = type(node).model_fields.items()
    return next(name for name, field in fields if (field.alias or name) == step)
