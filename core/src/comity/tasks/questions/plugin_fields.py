"""The fields that a plugin adds under ``extensions``, described like those of a model.

A plugin gives each field a JSON Schema. What people are asked is read from it: the form, whether
it is a list, the words allowed, the pattern, the examples, and for a table the fields in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from comity.model.drafts.describe import FieldNote
from comity.model.records import ExtraField
from comity.text.reader_text import labelled, said_in

__all__ = ["extension_notes"]

FORMS = {"boolean": "true-false", "integer": "number", "number": "amount", "string": "text"}
PLACES = {"date": "date", "email": "email", "uri": "url"}
EXAMPLES = {"number": "2", "amount": "12.5", "date": "2026-10-05", "text": "A-7"}


def extension_notes(added: Iterable[ExtraField], language: str) -> tuple[FieldNote, ...]:
    """The fields of one plugin.

    Args:
        added: what the plugin adds.
        language: the language of the titles, as far as the plugin has one in it.
    """
    return tuple(
        _note(one.name, said_in(labelled(one.title, one.titles), language)[0], one.schema)
        for one in added
    )


def _note(name: str, title: str, schema: Mapping[str, Any], *, required: bool = False) -> FieldNote:
    many = schema.get("type") == "array"
    items = schema.get("items")
    one: Mapping[str, Any] = items if many and isinstance(items, Mapping) else schema
    inner = () if many and one is schema else _inner(one)
    form = "text" if many and one is schema else _form(one, inner)
    choices = tuple(map(str, one["enum"])) if form == "choice" else ()
    examples = tuple(map(str, one.get("examples") or schema.get("examples") or ()))
    plain = EXAMPLES.get(form, "")
    return FieldNote(
        name=name,
        title=title,
        about=_sentence(str(schema.get("description") or title)),
        required=required,
        form=form,
        many=many,
        choices=choices,
        examples=examples or ((plain,) if plain else ()),
        fields=inner,
        pattern=str(one.get("pattern", "")),
        sensitive=form not in ("table", "true-false"),  # nobody has said that it is not
        place=PLACES.get(str(one.get("format", "")), ""),
    )


def _inner(schema: Mapping[str, Any]) -> tuple[FieldNote, ...]:
    properties = schema.get("properties")
    if not isinstance(properties, Mapping):
        return ()
    needed = schema.get("required") or ()
    return tuple(
        _note(
            str(name),
            str(one.get("title") or str(name).replace("_", " ").capitalize()),
            one,
            required=name in needed,
        )
        for name, one in properties.items()
        if isinstance(one, Mapping)
    )


def _form(schema: Mapping[str, Any], inner: tuple[FieldNote, ...]) -> str:
    if isinstance(schema.get("enum"), (list, tuple)):
        return "choice"
    if inner:
        return "table"
    if schema.get("type") == "object":
        return "free-table"
    if schema.get("format") == "date":
        return "date"
    return FORMS.get(str(schema.get("type")), "text")


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
