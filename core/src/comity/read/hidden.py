"""Faults of a file that cannot be used, without what stands in the entry of a protected person.

A fault quotes what is wrong. Where that is the birth date or a name of somebody under ``protect:``,
the place is enough: the author sees it there, and a terminal or a log is no place for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.errors import Fault
from comity.read.tree import Node, Tree

__all__ = ["without_protected"]

OPEN = frozenset({"id", "role", "nature", "protect"})
HIDDEN = "[…]"


def without_protected(faults: Iterable[Fault], tree: Tree) -> list[Fault]:
    """The faults, with ``[…]`` for every value of a protected person that they quote."""
    values = sorted(set(_values(tree.data)), key=len, reverse=True)
    if not values:
        return list(faults)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(value)}(?!\w)" for value in values))
    return [
        replace(
            fault,
            file=pattern.sub(HIDDEN, fault.file),
            field=pattern.sub(HIDDEN, fault.field),
            message=pattern.sub(HIDDEN, fault.message),
            cure=pattern.sub(HIDDEN, fault.cure),
        )
        for fault in faults
    ]


def _values(data: dict[str, Node]) -> Iterator[str]:
    persons = data.get("persons")
    for person in persons if isinstance(persons, list) else ():
        if isinstance(person, dict) and person.get("protect"):
            for key, value in person.items():
                if key not in OPEN:
                    yield from _texts(value)


def _texts(value: Node) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif len(value.strip()) > 1:
        yield value.strip()
        yield from (word for word in re.findall(r"\w{3,}", value) if word[:1].isupper())
