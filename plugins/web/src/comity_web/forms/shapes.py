"""How a field is shown: which control fits its form and the value that is there.

A control has one or more boxes. The name of a box is the path of the field and, where a control
has several, what the box is: ``measures[0].period.from!month``.
"""

from __future__ import annotations

import re
from typing import Any
from zlib import crc32

from comity.model.patches import is_tree
from comity.tasks.questions.fields import Field
from comity.tasks.questions.law_paths import each_path
from comity_web.forms.open_words import is_worded

__all__ = [
    *(
        "GROUPS",
        "MARK",
        "MOST_TICKS",
        "SUFFIXES",
        "id_of",
        "is_ground",
        "is_instrument",
        "is_named",
        "parted",
    ),
    "shape_of",
]

MARK = "!"
SUFFIXES = frozenset({"day", "month", "year", "item", "ids", "raw", "was", "remove", "add"})
"""What a box can be: a part of a date, one of several texts, a value as it stands in the file."""
GROUPS = frozenset({"amount", "length", "period", "group", "rows", "free"})
"""Shapes that hold other fields."""
GROUNDS = frozenset({"reasons[].ground", "rulings[].reasons[].ground"})
"""Where a decision names grounds of refusal."""
INSTRUMENT = "basis[].instrument"
"""Where a document names a treaty or a law that it relies on."""
MOST_RADIOS = 5
MOST_TICKS = 60
"""Items of which one ticks some; of more their ids are typed, one in a line."""
UNCOUNTED = frozenset({"quantity", "unit", "business", "bound", "times"})
INPUTS = {"email": "email", "telephone": "tel", "url": "url"}


def is_ground(field: Field) -> bool:
    """Whether it is the ground of a refusal: one that is known, or words of its author."""
    return each_path(field.path) in GROUNDS


def is_instrument(field: Field) -> bool:
    """Whether it is an instrument that a document relies on: one that is known, or other words."""
    return each_path(field.path) == INSTRUMENT


def is_named(field: Field) -> bool:
    """Whether its value is the id of something in law data, which a page shows by its words."""
    return is_ground(field) or is_instrument(field)


def shape_of(field: Field, value: Any) -> str:
    """The control of a field.

    Args:
        field: what the core says of it.
        value: what stands in the file, perhaps not what the field takes; None for nothing.

    Returns:
        ``raw`` for a value that the control of the field could not hold.
    """
    shape = _shape(field)
    if value is None:
        return shape
    if not _fits(shape, value):
        return "raw"
    if shape in ("text", "pick", "number", "amount-box") and "\n" in value:
        return "long"
    if shape == "lines" and any("\n" in one or one != one.strip() or not one for one in value):
        return "texts"
    return shape


def _shape(field: Field) -> str:
    if field.form == "table":
        return _table_shape(field)
    if field.form == "free-table":
        return "free" if field.fields and not field.many else "raw"
    if field.many:
        return "ticks" if field.refers_to or field.choices else "lines"
    if field.form == "choice":
        return "radios" if len(field.choices) <= MOST_RADIOS else "select"
    if field.form == "true-false":
        return "radios"
    if field.form == "date":
        return "date"
    if field.refers_to:
        return "radios"
    if field.place in ("state", "language", "time-zone") or is_named(field) or is_worded(field):
        return "pick"
    if field.form in ("number", "amount"):
        return "number"
    return "long" if field.long else "text"


def _table_shape(field: Field) -> str:
    names = {one.name for one in field.fields}
    if field.many:
        return "rows"
    if names == {"amount", "currency"}:
        return "amount"
    if {"quantity", "unit"} <= names <= UNCOUNTED:
        return "length"
    if {"from", "to"} <= names:
        return "period"
    return "group"


def _fits(shape: str, value: Any) -> bool:
    """Whether the boxes of a control can hold a value."""
    if shape == "raw":
        return False
    if shape == "rows":
        return isinstance(value, list) and all(isinstance(one, dict) for one in value)
    if shape in GROUPS:
        return isinstance(value, dict)
    if shape in ("lines", "ticks"):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str) and is_tree(value)


def parted(name: str) -> tuple[str, str]:
    """The path of the field and what the box is: ``("facts[0].date", "day")``."""
    path, mark, part = name.rpartition(MARK)
    return (path, part) if mark and part in SUFFIXES else (name, "")


def id_of(path: str) -> str:
    """The id of a control: ``f-persons-0-name-full``; that of a key with odd signs has a sum."""
    plain = "f-" + re.sub(r"[^A-Za-z0-9_]+", "-", path).strip("-")
    odd = re.search(r"[^A-Za-z0-9_.\[\]]", path)
    return f"{plain}-{crc32(path.encode('utf-8', 'surrogatepass')):x}" if odd else plain
