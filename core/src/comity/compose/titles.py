"""The title of a field path, from the titles of the model's fields."""

from __future__ import annotations

import re
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["field_title"]

STEP = re.compile(r'(?:([^.\[\]"]+)|\["((?:[^"\\]|\\.)*)"\])((?:\[\d+\])*)')


def field_title(model: type[BaseModel], path: str) -> str:
    """``measures[0].holder.service`` as ``Measures 1, Holder, Service``.

    A step that the model does not declare (a key of ``particulars``) is given as written.
    """
    words: list[str] = []
    current: type[BaseModel] | None = model
    for plain, quoted, indexes in STEP.findall(path):
        name = plain or quoted
        found = _field(current, name)
        title = found.title if found is not None and found.title else name.replace("_", " ")
        numbers = [str(int(n) + 1) for n in re.findall(r"\[(\d+)\]", indexes)]
        words.append(" ".join((title, *numbers)))
        current = _model_in(found.annotation) if found is not None else None
    return ", ".join(words)


def _field(model: type[BaseModel] | None, name: str) -> FieldInfo | None:
    if model is None:
        return None
    fields = model.model_fields
    return next((f for key, f in fields.items() if (f.alias or key) == name), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := _model_in(a)) is not None), None)
