"""The comparisons of a condition, and the values that a case file can have at a field path."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from comity.kit.conformance.field_paths import STEP
from comity.law.seen import ADDED_TO_MEASURES
from comity.model.drafts.request_measures import Measure

__all__ = ["KINDS_OF_ASSISTANCE", "Values", "allowed", "conjuncts", "leaves", "values_at"]

KINDS_OF_ASSISTANCE = "kinds of assistance"
Condition = Mapping[str, Any]


class Values(NamedTuple):
    """What can stand at a field: one of a closed list, or a value of a sort."""

    listed: frozenset[str] = frozenset()
    sorts: frozenset[str] = frozenset()
    of_measure: bool = False


def leaves(condition: Condition, within: str = "") -> Iterator[tuple[str, Condition]]:
    """Every comparison of a condition, with the path of its field."""
    field = str(condition.get("field", ""))
    here = f"{within}.{field}".strip(".") if not field.startswith("/") else field
    if field:
        yield here, condition
    for key in ("all", "any_of"):
        for part in condition.get(key, ()):
            yield from leaves(part, within)
    if isinstance(condition.get("not"), Mapping):
        yield from leaves(condition["not"], within)
    for key in ("any", "every"):
        if isinstance(condition.get(key), Mapping):
            yield from leaves(condition[key], here)


def conjuncts(condition: Condition | None) -> list[Condition]:
    """The conditions that must all be true for this one."""
    if not condition:
        return []
    if "all" in condition:
        return [one for part in condition["all"] for one in conjuncts(part)]
    return [condition]


def allowed(condition: Condition) -> frozenset[str] | None:
    """The values that a comparison leaves to a field; None where it names none."""
    if "equals" in condition:
        return frozenset({repr(condition["equals"])})
    if "in" in condition:
        return frozenset(map(repr, condition["in"]))
    return None


def values_at(models: Sequence[type[BaseModel]], path: str) -> Values | None:
    """What case files can have at a path; None where that is open or not the same everywhere."""
    found = [one for model in models if (one := _at(model, path)) is not None]
    if not found or any(one == Values() for one in found):
        return None
    listed = frozenset().union(*(one.listed for one in found))
    if listed and not all(one.listed for one in found):
        return None
    sorts = frozenset().union(*(one.sorts for one in found))
    return Values(listed, sorts, any(one.of_measure for one in found))


def _at(model: type[BaseModel], path: str) -> Values | None:
    """The values at a path of one model; None where the model has no such path."""
    kinds: list[Any] = [model]
    names = STEP.findall(path.lstrip("/"))
    for number, name in enumerate(names):
        models = [k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)]
        if not models:
            return Values() if kinds else None
        if any(issubclass(m, Measure) and name in ADDED_TO_MEASURES for m in models):
            return Values()
        found = [info for m in models if (info := _annotation(m, name)) is not None]
        if not found:
            return None
        last = number == len(names) - 1
        if last and name == "kind" and all(issubclass(m, Measure) for m in models):
            return Values(frozenset({KINDS_OF_ASSISTANCE}), frozenset({"text"}), True)
        kinds = [kind for info in found for kind in _inner(info)]
        if last:
            return _of(kinds)
    return Values()


def _annotation(model: type[BaseModel], name: str) -> Any:
    for key, info in model.model_fields.items():
        if name == (info.alias or key):
            return info.annotation
    return None


def _inner(annotation: Any) -> Iterator[Any]:
    """What an annotation may hold, without the lists and the options around it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _inner(get_args(annotation)[0])
    elif origin in (Union, types.UnionType, tuple, list):
        if origin in (tuple, list):
            yield list
        for part in get_args(annotation):
            if part not in (type(None), Ellipsis):
                yield from _inner(part)
    else:
        yield annotation


def _of(kinds: Sequence[Any]) -> Values:
    values = [kind for kind in kinds if kind is not list]
    closed = [kind for kind in values if get_origin(kind) is Literal or _is_enum(kind)]
    if values and len(closed) == len(values):
        names = {str(v) for kind in closed for v in _members(kind)}
        return Values(frozenset(names), frozenset({"text"}))
    sorts = {_sort(kind) for kind in kinds}
    return Values() if "" in sorts else Values(frozenset(), frozenset(sorts))


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _members(kind: Any) -> Iterator[Any]:
    yield from (m.value for m in kind) if _is_enum(kind) else get_args(kind)


def _sort(kind: Any) -> str:
    if kind is list:
        return "list"
    if not isinstance(kind, type):
        return ""
    if issubclass(kind, bool):
        return "yes or no"
    if issubclass(kind, dt.date):
        return "date"
    if issubclass(kind, int | float | Decimal):
        return "number"
    if issubclass(kind, str):
        return "text"
    if issubclass(kind, BaseModel):
        return "period" if {"quantity", "unit"} <= {*kind.model_fields} else "table"
    return ""
