"""The shapes of what a template is given: texts, flags, lists, records of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from comity.model.content import Row
from comity.steps.compose.part_shapes import entry, item, part

__all__ = [
    "ANYTHING",
    "FLAG",
    "PART",
    "TEXT",
    "Anything",
    "Listing",
    "Record",
    "Scalar",
    "Shape",
    "joined",
    "shape_of",
]


@dataclass(frozen=True, slots=True)
class Anything:
    """A value that nothing is known of, so that nothing about it is wrong."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, a number or a yes-or-no: it has no parts."""

    prints: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A list whose items have one shape."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Record:
    """A table of names."""

    names: Mapping[str, Shape] = field(default_factory=dict)


Shape = Anything | Scalar | Listing | Record
ANYTHING = Anything()
TEXT = Scalar()
FLAG = Scalar(prints=False)


def shape_of(value: Any) -> Shape:
    """The shape of a value of a template's context."""
    if isinstance(value, bool):
        return FLAG
    if isinstance(value, Mapping):
        return Record({str(name): shape_of(inner) for name, inner in value.items()})
    if isinstance(value, (list, tuple)):
        return Listing(joined(map(shape_of, value)))
    return TEXT


def joined(shapes: Iterable[Shape]) -> Shape:
    """One shape for several: the names of all, and of what differs nothing is known."""
    start: Shape = ANYTHING
    return reduce(_join, shapes, start)


def _join(one: Shape, other: Shape) -> Shape:
    if isinstance(one, Anything):
        return other
    if isinstance(one, Record) and isinstance(other, Record):
        names = dict(one.names)
        for name, shape in other.names.items():
            names[name] = _join(names[name], shape) if name in names else shape
        return Record(names)
    if isinstance(one, Listing) and isinstance(other, Listing):
        return Listing(_join(one.of, other.of))
    return one


_ROWS = [Row(label="", text="")]
_ITEMS = [item("", "", ["note"])]

# made by the functions that compose makes parts with, so that a new slot is known here too
PART = shape_of(
    part(
        paragraphs=[""],
        rows=_ROWS,
        items=_ITEMS,
        entries=[entry("", paragraphs=[""], rows=_ROWS, items=_ITEMS)],
        table={"head": [""], "rows": [[""]]},
    )
)
