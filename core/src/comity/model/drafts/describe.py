"""The models described for people: every field with its words, its form, and who demands it.

One description serves the reference in docs/, the commented file of ``comity new`` and the
interview of ``comity new --ask``.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["FieldNote", "describe", "walk"]


@dataclass(frozen=True, slots=True)
class FieldNote:
    """A field as an author meets it.

    ``name`` is what stands in the file; ``form`` is text, true-false, date, number, amount,
    choice, table or free-table; ``many`` tells that it is a list of these; ``choices`` are the
    words allowed; ``fields`` are those of a table.
    """

    name: str
    title: str
    about: str
    required: bool
    form: str
    many: bool = False
    choices: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    asked_by: tuple[str, ...] = ()
    fields: tuple[FieldNote, ...] = ()


def describe(model: type[BaseModel]) -> tuple[FieldNote, ...]:
    """The fields of a model, in the order of the model."""
    return tuple(_note(name, field) for name, field in model.model_fields.items())


def walk(notes: tuple[FieldNote, ...], prefix: str = "") -> Iterator[tuple[str, FieldNote]]:
    """Every field with its path, ``[]`` after a list, a table before its fields."""
    for note in notes:
        path = f"{prefix}.{note.name}" if prefix else note.name
        yield path, note
        yield from walk(note.fields, f"{path}[]" if note.many else path)


def _note(name: str, field: FieldInfo) -> FieldNote:
    kind, many, inner = _unwrap(field.annotation)
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    examples = tuple(map(str, field.examples or inner))
    asked_by = extra.get("asked_by", ())
    table = isinstance(kind, type) and issubclass(kind, BaseModel)
    return FieldNote(
        name=field.alias or name,
        title=field.title or name,
        about=field.description or "",
        required=field.is_required(),
        form=_form(kind),
        many=many,
        choices=tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else (),
        examples=examples,
        asked_by=tuple(map(str, asked_by)) if isinstance(asked_by, list) else (),
        fields=describe(kind) if table else (),
    )


def _unwrap(annotation: Any) -> tuple[Any, bool, tuple[str, ...]]:
    """The type itself, whether it is a list of it, and the examples its annotation carries."""
    examples: tuple[str, ...] = ()
    many = False
    while True:
        origin = get_origin(annotation)
        if origin is typing.Annotated:
            annotation, *notes = get_args(annotation)
            for note in notes:
                if isinstance(note, FieldInfo) and note.examples:
                    examples = tuple(map(str, note.examples))
        elif origin in (typing.Union, types.UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        elif origin is tuple:
            many, annotation = True, get_args(annotation)[0]
        else:
            return annotation, many, examples


def _form(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return "choice"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "table"
    if get_origin(kind) in (Mapping, dict) or kind is Mapping:
        return "free-table"
    names = {bool: "true-false", dt.date: "date", int: "number", Decimal: "amount"}
    return names.get(kind, "text")
