"""The shape of a model: which fields are known at a place, and what each may hold.

Pydantic says what is wrong; these functions say what would have been right, in the names that
authors write (``from``, not ``start``).
"""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    PlainValidator,
    WrapValidator,
)
from pydantic.fields import FieldInfo

from comity.steps.read.plain_tree import Node

T = TypeVar("T")
KEPT = 4096
"""Types of which is kept what they allow: more than all models have."""
_OWN_READING = (BeforeValidator, PlainValidator, WrapValidator)


@dataclass(frozen=True, slots=True)
class Known:
    """A field of a model under its author's name.

    ``own_reading`` tells that a validator of the model reads the text before its type does.
    """

    name: str
    info: FieldInfo
    own_reading: bool = False

    @property
    def annotation(self) -> object:
        """The type of the field, with what the model says about it."""
        return self.info.annotation


@lru_cache(maxsize=1024)
def fields(model: type[BaseModel]) -> Mapping[str, Known]:
    """The fields of a model by the names that authors write, in the model's order."""
    decorators = model.__pydantic_decorators__.field_validators.values()
    own = {
        name
        for decorator in decorators
        if decorator.info.mode != "after"
        for name in decorator.info.fields
    }
    known = {}
    for name, info in model.model_fields.items():
        written = _written(name, info)
        own_reading = bool(own & {name, "*"}) or _reads_itself(info.metadata)
        known[written] = Known(written, info, own_reading)
    return types.MappingProxyType(known)


def _once(make: Callable[[object], T]) -> Callable[[object], T]:
    """A function of a type that remembers what it made of each.

    Types are told apart by which they are: two with the same words in another order are equal.
    """
    made: dict[int, tuple[object, T]] = {}

    @wraps(make)
    def of(annotation: object) -> T:
        known = made.get(id(annotation))
        if known is not None and known[0] is annotation:
            return known[1]
        found = make(annotation)
        if len(made) >= KEPT:
            made.clear()
        made[id(annotation)] = annotation, found
        return found

    return of


@_once
def members(annotation: object) -> tuple[object, ...]:
    """The types that a value may have: a union taken apart, None and ``Annotated`` left out."""
    if annotation is None or annotation is type(None):
        return ()
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return members(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return tuple(one for part in typing.get_args(annotation) for one in members(part))
    if hasattr(annotation, "__value__"):
        return members(annotation.__value__)
    if hasattr(annotation, "__supertype__"):
        return members(annotation.__supertype__)
    return (annotation,)


@_once
def reads_itself(annotation: object) -> bool:
    """Whether a validator written into a type reads the text before the type does."""
    if typing.get_origin(annotation) is typing.Annotated:
        first, *metadata = typing.get_args(annotation)
        return _reads_itself(metadata) or reads_itself(first)
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return any(reads_itself(part) for part in typing.get_args(annotation))
    return False


def models(annotation: object, value: Node | None = None) -> tuple[type[BaseModel], ...]:
    """The models that a group may be read as; fewer where its own words decide (``kind``)."""
    found = _every_model(annotation)
    if len(found) < 2 or not isinstance(value, dict):
        return found
    return tuple(model for model in found if _agrees(model, value)) or found


@_once
def _every_model(annotation: object) -> tuple[type[BaseModel], ...]:
    """The models among the types that a value may have."""
    return tuple(
        one for one in members(annotation) if isinstance(one, type) and issubclass(one, BaseModel)
    )


def known_fields(annotation: object, value: Node | None = None) -> dict[str, Known]:
    """Every field known in a group of this type."""
    known: dict[str, Known] = {}
    for model in models(annotation, value):
        known = {**fields(model), **known}
    return known


def written(annotation: object, name: str) -> str:
    """The author's name of the field that the models call ``name``, or nothing."""
    for model in models(annotation):
        if name in model.model_fields:
            return _written(name, model.model_fields[name])
    return name if name in known_fields(annotation) else ""


def child(annotation: object, step: str | int, value: Node | None = None) -> object:
    """The type of a key or an item; None where anything goes.

    Args:
        annotation: the type of the group or list.
        step: the key or the number.
        value: the group itself, which may decide between models.
    """
    if isinstance(step, int):
        return _union(_item_types(annotation, step))
    if len(_every_model(annotation)) < 2:  # whatever the group says, it is read as this one
        return _below(annotation, step)
    return _child(annotation, step, value)


def _below(annotation: object, step: str) -> object:
    """The type of a key where the words of the group decide nothing."""
    known = _known_below(annotation)
    if step in known:
        return known[step]
    made = _child(annotation, step)
    if step in known_fields(annotation):  # an author may write any key
        known[step] = made
    return made


@_once
def _known_below(_: object) -> dict[str, object]:
    """The types of keys that were found for a type, to be filled."""
    return {}


def _child(annotation: object, step: str, value: Node | None = None) -> object:
    found = [fields(model).get(step) for model in models(annotation, value)]
    kinds = [known.annotation for known in found if known]
    for one in members(annotation):
        origin = typing.get_origin(one)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            kinds.append(typing.get_args(one)[1])
    return _union(kinds)


@_once
def allowed(annotation: object) -> tuple[str, ...]:
    """The words that are allowed, where the type lists them; bool counts as true and false."""
    words: list[str] = []
    for one in members(annotation):
        if typing.get_origin(one) is typing.Literal:
            words += [_word(value) for value in typing.get_args(one)]
        elif isinstance(one, type) and issubclass(one, enum.Enum):
            words += [_word(member.value) for member in one]
        elif one is bool:
            words += ["true", "false"]
    return tuple(dict.fromkeys(words))


def _item_types(annotation: object, number: int) -> list[object]:
    kinds: list[object] = []
    for one in members(annotation):
        arguments = typing.get_args(one)
        if typing.get_origin(one) is tuple and arguments[-1:] != (Ellipsis,):
            kinds += arguments[number : number + 1]
        elif typing.get_origin(one) is not typing.Literal and len(arguments) in (1, 2):
            kinds.append(arguments[0])
    return kinds


def _agrees(model: type[BaseModel], value: dict[str, Node]) -> bool:
    for name, known in fields(model).items():
        words = allowed(known.annotation)
        only_words = typing.get_origin(known.annotation) is typing.Literal
        if only_words and isinstance(value.get(name), str) and value[name] not in words:
            return False
    return True


def _union(kinds: list[object]) -> object:
    if len(kinds) < 2:
        return kinds[0] if kinds else None
    return typing.Union[tuple(kinds)]  # noqa: UP007 (made at run time from a list)


def _written(name: str, info: FieldInfo) -> str:
    alias = info.validation_alias or info.alias
    if isinstance(alias, AliasChoices):
        alias = next((choice for choice in alias.choices if isinstance(choice, str)), None)
    return alias if isinstance(alias, str) else name


def _reads_itself(metadata: Iterable[object]) -> bool:
    return any(isinstance(one, _OWN_READING) for one in metadata)


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
