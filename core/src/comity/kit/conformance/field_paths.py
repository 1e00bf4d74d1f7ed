"""Whether a field path of a law file is one that a case file has."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from comity.law.seen import ADDED_TO_MEASURES
from comity.model.drafts.request_measures import Measure

__all__ = ["item_model", "leads_nowhere", "models_in", "paths_in"]

STEP = re.compile(r"[^.\[\]]+")


def leads_nowhere(model: type[BaseModel], path: str) -> str:
    """The first name of a path that the model does not have, or nothing.

    Args:
        model: the model of a kind of case file, or of an item in it.
        path: as conditions write it: ``measures[].kind``, ``particulars.address``.
    """
    kinds: list[Any] = [model]
    name: str
    for name in STEP.findall(path.lstrip("/")):
        models = [k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)]
        if len(models) < len(kinds):
            return ""  # an open table: whatever stands in it is for its own schema to say
        found = [field for m in models if (field := _field(m, name)) is not None]
        if not found:
            return name
        kinds = [kind for field in found for kind in _kinds(field)]
        if not kinds:
            kinds = [_Leaf]
    return ""


class _Leaf(BaseModel):
    """A value without parts."""


def item_model(model: type[BaseModel], each: str) -> list[type[BaseModel]]:
    """The models of the items of a list."""
    kinds: list[Any] = [model]
    for name in STEP.findall(each):
        fields = [_field(k, name) for k in kinds if isinstance(k, type)]
        kinds = [kind for field in fields if field is not None for kind in _kinds(field)]
    return [k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)]


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation may hold."""
    return [k for k in _kinds(annotation) if isinstance(k, type) and issubclass(k, BaseModel)]


def _field(model: Any, name: str) -> Any:
    if issubclass(model, Measure) and name in ADDED_TO_MEASURES:
        return str
    for key, info in model.model_fields.items():
        if name == (info.alias or key):
            return info.annotation
    return None


def _kinds(annotation: Any) -> Iterator[Any]:
    """The models, or the open tables, that an annotation may hold."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif origin in (Union, types.UnionType, tuple, list):
        for part in get_args(annotation):
            yield from _kinds(part)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif annotation is Any or _is_table(annotation) or _is_table(origin):
        yield Any


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Mapping)


def paths_in(condition: Mapping[str, Any], within: str = "") -> Iterator[str]:
    """Every field path of a condition; those inside ``any`` and ``every`` below their list."""
    field = str(condition.get("field", ""))
    here = f"{within}.{field}".strip(".") if not field.startswith("/") else field
    if field:
        yield here
    for key in ("all", "any_of"):
        for part in condition.get(key, ()):
            yield from paths_in(part, within)
    if "not" in condition:
        yield from paths_in(condition["not"], within)
    for key in ("any", "every"):
        if isinstance(condition.get(key), Mapping):
            yield from paths_in(condition[key], here)
