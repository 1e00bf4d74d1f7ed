"""The models described for people: every field with its words, its form, and who demands it.

One description serves the reference in docs/, the commented file of ``comity new`` and the
interview of ``comity new --ask``.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from comity.model.drafts.base import NOT_BLANK, FreeText

__all__ = ["PLACES", "FieldNote", "describe", "listed_words", "walk"]

PLACES = (
    *("state", "language", "time-zone", "telephone", "email", "url", "date"),
    "country-name",
)
"""The kinds of value that a field can say of itself; all else is plain text."""


@dataclass(frozen=True, slots=True)
class FieldNote:
    """A field as an author meets it.

    ``name`` is what stands in the file; ``form`` is text, true-false, date, number, amount,
    choice, table or free-table; ``many`` tells that it is a list of these; ``choices`` are the
    words allowed; ``fields`` are those of a table.

    ``long`` tells that several lines are expected, ``pattern`` is the regular expression of the
    value, ``refers_to`` the list at the top whose ids the field names (``facts``). What is
    ``sensitive`` names or describes a person, or is confidential by its nature, and so is what
    stands in such a table. ``place`` is the kind of value: one of ``PLACES``, or nothing.
    A field ``left_open`` takes no value from the program, not even as an example.
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
    long: bool = False
    pattern: str = ""
    refers_to: str = ""
    sensitive: bool = False
    place: str = ""
    left_open: bool = False


@cache
def describe(model: type[BaseModel]) -> tuple[FieldNote, ...]:
    """The fields of a model, in the order of the model."""
    return tuple(_note(name, field) for name, field in model.model_fields.items())


def walk(notes: tuple[FieldNote, ...], prefix: str = "") -> Iterator[tuple[str, FieldNote]]:
    """Every field with its path, ``[]`` after a list, a table before its fields."""
    for note in notes:
        path = f"{prefix}.{note.name}" if prefix else note.name
        yield path, note
        yield from walk(note.fields, f"{path}[]" if note.many else path)


def listed_words(kind: Any) -> tuple[str, ...]:
    """The words of a closed list, as an author writes them: true and false without a capital."""
    if get_origin(kind) is not Literal:
        return ()
    return tuple(str(one).lower() if isinstance(one, bool) else str(one) for one in get_args(kind))


@dataclass(frozen=True, slots=True)
class _Type:
    """The type itself, whether it is a list of it, and what its annotation carries."""

    kind: Any
    many: bool
    examples: tuple[str, ...]
    marks: Mapping[str, Any]
    pattern: str


def _note(name: str, field: FieldInfo) -> FieldNote:
    found = _unwrap(field)
    marks = {**found.marks, **_marks(field)}
    asked_by = marks.get("asked_by", ())
    table = isinstance(found.kind, type) and issubclass(found.kind, BaseModel)
    inner = describe(found.kind) if table else ()
    return FieldNote(
        name=field.alias or name,
        title=field.title or name,
        about=field.description or "",
        required=field.is_required(),
        form=_form(found.kind),
        many=found.many,
        choices=listed_words(found.kind),
        examples=tuple(map(str, field.examples or found.examples)),
        asked_by=tuple(map(str, asked_by)) if isinstance(asked_by, list) else (),
        fields=tuple(map(_in_sensitive, inner)) if marks.get("sensitive") else inner,
        long=bool(marks.get("long")),
        pattern=found.pattern,
        refers_to=str(marks.get("refers_to", "")),
        sensitive=bool(marks.get("sensitive")),
        place=str(marks.get("place", "")),
        left_open=bool(marks.get("left_open")),
    )


def _in_sensitive(note: FieldNote) -> FieldNote:
    """A field of a table that is sensitive: it is too, but for the label that others refer to."""
    inner = tuple(map(_in_sensitive, note.fields))
    return replace(note, sensitive=note.name != "id", fields=inner)


def _marks(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    return dict(extra) if isinstance(extra, dict) else {}


def _unwrap(field: FieldInfo) -> _Type:
    """The type of a field; pydantic lifts the notes of a plain annotation into the field itself."""
    annotation: Any = field.annotation
    notes: list[Any] = list(field.metadata)
    many = False
    while True:
        origin = get_origin(annotation)
        if origin is typing.Annotated:
            annotation, *more = get_args(annotation)
            notes += more
        elif origin in (typing.Union, types.UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        elif origin is tuple:
            many, annotation = True, get_args(annotation)[0]
        else:
            return _Type(annotation, many, _examples(notes), _said(notes), _pattern(notes))


def _examples(notes: Iterable[Any]) -> tuple[str, ...]:
    found = [note.examples for note in notes if isinstance(note, FieldInfo) and note.examples]
    return tuple(map(str, found[-1])) if found else ()


def _said(notes: Iterable[Any]) -> dict[str, Any]:
    """The marks that a type carries: those of its fields, and that of free text."""
    said: dict[str, Any] = {}
    for note in notes:
        if isinstance(note, FieldInfo):
            said |= _marks(note)
        elif isinstance(note, FreeText):
            said["long"] = note.long
    return said


def _pattern(notes: Iterable[Any]) -> str:
    """The regular expression of a value; that it must not be blank is no pattern to show."""
    found = (getattr(note, "pattern", None) for note in notes)
    texts = (str(getattr(one, "pattern", one)) for one in found if one)
    return next((text for text in texts if text != NOT_BLANK), "")


def _form(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return "choice"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "table"
    if get_origin(kind) in (Mapping, dict) or kind is Mapping:
        return "free-table"
    names = {bool: "true-false", dt.date: "date", int: "number", Decimal: "amount"}
    return names.get(kind, "text")
