"""Ways through the data of a draft that is cut down: its tables, its references, its paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comity.model.drafts.base import Draft
from comity.model.drafts.references import references

__all__ = ["INDEX", "copied_data", "keys_of", "path_in_file", "single_references", "tables"]

INDEX = re.compile(r"\[(\d+)\]")


def single_references(draft: Draft) -> Iterator[tuple[str, str]]:
    """The fields that name one item of a list by its id, with ``[]`` for numbers, and the list."""
    for one in references(draft):
        if not one.many:
            yield INDEX.sub("[]", one.path), one.to


def path_in_file(path: str, moved: Mapping[str, tuple[int, ...]]) -> str:
    """A path of the lesser draft as it was in the author's file."""
    made, end = "", 0
    for match in INDEX.finditer(path):
        kept = moved.get(path[: match.start()])
        number = int(match.group(1))
        made += path[end : match.start()] + f"[{kept[number] if kept else number}]"
        end = match.end()
    return made + path[end:]


def tables(value: Any, path: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Every table of the data with its path."""
    if isinstance(value, dict):
        yield value, path
        for key, inner in list(value.items()):
            yield from tables(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from tables(inner, f"{path}[{index}]")


def keys_of(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Every key of every table of the data, with its table and the path of that."""
    yield from ((table, path, key) for table, path in tables(data, "") for key in table)


def copied_data(value: Any) -> Any:
    """A copy that may be changed: tables as ``dict``, lists as ``list``."""
    if isinstance(value, Mapping):
        return {key: copied_data(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [copied_data(inner) for inner in value]
    return value
