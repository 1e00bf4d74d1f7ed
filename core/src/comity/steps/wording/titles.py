"""What the schema calls a field, and the values of its closed lists, in a document's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from comity.model.drafts.describe import listed_words
from comity.steps.wording.catalogue import Catalogue
from comity.text.messages import entry_title

__all__ = [
    "choice_word",
    "choice_words",
    "field_ids",
    "field_title",
    "is_choice",
    "model_fields",
]

STEP = re.compile(r'(?:([^.\[\]"]+)|\["((?:[^"\\]|\\.)*)"\])((?:\[\d+\])*)')


def field_title(model: type[BaseModel], path: str, words: Catalogue) -> str:
    """``measures[0].holder.service`` as ``Measure 1, Holder, Service``.

    A step that the model does not declare (a key of ``particulars``) is given as written.
    """
    titles: list[str] = []
    for steps, found, numbers in _walked(model, path):
        if found is not None:
            title = words.titled(field_ids(model, steps), found.title or steps[-1])
        else:
            title = steps[-1].replace("_", " ")
        if numbers:
            title = entry_title(steps[-1], title, words.language, words.texts)
        titles.append(" ".join((title, *numbers)))
    return words.series(titles)


def last_title(model: type[BaseModel], path: str, words: Catalogue) -> str:
    """The title of the field itself: ``Service`` of ``measures[0].holder.service``."""
    *_, (steps, found, _) = _walked(model, path)
    if found is None:
        return steps[-1].replace("_", " ")
    return words.titled(field_ids(model, steps), found.title or steps[-1])


def field_ids(model: type[BaseModel], steps: tuple[str, ...]) -> tuple[str, ...]:
    """The ids that would word a field: its path with the kind of document, then ever less of it.

    ``holder.kind`` of a request: ``field.request.measures.holder.kind``,
    ``field.measures.holder.kind``, ``field.holder.kind``, ``field.kind``.
    """
    whole = (model.__name__.lower(), *steps)
    return tuple(f"field.{'.'.join(whole[n:])}" for n in range(len(whole)))


def is_choice(model: type[BaseModel], path: str) -> bool:
    """Whether the schema has a closed list of values at a path."""
    found = list(_walked(model, path))
    last = found[-1][1] if found else None
    return last is not None and bool(choice_words(last.annotation))


def choice_word(name: str, value: str, words: Catalogue) -> str:
    """A value of a closed list that no clause words: English prints it as the schema has it."""
    return words.titled((f"choice.{name}.{value}", f"choice.{value}"), value)


def choice_words(annotation: Any) -> tuple[str, ...]:
    """The values of the closed list in an annotation, or none."""
    if get_origin(annotation) is Literal:
        return listed_words(annotation)
    return next((found for a in get_args(annotation) if (found := choice_words(a))), ())


def model_fields(
    model: type[BaseModel], steps: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Every field of a model and of the models in it, each with the names that lead to it."""
    for key, field in model.model_fields.items():
        here = (*steps, field.alias or key)
        yield here, field
        if (inner := _model_in(field.annotation)) is not None:
            yield from model_fields(inner, here)


def _walked(
    model: type[BaseModel], path: str
) -> Iterator[tuple[tuple[str, ...], FieldInfo | None, list[str]]]:
    """Each step of a path: the names so far, the field, the places in lists counted from 1."""
    steps: tuple[str, ...] = ()
    current: type[BaseModel] | None = model
    for plain, quoted, indexes in STEP.findall(path):
        steps = (*steps, plain or quoted)
        found = _field(current, steps[-1])
        yield steps, found, [str(int(n) + 1) for n in re.findall(r"\[(\d+)\]", indexes)]
        current = _model_in(found.annotation) if found is not None else None


def _field(model: type[BaseModel] | None, name: str) -> FieldInfo | None:
    if model is None:
        return None
    fields = model.model_fields
    return next((f for key, f in fields.items() if (f.alias or key) == name), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := _model_in(a)) is not None), None)
