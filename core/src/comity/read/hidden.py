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
SHORT = 4  # letters of a value that may be a word of any message, as the tag of a language


def without_protected(faults: Iterable[Fault], tree: Tree) -> list[Fault]:
    """The faults, with ``[…]`` for every value of a protected person that they quote."""
    values = sorted(set(_values(tree.data)), key=lambda row: -len(row[0]))
    if not values:
        return list(faults)
    either = "|".join(f"(?i:{re.escape(v)})" if loose else re.escape(v) for v, loose in values)
    pattern = re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])")
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


def _values(data: dict[str, Node]) -> Iterator[tuple[str, bool]]:
    """What identifies, and whether it is hidden in capitals and small letters alike."""
    persons = data.get("persons")
    for person in persons if isinstance(persons, list) else ():
        if isinstance(person, dict) and _protected(person):
            for key, value in person.items():
                if key not in OPEN and not key.casefold().startswith("protect"):
                    yield from _texts(value, key == "name")


def _protected(person: dict[str, Node]) -> bool:
    """Whether a person is meant to be protected, also where the field is misspelt."""
    return any(value and key.casefold().startswith("protect") for key, value in person.items())


def _texts(value: Node, name: bool) -> Iterator[tuple[str, bool]]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name)
    elif len(value.strip()) > 1:
        yield value.strip(), name or len(value.strip()) > SHORT
        words = re.findall(r"\w{3,}", value)
        yield from ((word, name) for word in words if name or word[:1].isupper())
