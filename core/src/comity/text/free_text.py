"""The free text of a draft: what its author wrote in sentences, paragraph by paragraph.

The models say which fields are free text (``comity.model.drafts.base.Prose``). Names, addresses,
identifiers, titles and headings, web pages and codes are not; nor is a provision quoted exactly,
which may stand in the language of its enactment, nor what never leaves the office.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from comity.model.drafts.base import Draft, DraftPart, FreeText
from comity.model.drafts.draft_data import MadeOnce

__all__ = ["Paragraph", "free_text", "is_prose", "is_prose_at"]

BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a field.

    ``number`` counts from 1, ``of`` is how many the field has. ``declared`` is the language in
    which the author says that the text is, or empty; ``declare`` the name under which that would
    be written, or empty where the field has none.
    """

    field: str
    text: str
    number: int = 1
    of: int = 1
    declared: str = ""
    declare: str = ""


def free_text(draft: Draft) -> Iterator[Paragraph]:
    """Every paragraph of free text that goes into the document, in the order of the model."""
    return iter(_FREE_TEXT.of(draft))


def _shown(draft: Draft) -> tuple[Paragraph, ...]:
    hidden = draft.internal_fields()
    return tuple(found for found in _of_part(draft, "") if found.field not in hidden)


_FREE_TEXT = MadeOnce(_shown)


def is_prose(field: FieldInfo) -> bool:
    """Whether a field of a model is marked as free text, itself or in a list."""
    return any(isinstance(mark, FreeText) for mark in field.metadata) or _marked(field.annotation)


@cache
def prose_fields(model: type[DraftPart]) -> tuple[str, ...]:
    """The patterns of all fields of a model that hold free text, or tell the language of one."""
    return tuple(dict.fromkeys(_prose(model, "", ())))


def _prose(model: type[DraftPart], path: str, around: tuple[type[DraftPart], ...]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        below = f"{path}.{field.alias or name}" if path else field.alias or name
        below += "[]" if _is_list(field.annotation) else ""
        if is_prose(field):
            yield below
            for told in (_declared_in(model, name), "text_is"):
                if told in model.model_fields:
                    yield f"{path}.{told}" if path else told
        for inner in _parts(field.annotation):
            if inner not in around:
                yield from _prose(inner, below, (*around, inner))


def _is_list(annotation: Any) -> bool:
    if typing.get_origin(annotation) is tuple:
        return True
    return any(_is_list(inner) for inner in get_args(annotation) if not isinstance(inner, str))


def is_prose_at(model: type[DraftPart], pattern: str) -> bool:
    """Whether the field at a path without numbers, ``measures.purpose``, is free text."""
    name, _, rest = pattern.partition(".")
    field = next((f for n, f in model.model_fields.items() if (f.alias or n) == name), None)
    if field is None:
        return False
    if not rest:
        return is_prose(field)
    return any(is_prose_at(part, rest) for part in _parts(field.annotation))


def _parts(annotation: Any) -> Iterator[type[DraftPart]]:
    if isinstance(annotation, type) and issubclass(annotation, DraftPart):
        yield annotation
    for inner in get_args(annotation):
        if not isinstance(inner, str):
            yield from _parts(inner)


def _marked(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, DraftPart):
        return False
    marks = typing.get_origin(annotation) is typing.Annotated and get_args(annotation)[1:]
    if any(isinstance(mark, FreeText) for mark in marks or ()):
        return True
    return any(_marked(inner) for inner in get_args(annotation) if not isinstance(inner, str))


@cache
def _fields(model: type[DraftPart]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model: its name to Python, to the author, and whether it is free text."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name, is_prose(field)) for name, field in fields)


def _of_part(part: DraftPart, path: str) -> Iterator[Paragraph]:
    for name, written, marked in _fields(type(part)):
        value = getattr(part, name)
        below = f"{path}.{written}" if path else written
        prose = marked and not _quotes_law(part, name)
        many = isinstance(value, tuple)
        for index, item in enumerate(value if many else (value,)):
            place = f"{below}[{index}]" if many else below
            if isinstance(item, DraftPart):
                yield from _of_part(item, place)
            elif isinstance(item, str) and prose:
                yield from _paragraphs(part, name, item, place)


def _paragraphs(part: DraftPart, name: str, text: str, place: str) -> Iterator[Paragraph]:
    texts = [piece for piece in BLANK_LINES.split(text) if piece.strip()]
    declare = _declaration(part, name)
    declared = getattr(part, declare, None) if declare else None
    for number, piece in enumerate(texts, 1):
        yield Paragraph(place, piece, number, len(texts), declared or "", declare)


def _declaration(part: DraftPart, name: str) -> str:
    """The field in which the author tells the language of a text: ``language`` is of ``text``."""
    return _declared_in(type(part), name)


def _declared_in(model: type[DraftPart], name: str) -> str:
    known = "language" if name == "text" else f"{name}_language"
    return known if known in model.model_fields else ""


def _quotes_law(part: DraftPart, name: str) -> bool:
    return name == "text" and getattr(part, "text_is", None) == "exact"
