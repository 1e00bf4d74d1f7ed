"""A message: an id, typed parameters, and the English that the registry makes of them.

A message is never put together from fragments of sentences, so that any language can word it: the
registry (``comity.text.messages``) has one template for each id, and an edge (a command, a page, a
letter) may word the same id and parameters in another language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, Union

from comity.model.said_text import Said

__all__ = ["Message", "Scalar", "Term", "Value"]


@dataclass(frozen=True, slots=True)
class Term:
    """A thing with a name of its own in each language: its kind, its id, and its English name.

    ``Term("state", "KE", "Kenya")``; ``comity.text.messages`` lists the kinds.
    """

    kind: str
    id: str
    name: str

    def __str__(self) -> str:
        return self.name


Scalar: TypeAlias = str | int | dt.date | Term
Value: TypeAlias = Union[Scalar, "Message", tuple[Union[Scalar, "Message"], ...], None]
"""What a parameter may be; a tuple is a list of things of one type, None an optional one unused."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is said: ``text`` and ``cure`` are its English.

    ``params`` are in the order in which the registry declares them. ``remedy`` is a message that
    replaces the cure of the id, such as the cure that a State's law gives.
    """

    id: str
    params: tuple[tuple[str, Value], ...] = ()
    text: str = ""
    cure: str = ""
    remedy: Message | None = None

    def __str__(self) -> str:
        return self.text

    def mapped(self, change: Callable[[str], str]) -> Message:
        """The same message with every text changed: its English, its parameters, and theirs."""
        return replace(
            self,
            params=tuple((name, _mapped(value, change)) for name, value in self.params),
            text=change(self.text),
            cure=change(self.cure),
            remedy=self.remedy and self.remedy.mapped(change),
        )

    def data(self) -> dict[str, Any]:
        """Id and parameters as JSON types, those of nested messages too; unused ones are absent."""
        params = {name: _data(value) for name, value in self.params if value is not None}
        data: dict[str, Any] = {"id": self.id, "params": params}
        return {**data, "cure": self.remedy.data()} if self.remedy else data


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if isinstance(value, Term):
        return replace(value, id=change(value.id), name=_mapped(value.name, change))
    if isinstance(value, Message):
        return value.mapped(change)
    if isinstance(value, Said):
        return value.mapped(change)
    return change(value) if isinstance(value, str) else value


def _data(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_data(one) for one in value]
    if isinstance(value, Term):
        return {value.kind: value.id, "name": value.name}
    if isinstance(value, Message):
        return value.data()
    return value.isoformat() if isinstance(value, dt.date) else value
