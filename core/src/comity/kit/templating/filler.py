"""A draft with every field of its model filled, so that every slot of a template is in use."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from comity.model.drafts.base import Draft, leaves

__all__ = ["fill_draft"]

_FIRST_DAY = dt.date(2026, 10, 5)
# two States without roles of their own in any sample, for `from`, `to` and `host`
_STATES = ("TV", "NR")
_ROUNDS = 5  # references may hang on references


def fill_draft(model: type[Draft], kind: str, chosen: Mapping[str, str]) -> Draft:
    """A draft of a model with every field filled and no two texts alike.

    Every choice of a closed list is made by one item of the list it stands in, so that whatever a
    choice leads to is there.

    Args:
        model: the model of the kind.
        kind: the kind of document.
        chosen: values for fields at the top, as ``{"form": "letter-rogatory"}``.

    Raises:
        ValidationError: the model cannot be filled from its field types alone.
    """
    data = _Filler().table(model, "")
    fixed = {"schema": "1", "kind": kind, "date": _FIRST_DAY.isoformat(), "language": "en"}
    data |= {name: value for name, value in {**fixed, **chosen}.items() if name in data}
    for _ in range(_ROUNDS):
        draft = model.model_validate(data)
        astray = [path for path, _, _ in draft.faults_of_reference()]
        if not astray:
            break
        known = {path for path, _ in leaves(data)}
        for path in astray:
            if path in known:
                _put(data, path, _id(0))
    return model.model_validate(data)


def _id(index: int) -> str:
    """Ids repeat from list to list, so that every reference by id finds the first item."""
    return f"X{index + 1}"


class _Filler:
    def __init__(self) -> None:
        self.count = itertools.count(1)

    def table(self, model: type[BaseModel], path: str, index: int = 0) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, field in model.model_fields.items():
            name = field.alias or key
            here = f"{path}.{name}" if path else name
            title = field.title or name
            made[name] = (
                _id(index)
                if name == "id" and path
                else self.value(field.annotation, field.metadata, here, title, index)
            )
        return made

    def value(self, wanted: Any, notes: list[Any], path: str, title: str, index: int) -> Any:
        origin = get_origin(wanted)
        if origin is typing.Annotated:
            inner, *more = get_args(wanted)
            return self.value(inner, [*notes, *more], path, title, index)
        if origin in (typing.Union, types.UnionType):
            inner = next(a for a in get_args(wanted) if a is not type(None))
            return self.value(inner, notes, path, title, index)
        if origin is tuple:
            inner = get_args(wanted)[0]
            return [self.value(inner, [], f"{path}[{n}]", title, n) for n in range(_choices(inner))]
        if origin is typing.Literal:
            return get_args(wanted)[index % len(get_args(wanted))]
        if isinstance(wanted, type) and issubclass(wanted, BaseModel):
            return self.table(wanted, path, index)
        if origin is not None or wanted is Any:
            return {} if path.startswith("extensions") else {"detail": self.text("Detail")}
        return self.plain(wanted, repr(notes), path, title)

    def plain(self, wanted: Any, notes: str, path: str, title: str) -> Any:
        if wanted is bool:
            return True
        if wanted in (int, Decimal):
            return str(1000 + next(self.count))
        if wanted is dt.date:
            return (_FIRST_DAY + dt.timedelta(days=next(self.count))).isoformat()
        if "A-Z]{3}" in notes:
            return "USD"
        if "a-z]{4,40}" in notes:  # the name of a reader
            return "defence"
        if "A-Z]{2}" in notes:
            return _STATES[1] if path.startswith("requested") else _STATES[0]
        return self.text(title)

    def text(self, title: str) -> str:
        return f"{title} {next(self.count)}"


def _choices(inner: Any) -> int:
    """How many items a list needs, so that each choice of a closed list in them is made once."""
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        counts = [_options(field.annotation) for field in inner.model_fields.values()]
        return max(2, *counts) if counts else 2
    return max(2, _options(inner))


def _options(wanted: Any) -> int:
    if get_origin(wanted) is typing.Literal:
        return len(get_args(wanted))
    if get_origin(wanted) in (typing.Union, types.UnionType, typing.Annotated):
        return max((_options(a) for a in get_args(wanted)), default=0)
    return 0


def _put(data: dict[str, Any], path: str, value: str) -> None:
    """Set a value at a field path that the draft itself gave."""
    steps = [int(n) if n else name for n, name in re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)]
    target: Any = data
    for step in steps[:-1]:
        target = target[step]
    target[steps[-1]] = value
