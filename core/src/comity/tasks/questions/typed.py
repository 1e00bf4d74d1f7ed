"""An unfinished plain tree as the conditions of law read it: texts become what their fields say.

What does not fit its field, and an empty text, counts as not answered: it is left out, so that a
condition on it cannot be told. A table in a list keeps its number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from comity.law.particular_forms import as_day
from comity.model.drafts.describe import FieldNote
from comity.model.patches import tree_of

__all__ = ["TABLE", "typed"]

TABLE = "table"
NUMBER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
AMOUNT = re.compile(r"\d{1,18}(\.\d{1,6})?", re.ASCII)
FREE = "free-table"
FLAGS = {"true": True, "false": False}
NATIVE = (bool, int, float, Decimal, dt.date)  # what a tree has that was not read as texts
DEEPEST = 12  # tables within tables; no model has so many


def typed(notes: Sequence[FieldNote], tree: Any) -> dict[str, Any]:
    """The answers of a tree under the names of its fields.

    Args:
        notes: the fields of the table.
        tree: the plain tree of the table; anything but a mapping has no answers.
    """
    if not isinstance(tree, Mapping):
        return {}
    found = ((note.name, _many(note, tree.get(note.name))) for note in notes)
    return {name: value for name, value in found if value is not None}


def _many(note: FieldNote, value: Any) -> Any:
    if not note.many:
        return _one(note, value)
    if not isinstance(value, (list, tuple)):
        return None
    if note.form == TABLE:
        return [typed(note.fields, item) for item in value]
    return [one for item in value if (one := _one(note, item)) is not None] or None


def _one(note: FieldNote, value: Any) -> Any:
    if note.form == TABLE:
        return typed(note.fields, value) if isinstance(value, Mapping) else None
    if note.form == FREE:
        return _free(value) if isinstance(value, Mapping) else None
    plain = tree_of(value) if isinstance(value, NATIVE) else value
    if not isinstance(plain, str) or not plain.strip():
        return None
    return _scalar(note, plain)


def _scalar(note: FieldNote, value: str) -> Any:
    if note.form == "true-false":
        return FLAGS.get(value)
    if note.form == "date":
        return as_day(value)
    if note.form == "number":
        return int(value) if NUMBER.fullmatch(value) else None
    if note.form == "amount":
        return Decimal(value) if AMOUNT.fullmatch(value) else None
    if note.form == "choice":
        return FLAGS.get(value, value) if value in note.choices else None
    return value


def _free(value: Any, depth: int = 0) -> Any:
    """A table whose fields no model declares, without what is not answered."""
    if depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        found = {str(key): _free(entry, depth + 1) for key, entry in value.items()}
        return {key: entry for key, entry in found.items() if entry is not None}
    if isinstance(value, (list, tuple)):
        return [one for entry in value if (one := _free(entry, depth + 1)) is not None]
    return value if isinstance(value, str) and value.strip() else None
