"""Faults of a file that cannot be used, without what stands in the entry of a protected person.

A fault quotes what is wrong. Where that is the birth date or a name of somebody under ``protect:``,
the place is enough: the author sees it there, and a terminal or a log is no place for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from comity.drafts.persons import Person
from comity.errors import Fault
from comity.read.tree import Node, Tree

__all__ = ["without_protected"]

OPEN = frozenset({"id", "role", "nature", "protect"})
HIDDEN = "[…]"
PLAIN_KEY = re.compile(r"[a-z][a-z_]*")  # what a field is called, or a slip of the pen in it
STEP = re.compile(r"(?<=\.)[^.\[\]]+|(?<=\[\")[^\"]*(?=\"\])")
LEAST_WITHIN = 6  # letters of a value that is hidden within a longer word, too
SHORT = 4  # letters of a value that may be a word of any message, as the tag of a language


def without_protected(faults: Iterable[Fault], tree: Tree) -> list[Fault]:
    """The faults, with ``[…]`` for every value of a protected person that they quote."""
    if not any(map(_protected, _persons(tree.data))):
        return list(faults)
    values = sorted(set(_values(tree.data)), key=lambda row: -len(row[0])) or [("\0", False)]
    either = "|".join(f"(?i:{re.escape(v)})" if loose else re.escape(v) for v, loose in values)
    # a word of a name also within another, as in an id that is made of it
    within = "|".join(re.escape(v) for v, loose in values if loose and len(v) >= LEAST_WITHIN)
    pattern = re.compile(
        rf"(?<![^\W_])(?:{either})(?![^\W_])" + (f"|(?i:{within})" if within else "")
    )
    return [
        replace(
            fault,
            file=pattern.sub(HIDDEN, fault.file),
            field=pattern.sub(HIDDEN, _plain_steps(fault.field)),
            message=pattern.sub(HIDDEN, fault.message),
            cure=pattern.sub(HIDDEN, fault.cure),
        )
        for fault in faults
    ]


def _persons(data: dict[str, Node]) -> list[dict[str, Node]]:
    persons = data.get("persons")
    rows = persons if isinstance(persons, list) else []
    return [person for person in rows if isinstance(person, dict)]


def _plain_steps(field: str) -> str:
    """A path within a person's entry without a step that no field is called."""
    if not field.startswith("persons["):
        return field
    return STEP.sub(lambda at: at[0] if PLAIN_KEY.fullmatch(at[0]) else HIDDEN, field)


def _values(data: dict[str, Node]) -> Iterator[tuple[str, bool]]:
    """What identifies, and whether it is hidden in capitals and small letters alike."""
    for person in _persons(data):
        if _protected(person):
            for key, value in person.items():
                if key not in OPEN and not key.casefold().startswith("protect"):
                    yield from _texts(value, key == "name")
                    yield from _keys(key, value)


def _keys(key: str, value: Node) -> Iterator[tuple[str, bool]]:
    """What stands where a field is named: a slip such as ``full:Ngozi`` makes a field of a name."""
    if key and not PLAIN_KEY.fullmatch(key):
        yield key, True
        yield from (
            (word, True) for word in re.findall(r"[^\W\d_]{3,}", key) if word not in _fields()
        )
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _keys(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys("", inner) if isinstance(inner, dict) else ()


@cache
def _fields() -> frozenset[str]:
    """The names of all fields that a person's entry may have, at any depth."""
    schema = json.dumps(Person.model_json_schema(by_alias=True))
    return frozenset({"", *re.findall(r'"(\w+)": \{', schema)})


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
