"""The plain tree of an unfinished draft as typed data, as far as it can be typed.

A tree holds texts only. The conditions of law compare dates, numbers and yes or no. What cannot be
typed is left out: law is then not judged by it, and nobody is told what he did not write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from comity.model.drafts.describe import FieldNote

__all__ = ["typed"]

UNTYPED: Any = object()


def typed(data: Any, notes: Iterable[FieldNote]) -> dict[str, Any]:
    """The values of a tree that fit their fields, typed.

    Args:
        data: the tree, or a table in it; whatever else it is counts as empty.
        notes: the fields of that table.
    """
    if not isinstance(data, Mapping):
        return {}
    found: dict[str, Any] = {}
    for note in notes:
        if note.name in data and (value := _value(data[note.name], note)) is not UNTYPED:
            found[note.name] = value
    return found


def _value(value: Any, note: FieldNote) -> Any:
    if not note.many:
        return _one(value, note)
    if not isinstance(value, (list, tuple)):
        return UNTYPED
    # an item that cannot be typed keeps its place, so that the others keep their numbers
    items = [_one(item, note) for item in value]
    return [({} if note.form == "table" else None) if one is UNTYPED else one for one in items]


def _one(value: Any, note: FieldNote) -> Any:
    if note.form == "table":
        return typed(value, note.fields) if isinstance(value, Mapping) else UNTYPED
    if note.form == "free-table":
        return dict(value) if isinstance(value, Mapping) else UNTYPED
    if isinstance(value, (Mapping, list, tuple)) or value is None:
        return UNTYPED
    return _plain(value, note)


def _plain(value: Any, note: FieldNote) -> Any:
    text = str(value).strip()
    if note.form == "true-false":
        return {"true": True, "false": False}.get(text.lower(), UNTYPED)
    if note.form == "choice":
        return text if text in note.choices else UNTYPED
    try:
        if note.form == "date":
            return dt.date.fromisoformat(text)
        if note.form == "number":
            return int(text)
        if note.form == "amount":
            return Decimal(text)
    except (ValueError, InvalidOperation):
        return UNTYPED
    return text or UNTYPED
