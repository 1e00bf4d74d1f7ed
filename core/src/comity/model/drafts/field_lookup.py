"""Fields by their paths: which field of which kind of draft a path, or a part of one, names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from comity.model.drafts.correspondence_answers import Acknowledgement, Deficiency
from comity.model.drafts.correspondence_closing import Closing
from comity.model.drafts.correspondence_decision import Decision
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Reminder, Transmittal
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request

__all__ = ["MODELS", "FoundField", "field_at", "find_field"]

MODELS: tuple[type[BaseModel], ...] = (
    Request,
    Notice,
    Preservation,
    Transmittal,
    Reminder,
    Closing,
    Deficiency,
    Acknowledgement,
    Decision,
)
"""The kinds of draft, in the order in which a name that several have is looked up."""

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundField:
    """A field of a draft: its model, the names that lead to it, and the titles of these.

    ``info`` is None for a key of a free table, whose title is its own name.
    """

    model: type[BaseModel]
    names: Names
    titles: Names
    info: FieldInfo | None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of its closed list, or none."""
        return _choices(self.info.annotation) if self.info else ()


def field_at(model: type[BaseModel], names: Names) -> FoundField | None:
    """The field of a model that names lead to; below a free table any name does."""
    current: Any = model
    info: FieldInfo | None = None
    titles: list[str] = []
    for name in names:
        if current is Mapping:
            info = None
            titles.append(name)
            continue
        info = _fields(current).get(name) if current else None
        if info is None:
            return None
        titles.append(info.title or name)
        current = _inner(info.annotation)
    return FoundField(model, names, tuple(titles), info) if names else None


def find_field(path: Names, at: Names = ()) -> FoundField | None:
    """The field that a part of a path means, said of the field ``at``.

    It lies below that field, or beside it, or beside a table that it lies in, or else at the
    first place of any kind of draft that ends like it.
    """
    models = [model for model in MODELS if not at or field_at(model, at)] or list(MODELS)
    for model in models:
        for depth in range(len(at), -1, -1):
            found = field_at(model, (*at[:depth], *path))
            if found is not None and (found.info is not None or len(path) > 1):
                return found
    return next(filter(None, (_ending(model, path) for model in MODELS)), None)


def _ending(model: type[BaseModel], path: Names) -> FoundField | None:
    """The first field of a model whose names end like a path, those nearest to the top first."""
    every = (n[:-1] for n in sorted(_all_names(model), key=len) if n[-1] == path[0])
    return next(filter(None, (field_at(model, (*before, *path)) for before in every)), None)


@cache
def _all_names(model: type[BaseModel]) -> tuple[Names, ...]:
    return tuple(_walk(model, ()))


def _walk(model: type[BaseModel], before: Names) -> Iterator[Names]:
    for name, info in _fields(model).items():
        yield (*before, name)
        inner = _inner(info.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _walk(inner, (*before, name))


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _inner(annotation: Any) -> Any:
    """The model in an annotation, ``Mapping`` for a free table, or None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if annotation is Mapping or get_origin(annotation) in (Mapping, dict):
        return Mapping
    for part in get_args(annotation):
        if (found := _inner(part)) is not None:
            return found
    return None


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return next((found for a in get_args(annotation) if (found := _choices(a))), ())
