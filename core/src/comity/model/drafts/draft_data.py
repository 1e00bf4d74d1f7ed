"""The data of a draft: its leaves, copies of it, and what is made of a draft once and kept.

Drafts are frozen, so what was made of one is good as long as it is there.
"""

from __future__ import annotations

import json
import re
import weakref
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from comity.model.gaps import is_stand_in, stand_in

__all__ = ["MadeOnce", "copied", "leaves"]

HOLDERS = frozenset({dict, tuple, list, type(stand_in({})), type(stand_in([]))})
SPLITS = re.compile(r"[\s.\[\]\"\\]")
T = TypeVar("T")


class MadeOnce(Generic[T]):
    """A function of a draft that remembers what it made of each draft that is still there."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        """Remember nothing yet.

        Args:
            make: makes it of a draft; what it makes is shared, so nobody may change it.
        """
        self._make = make
        self._made: dict[int, tuple[weakref.ref[Any], T]] = {}

    def of(self, draft: Any) -> T:
        """What is made of a draft."""
        number = id(draft)
        known = self._made.get(number)
        if known is not None and known[0]() is draft:
            return known[1]
        made = self._make(draft)
        self._made[number] = weakref.ref(draft, lambda gone: self._forget(number, gone)), made
        return made

    def forget(self, draft: Any) -> None:
        """Make it anew the next time."""
        self._made.pop(id(draft), None)

    def _forget(self, number: int, gone: weakref.ref[Any]) -> None:
        known = self._made.get(number)
        if known is not None and known[0] is gone:
            self._made.pop(number, None)


def copied(data: Any) -> Any:
    """A copy of a draft's data, in which whoever asked for it may change tables and lists."""
    made: Any
    if isinstance(data, dict):
        made = dict(data)
        for key, value in data.items():
            if type(value) in HOLDERS:
                made[key] = copied(value)
    else:
        made = [copied(one) if type(one) in HOLDERS else one for one in data]
        if type(data) is tuple:
            return tuple(made)
    return stand_in(made) if is_stand_in(data) else made


def leaves(data: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a draft's data with its field path; an empty list or table is no value."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from leaves(value, _below(path, str(key)))
    elif isinstance(data, (list, tuple)):
        for index, value in enumerate(data):
            yield from leaves(value, f"{path}[{index}]")
    elif data is not None:
        yield path, data


def _below(path: str, key: str) -> str:
    """The path of a key, quoted where it would read as several steps, as ``read`` does."""
    if SPLITS.search(key):
        return f"{path}[{json.dumps(key)}]"
    return f"{path}.{key}" if path else key
